// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stars and question marks. */
class WildcardPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "?, '', false",
        "?, a, true",
        "?, ab, false",
        "a*b, ab, true",
        "a*b, a/x:y/b, true",
        "a*b, abc, false",
        "*a?c*, xxabcxx, true",
        "Get*, GetKeyPolicy, true",
        "Get*, get, false",
        "'', '', true",
        "'', a, false",
        "key/*, key/, true"
    })
    void a_star_is_any_run_and_a_question_mark_one_character(String pattern, String text, boolean matches)
            throws MalformedPolicy {
        assertThat(WildcardPattern.caseSensitive(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void only_ascii_letters_fold() throws MalformedPolicy {
        assertThat(WildcardPattern.ignoringCase("GET?ey*").matches("getKeyPolicy"))
                .isTrue();
        assertThat(WildcardPattern.ignoringCase("[").matches("{")).isFalse();
        assertThat(WildcardPattern.ignoringCase("k*").matches("\u212A")).isFalse();
        assertThat(WildcardPattern.ignoringCase("a*z").matches("AZ")).isTrue();
        assertThat(WildcardPattern.ignoringCase("A*Z").matches("az")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261124, 987654321})
    void matching_equals_the_definition(long seed) throws MalformedPolicy {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String pattern = draw(random, "ab*?", 8);
            String text = draw(random, "ab", 10);

            assertThat(WildcardPattern.caseSensitive(pattern).matches(text))
                    .as("seed %d: pattern %s, text %s", seed, pattern, text)
                    .isEqualTo(byDefinition(pattern, text));
        }
    }

    @Test
    @Timeout(5)
    void no_pattern_makes_matching_explode() throws MalformedPolicy {
        String text = "a".repeat(2_048);
        String longRun = "a".repeat(WildcardPattern.LONGEST_RUN - 1) + "b";
        var patterns = List.of(
                WildcardPattern.caseSensitive("a*".repeat(1_000) + "b"),
                WildcardPattern.caseSensitive("*" + longRun + "*"),
                WildcardPattern.caseSensitive("*" + "a".repeat(1_000) + "b*"),
                WildcardPattern.caseSensitive("*?" + longRun.substring(1) + "*"),
                WildcardPattern.caseSensitive("*?" + "a".repeat(1_500) + "b"));
        long start = System.nanoTime();

        for (int i = 0; i < 100; i++) {
            assertThat(patterns).noneMatch(pattern -> pattern.matches(text));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261124})
    void long_runs_are_found_as_short_ones_are(long seed) throws MalformedPolicy {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            String run = draw(random, "aab", 30) + "abaabaabaab";
            String pattern = "*" + run + "*" + draw(random, "ab", 12) + "*b";
            String text = draw(random, "ab", 20) + (random.nextBoolean() ? run : "") + draw(random, "ab", 20) + "b";

            assertThat(WildcardPattern.caseSensitive(pattern).matches(text))
                    .as("seed %d: pattern %s, text %s", seed, pattern, text)
                    .isEqualTo(text.matches(pattern.replace("*", ".*")));
        }
    }

    @Test
    void a_long_run_folds_case_too() throws MalformedPolicy {
        assertThat(WildcardPattern.ignoringCase("*GenerateDataKeyPair*").matches("xgeneratedatakeypairWithout"))
                .isTrue();
    }

    @Test
    void a_run_with_a_question_mark_is_bounded_so_that_matching_stays_linear() throws MalformedPolicy {
        String run = "a".repeat(WildcardPattern.LONGEST_RUN);

        assertThat(WildcardPattern.caseSensitive("b*" + run + run + "*b").matches("b" + run + run + "b"))
                .isTrue();
        assertThat(WildcardPattern.caseSensitive("x?".repeat(250) + "*" + "y?".repeat(250))
                        .matches("x".repeat(500) + "y".repeat(500)))
                .isTrue();
        assertThat(WildcardPattern.caseSensitive("b*?" + run.substring(1) + "*b")
                        .matches("b" + run + "b"))
                .isTrue();
        assertThatExceptionOfType(MalformedPolicy.class)
                .isThrownBy(() -> WildcardPattern.caseSensitive("*x*" + run + "?*"))
                .withMessageContaining("more than 128 characters between two stars");
    }

    @Test
    void a_literal_star_or_question_mark_is_itself_only() throws MalformedPolicy {
        var literal = WildcardPattern.of("a*?*", new boolean[] {false, false, false, true}, false);

        assertThat(literal.matches("a*?x")).isTrue();
        assertThat(literal.matches("abcx")).isFalse();
    }

    private static String draw(RandomGenerator random, String alphabet, int longest) {
        var text = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** Exponential, and plainly right. */
    private static boolean byDefinition(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        String rest = pattern.substring(1);
        if (pattern.charAt(0) == '*') {
            return byDefinition(rest, text) || (!text.isEmpty() && byDefinition(pattern, text.substring(1)));
        }
        return !text.isEmpty()
                && (pattern.charAt(0) == '?' || pattern.charAt(0) == text.charAt(0))
                && byDefinition(rest, text.substring(1));
    }
}
