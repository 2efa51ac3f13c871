// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RepeatedTextTest {
    private final RepeatedText repeated = new RepeatedText();

    private String read(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(ISO_8859_1);
        return repeated.of(bytes, 1, bytes.length - 1);
    }

    @Test
    void the_same_bytes_are_the_same_text() {
        String first = read("aws-cli/2");

        assertThat(first).isEqualTo("aws-cli/2");
        assertThat(read("aws-cli/2")).isSameAs(first);
    }

    @Test
    void other_bytes_are_another_text_however_alike() {
        for (String text : new String[] {"a", "ab", "b", "", "ä", "a", "A"}) {
            assertThat(read(text)).isEqualTo(text);
        }
    }

    @Test
    void what_is_very_long_is_not_kept() {
        String longText = "x".repeat(513);

        assertThat(read(longText)).isEqualTo(longText).isNotSameAs(read(longText));
    }

    @Test
    void a_buffer_that_is_overwritten_changes_no_text() {
        byte[] bytes = "abc".getBytes(ISO_8859_1);
        String first = repeated.of(bytes, 0, 3);
        bytes[1] = 'x';

        assertThat(first).isEqualTo("abc");
        assertThat(repeated.of(bytes, 0, 3)).isEqualTo("axc");
    }
}
