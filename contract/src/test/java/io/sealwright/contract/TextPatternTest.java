// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns are full matches, and no text makes one slow or deep. */
class TextPatternTest {
    private static final int SMALL_STACK = 256 * 1024;
    private static final List<String> PIECES = List.of(
            "a",
            "A",
            "0",
            "-",
            "a-",
            "a.",
            "/",
            "/a",
            "a/",
            ":",
            "arn:aws:",
            "\\",
            " ",
            "é",
            "\uD83D\uDD11",
            "ou-",
            "p-");

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "[\\w+=,.@-]* true",
                "[\\w]+ true",
                "^[a-zA-Z0-9-_.]+$ true",
                "[\\u0020-\\u00FF]* true",
                "^([a-z]+-){2,3}\\d+$ false",
                "(?s).* false"
            })
    void one_repeated_class_is_decided_in_linear_time(String pattern, boolean linear) {
        assertThat(TextPattern.of(pattern).isLinear()).isEqualTo(linear);
    }

    @Test
    void every_pattern_of_every_model_says_what_a_full_match_says() {
        for (Shape shape : texts()) {
            TextPattern pattern = Constraints.pattern(shape);
            Pattern oracle = Pattern.compile(pattern.text());
            for (String piece : PIECES) {
                for (String text : List.of("", piece, piece.repeat(3), piece + "\n", "\n" + piece, piece + "0")) {
                    boolean expected = oracle.matcher(text).matches();
                    assertThat(pattern.matches(text))
                            .as("%s on '%s'", pattern.text(), text)
                            .isEqualTo(expected);
                    assertThat(pattern.matches(text.getBytes(StandardCharsets.UTF_8)))
                            .as("%s on the bytes of '%s'", pattern.text(), text)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void no_text_with_the_character_u_0000_matches_whatever_the_pattern_says() {
        for (Shape shape : texts()) {
            for (String text : List.of("\0", "a\0", "\0a")) {
                assertThat(Constraints.pattern(shape).matches(text)).isFalse();
            }
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS) // backtracking would take years, not seconds
    void no_text_of_any_length_makes_a_pattern_slow_or_deep() throws InterruptedException {
        Throwable[] failure = new Throwable[1];
        var thread = new Thread(null, TextPatternTest::matchLongTexts, "small stack", SMALL_STACK);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);

        thread.start();
        thread.join();

        assertThat(failure[0]).isNull();
    }

    private static void matchLongTexts() {
        for (Shape shape : texts()) {
            int length = (int) Math.min(Constraints.max(shape), 100_000);
            for (String piece : PIECES) {
                String text = piece.repeat(Math.max(1, length / piece.length()));
                Constraints.pattern(shape).matches(text);
                Constraints.pattern(shape).matches(text.substring(0, text.length() - 1) + "\n");
            }
        }
    }

    private static Set<Shape> texts() {
        Set<Shape> texts = new LinkedHashSet<>();
        for (ServiceContract service : Contracts.all()) {
            for (OperationContract<?, ?> operation : service.operations()) {
                collect(operation.input(), texts);
                collect(operation.output(), texts);
            }
        }
        assertThat(texts).hasSizeGreaterThan(40);
        return texts;
    }

    private static void collect(Shape shape, Set<Shape> texts) {
        switch (shape) {
            case StructureShape structure -> structure.members().forEach(member -> collect(member.shape(), texts));
            case Shape.ListOf list -> collect(list.element(), texts);
            case Shape.MapOf map -> {
                collect(map.key(), texts);
                collect(map.value(), texts);
            }
            case Shape.Text _, Shape.SecretText _ -> {
                if (Constraints.pattern(shape) != TextPattern.ANY) {
                    texts.add(shape);
                }
            }
            default -> {} // no text in it
        }
    }
}
