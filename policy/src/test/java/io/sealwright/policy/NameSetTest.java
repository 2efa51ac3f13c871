// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names without regard to case. */
class NameSetTest {

    @Test
    void nothing_is_in_an_empty_set() {
        assertThat(new NameSet(List.of()).contains("Encrypt")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 20261124})
    void it_finds_what_a_sorted_set_without_case_finds(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<String> names = drawn(random, random.nextInt(20));
            var sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            sorted.addAll(names);
            var set = new NameSet(names);

            assertThat(names).as("seed %d", seed).allMatch(name -> set.contains(name.toUpperCase(Locale.ROOT)));
            assertThat(drawn(random, 20))
                    .as("seed %d, %s", seed, names)
                    .allMatch(asked -> set.contains(asked) == sorted.contains(asked));
        }
    }

    private static List<String> drawn(RandomGenerator random, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var name = new StringBuilder();
            for (int length = 1 + random.nextInt(3); length > 0; length--) {
                name.append("abAB@`[{".charAt(random.nextInt(8)));
            }
            names.add(name.toString());
        }
        return names;
    }
}
