// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.gateway.Forwarding.Uses;
import io.sealwright.vocabulary.Blob;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForwardUsesTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // Monotonic time may wrap around.
    private final ForwardUses uses = new ForwardUses(nanos::get);

    private static Blob token(int number) {
        return Blob.owning(new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number});
    }

    @Test
    void ten_of_many_who_use_a_token_at_once_may() {
        assertThat(uses.begin(token(1))).isTrue();
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
        uses.begin(token(1));
        nanos.addAndGet(Duration.ofMinutes(5).toNanos() - 1);
        assertThat(uses.of(token(1))).isPresent();

        nanos.incrementAndGet();

        assertThat(uses.of(token(1))).isEmpty();
    }

    @Test
    void so_many_live_and_no_more_until_the_eldest_are_over() {
        for (int i = 0; i < 65_536; i++) {
            assertThat(uses.begin(token(i))).isTrue();
        }
        assertThat(uses.begin(token(65_536))).isFalse();

        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(uses.begin(token(65_536))).isTrue();
        assertThat(uses.of(token(0))).isEmpty();
    }
}
