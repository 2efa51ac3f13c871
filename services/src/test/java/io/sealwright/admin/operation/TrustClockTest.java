// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Json;
import io.sealwright.kms.Kms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator's recorded word about the clock, over the whole way of a request. */
@NullUnmarked
class TrustClockTest {
    private Kms kms;
    private TestAccount management;
    private TestUser alice;

    @BeforeEach
    void start() {
        kms = Kms.start();
        management = kms.account("000000000001");
        alice = management.administrator();
    }

    @AfterEach
    void stop() throws Exception {
        kms.close();
    }

    private Answer trust(TestUser user, Instant time) {
        return user.send(
                "sealwright",
                Map.of("x-amz-target", "Sealwright_20261124.TrustClock"),
                Json.object("Time", time.getEpochSecond()));
    }

    private int status() {
        return alice.call("ListKeys").status();
    }

    @Test
    void when_the_clock_has_gone_back_nobody_is_served_before_the_word_and_everybody_after_it() {
        kms.clock.step(Duration.ofDays(30));
        assertThat(status()).isEqualTo(200);
        kms.clock.step(Duration.ofDays(-30));
        assertThat(status()).isEqualTo(503);
        assertThat(status()).isEqualTo(503);

        trust(alice, kms.clock.instant()).ok();

        assertThat(status()).isEqualTo(200);
        assertThat(kms.records()).anySatisfy(record -> assertThat(record).contains("\"TrustClock\""));
    }

    @Test
    void whoever_names_another_time_is_not_believed() {
        kms.clock.step(Duration.ofDays(30));
        assertThat(status()).isEqualTo(200);
        kms.clock.step(Duration.ofDays(-30));

        Answer answer = trust(alice, kms.clock.instant().plus(Duration.ofMinutes(6)));

        assertThat(answer.code()).isEqualTo("ValidationException");
        assertThat(status()).isEqualTo(503);
    }

    @Test
    void no_other_account_speaks_for_the_installation() {
        TestUser stranger = kms.newAccount().administrator();

        assertThat(trust(stranger, kms.clock.instant()).code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void it_needs_the_right() {
        TestUser bob = management.userAllowed("bob", "kms:*");

        assertThat(trust(bob, kms.clock.instant()).code()).isEqualTo("AccessDeniedException");
    }
}
