// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.vocabulary.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests are refused while the clock is behind what was recorded. */
class NewestRecordTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static void assertServed(NewestRecord newest, Instant now) {
        assertThatCode(() -> newest.require(now)).doesNotThrowAnyException();
        assertThat(newest.isAhead(now)).isFalse();
    }

    private static void assertRefused(NewestRecord newest, Instant now) {
        assertThat(newest.isAhead(now)).isTrue();
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> newest.require(now))
                .withMessage("The clock of this server is behind its newest record.");
    }

    @Test
    void a_server_without_records_serves_at_any_time() {
        assertServed(new NewestRecord(Optional.empty()), NOON);
        assertServed(new NewestRecord(Optional.empty()), Instant.EPOCH);
    }

    @Test
    void up_to_the_age_of_a_signature_behind_the_newest_record_is_served() {
        NewestRecord newest = new NewestRecord(Optional.of(NOON));

        assertServed(newest, NOON.minus(Duration.ofMinutes(15)));
        assertRefused(newest, NOON.minus(Duration.ofMinutes(15)).minusMillis(1));
        assertServed(newest, NOON);
    }

    @Test
    void a_refused_request_does_not_make_the_next_one_right() {
        NewestRecord newest = new NewestRecord(Optional.of(NOON));

        for (int i = 0; i < 3; i++) {
            assertRefused(newest, NOON.minus(Duration.ofDays(1)));
        }
    }

    @Test
    void what_was_served_in_a_wrong_future_holds_requests_back_until_the_operator_s_word() {
        NewestRecord newest = new NewestRecord(Optional.of(NOON));
        assertServed(newest, NOON.plus(Duration.ofDays(365)));

        assertRefused(newest, NOON);
        newest.trust(NOON);
        assertServed(newest, NOON);
        assertRefused(newest, NOON.minus(Duration.ofMinutes(16)));
    }
}
