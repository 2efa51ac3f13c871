// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.vocabulary.ServiceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bytes of an encryption context come from the same pairs only. */
class EncryptionContextTest {

    @Test
    void the_bytes_are_count_and_lengths_in_four_bytes_with_keys_ascending() {
        byte[] bytes = EncryptionContext.of(ordered("b", "22", "a", "1")).bytes();

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo(
                        "00000002" + "00000001" + "61" + "00000001" + "31" + "00000001" + "62" + "00000002" + "3232");
    }

    @Test
    void keys_ascend_as_unsigned_bytes_of_utf_8_and_not_as_java_compares() {
        String supplementary = "\uD83D\uDD11"; // UTF-8 begins with F0, UTF-16 with D83D.
        String privateUse = "\uE000"; // UTF-8 begins with EE, UTF-16 with E000.

        byte[] bytes =
                EncryptionContext.of(ordered(supplementary, "", privateUse, "")).bytes();

        assertThat(new String(bytes, 8, 3, UTF_8)).isEqualTo(privateUse);
    }

    @Test
    void no_pairs_are_one_count_of_zero() {
        assertThat(EncryptionContext.of(null).bytes()).isEqualTo(new byte[4]);
        assertThat(EncryptionContext.of(Map.of()).bytes()).isEqualTo(new byte[4]);
    }

    @Test
    void different_pairs_never_have_the_same_bytes_and_equal_pairs_always() {
        long seed = 20_261_124;
        Random random = new Random(seed);
        Map<String, Map<String, String>> seen = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            Map<String, String> pairs = sample(random);

            byte[] bytes = EncryptionContext.of(pairs).bytes();
            Map<String, String> before = seen.put(HexFormat.of().formatHex(bytes), pairs);

            if (before != null) {
                assertThat(before).as("seed %d, round %d", seed, i).isEqualTo(pairs);
            }
            assertThat(EncryptionContext.of(shuffled(pairs, random)).bytes())
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(bytes);
        }
    }

    /** Few characters, so that texts often differ only in where one ends and the next begins. */
    private static Map<String, String> sample(Random random) {
        Map<String, String> pairs = new LinkedHashMap<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            pairs.put(text(random), text(random));
        }
        return pairs;
    }

    private static String text(Random random) {
        List<String> alphabet = List.of("a", "b", "\u0000", "\u0001", "é", "\uD83D\uDD11", "\uE000");
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.get(random.nextInt(alphabet.size())));
        }
        return text.toString();
    }

    private static Map<String, String> shuffled(Map<String, String> pairs, Random random) {
        List<Map.Entry<String, String>> entries = new ArrayList<>(pairs.entrySet());
        Collections.shuffle(entries, random);
        Map<String, String> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
        return shuffled;
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Test
    void text_without_a_utf_8_form_is_refused() {
        for (String unpaired : List.of("\uD800", "\uDC00", "a\uDFFF", "\uD83D")) {
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> EncryptionContext.of(Map.of("k", unpaired)))
                    .matches(refusal -> refusal.code() == KmsError.VALIDATION);
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> EncryptionContext.of(Map.of(unpaired, "v")));
        }
    }
}
