// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.StoreException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A decision is made again when someone else changed first. */
class RetryingTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final Retrying retrying = new Retrying(new Random(1), pauses::add);

    @Test
    void at_most_eight_attempts_then_a_retryable_error() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> retrying.run(() -> {
                    attempts.incrementAndGet();
                    throw Conflict.INSTANCE;
                }))
                .returns(Kind.CONTENDED, StoreException::kind);

        assertThat(attempts).hasValue(8);
        assertThat(pauses).hasSize(7);
        for (int i = 0; i < pauses.size(); i++) {
            assertThat(pauses.get(i)).isBetween(Duration.ZERO, Duration.ofMillis(1L << i));
        }
    }

    @Test
    void an_attempt_without_a_conflict_is_the_answer() {
        AtomicInteger attempts = new AtomicInteger();

        String answer = retrying.run(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw Conflict.INSTANCE;
            }
            return "third";
        });

        assertThat(answer).isEqualTo("third");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void any_other_failure_is_not_tried_again() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatExceptionOfType(UniqueViolation.class)
                .isThrownBy(() -> retrying.run(() -> {
                    attempts.incrementAndGet();
                    throw new UniqueViolation();
                }));

        assertThat(attempts).hasValue(1);
    }
}
