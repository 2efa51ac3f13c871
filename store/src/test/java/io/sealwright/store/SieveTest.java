// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** One budget in bytes for everything held. */
class SieveTest {

    private static final class Weight extends Sieve.Item {
        private final int bytes;
        private final Set<Weight> held;

        Weight(int bytes, Set<Weight> held) {
            super(bytes);
            this.bytes = bytes;
            this.held = held;
        }

        @Override
        void evicted() {
            assertThat(held.remove(this)).isTrue();
        }
    }

    @Test
    void the_budget_is_never_passed_and_its_books_agree_with_what_is_held() {
        long seed = new Random().nextLong();
        RandomGenerator random = new Random(seed);
        var sieve = new Sieve(1_000);
        Set<Weight> held = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            List<Weight> all = new ArrayList<>(held);
            if (!all.isEmpty() && random.nextInt(4) == 0) {
                Weight gone = all.get(random.nextInt(all.size()));
                held.remove(gone);
                sieve.drop(gone);
            } else if (!all.isEmpty() && random.nextBoolean()) {
                all.get(random.nextInt(all.size())).use();
            } else {
                var weight = new Weight(random.nextInt(1, random.nextInt(20) == 0 ? 1_100 : 90), held);
                held.add(weight);
                sieve.admit(weight);
            }
            assertThat(sieve.bytes())
                    .as("seed %d, step %d", seed, i)
                    .isLessThanOrEqualTo(1_000)
                    .isEqualTo(held.stream().mapToLong(each -> each.bytes).sum());
            assertThat(sieve.items()).as("seed %d, step %d", seed, i).isEqualTo(held.size());
        }
    }

    @Test
    void what_was_dropped_before_it_was_admitted_is_not_counted() {
        var sieve = new Sieve(1_000);
        var weight = new Weight(10, new HashSet<>());

        sieve.drop(weight);
        sieve.admit(weight);

        assertThat(sieve.bytes()).isZero();
        assertThat(sieve.items()).isZero();
    }
}
