// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.gateway.Forwarding.Uses;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForwardUsesTest {
    private static final ForwardUses.Owners GREEDY = new ForwardUses.Owners(token(1), AccountId.of(1));
    private static final ForwardUses.Owners SOMEBODY = new ForwardUses.Owners(token(9), AccountId.of(9));

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // Monotonic time may wrap around.
    private final ForwardUses uses = new ForwardUses(nanos::get);

    private static Blob token(int number) {
        return Blob.owning(new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number});
    }

    @Test
    void ten_of_many_who_use_a_token_at_once_may() {
        uses.begin(token(1), SOMEBODY);
        Uses left = uses.of(token(1)).orElseThrow();
        AtomicInteger taken = new AtomicInteger();

        IntStream.range(0, 1_000).parallel().forEach(_ -> {
            if (left.take()) {
                taken.incrementAndGet();
            }
        });

        assertThat(taken).hasValue(ForwardUses.USES);
    }

    /** So is one of before a restart: no crash gives a token a use more. */
    @Test
    void a_token_that_was_not_begun_here_has_no_uses() {
        assertThat(uses.of(token(1))).isEmpty();
    }

    @Test
    void a_token_lives_five_minutes_of_monotonic_time() {
        uses.begin(token(1), SOMEBODY);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos() - 1);
        assertThat(uses.of(token(1))).isPresent();

        nanos.incrementAndGet();

        assertThat(uses.of(token(1))).isEmpty();
    }

    @Test
    void a_service_has_half_and_an_account_a_quarter_until_theirs_are_over() {
        fill(0, 16_384, GREEDY);
        assertThat(uses.hasRoom(GREEDY)).isFalse();
        ForwardUses.Owners sameService = new ForwardUses.Owners(GREEDY.service(), AccountId.of(2));
        ForwardUses.Owners sameAccount = new ForwardUses.Owners(SOMEBODY.service(), GREEDY.account());
        assertThat(uses.hasRoom(sameAccount)).isFalse();
        assertThat(uses.hasRoom(sameService)).isTrue();

        fill(16_384, 16_384, sameService);
        assertThat(uses.hasRoom(new ForwardUses.Owners(GREEDY.service(), AccountId.of(3))))
                .isFalse();
        assertThat(uses.hasRoom(SOMEBODY)).isTrue();

        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(uses.hasRoom(GREEDY)).isTrue();
        assertThat(uses.living()).isZero();
    }

    @Test
    void so_many_live_and_no_more_until_the_eldest_are_over() {
        for (int i = 0; i < 4; i++) {
            fill(i * 16_384, 16_384, new ForwardUses.Owners(token(i / 2), AccountId.of(i)));
        }
        assertThat(uses.hasRoom(SOMEBODY)).isFalse();

        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(uses.hasRoom(SOMEBODY)).isTrue();
        assertThat(uses.of(token(0))).isEmpty();
    }

    private void fill(int from, int count, ForwardUses.Owners owners) {
        for (int i = from; i < from + count; i++) {
            assertThat(uses.hasRoom(owners)).isTrue();
            uses.begin(token(i), owners);
        }
    }

    @Test
    void the_last_use_makes_room() {
        uses.begin(token(1), GREEDY);
        Uses left = uses.of(token(1)).orElseThrow();
        for (int use = 0; use < ForwardUses.USES; use++) {
            assertThat(uses.living()).isEqualTo(1);
            assertThat(left.take()).isTrue();
        }

        assertThat(uses.living()).isZero();
        assertThat(left.take()).isFalse();
        assertThat(uses.of(token(1))).isEmpty();
    }
}
