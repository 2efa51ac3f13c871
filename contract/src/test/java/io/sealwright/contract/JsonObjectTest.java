// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.contract.JsonObject.NotJson;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of others are read as strictly as requests. */
class JsonObjectTest {

    @Test
    void members_are_read_by_what_they_are_and_by_nothing_else() throws NotJson {
        JsonObject object = JsonObject.read("""
                {"text": "é\\u00e9", "number": 1.5e3, "list": ["a", "b"], "mixed": ["a", 1], "inner": {"x": "y"},
                 "objects": [{"n": 1}, 2, {"n": 3}], "nothing": null, "yes": true, "no": false, "deep": [[[]]]}
                """.getBytes(UTF_8));

        assertThat(object.text("text")).contains("éé");
        assertThat(object.number("number").map(BigDecimal::intValueExact)).contains(1_500);
        assertThat(object.texts("list")).containsExactly("a", "b");
        assertThat(object.texts("text")).containsExactly("éé");
        assertThat(object.texts("mixed")).isEmpty();
        assertThat(object.object("inner").flatMap(inner -> inner.text("x"))).contains("y");
        assertThat(object.objects("objects")).hasSize(2);
        assertThat(object.has("nothing")).isTrue();
        assertThat(object.has("absent")).isFalse();
        assertThat(object.text("number")).isEmpty();
        assertThat(object.number("text")).isEmpty();
        assertThat(object.object("text")).isEmpty();
        assertThat(object.objects("inner")).isEmpty();
        assertThat(object.names()).contains("yes", "no", "deep");
        assertThat(object.toString()).doesNotContain("éé");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"a\"",
                "null",
                "{",
                "{}x",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":[{\"b\":1,\"\\u0062\":2}]}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":'b'}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":tru}",
                "{\"a\":\"\u0001\"}",
                "{\"a\" 1}",
                "\ufeff{}"
            })
    void what_is_not_one_strict_object_is_refused(String text) {
        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> JsonObject.read(text.getBytes(UTF_8)));
    }

    @Test
    void bytes_that_are_not_utf_8_and_deep_nesting_are_refused() {
        byte[] notUtf8 = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'};
        byte[] deep = ("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}").getBytes(UTF_8);

        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> JsonObject.read(notUtf8));
        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> JsonObject.read(deep));
    }
}
