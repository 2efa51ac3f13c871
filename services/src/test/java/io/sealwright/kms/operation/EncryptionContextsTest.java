// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How an encryption context binds a ciphertext, on the wire. */
@ExtendWith(SharedKms.class)
class EncryptionContextsTest {

    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        alice = kms.newAccount().administrator();
        key = alice.createKey();
    }

    private byte[] seal(Map<String, String> context) {
        return alice.call("Encrypt", "KeyId", key, "Plaintext", new byte[] {1}, "EncryptionContext", context)
                .ok()
                .bytes("CiphertextBlob");
    }

    private boolean opens(byte[] sealed, Map<String, String> context) {
        var answer = alice.call("Decrypt", "CiphertextBlob", sealed, "EncryptionContext", context);
        if (answer.status() != 200) {
            answer.isBareRefusal("InvalidCiphertextException");
        }
        return answer.status() == 200;
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Test
    void the_order_of_pairs_does_not_matter_and_everything_else_does() {
        byte[] sealed = seal(ordered("a", "1", "b", "2"));

        assertThat(opens(sealed, ordered("b", "2", "a", "1"))).isTrue();
        for (Map<String, String> other : List.of(
                ordered(),
                ordered("a", "1"),
                ordered("a", "1", "b", "2", "c", ""),
                ordered("A", "1", "b", "2"),
                ordered("a", "2", "b", "1"),
                ordered("a", "1", "b", "2 "))) {
            assertThat(opens(sealed, other)).as(other.toString()).isFalse();
        }
    }

    @Test
    void no_context_and_an_empty_one_are_the_same() {
        assertThat(alice.decrypt(seal(Map.of()))).isEqualTo("\u0001");
        assertThat(opens(alice.encrypt(key, "x"), Map.of())).isTrue();
    }

    @Test
    void texts_that_look_alike_stay_different() {
        assertThat(opens(seal(Map.of("k", "\u00e9")), Map.of("k", "e\u0301"))).isFalse();
        assertThat(opens(seal(Map.of("k", "\ud83d\udd11")), Map.of("k", "\ud83d\udd11")))
                .isTrue();
    }

    @Test
    void an_unpaired_surrogate_is_refused_in_name_and_value() {
        for (Map<String, String> unpaired :
                List.of(Map.of("k", "\ud800"), Map.of("\udc00", "v"), Map.of("k", "\udd11\ud83d"))) {
            var answer = alice.call("Encrypt", "KeyId", key, "Plaintext", new byte[1], "EncryptionContext", unpaired);

            assertThat(answer.code()).isIn("ValidationException", "SerializationException");
        }
    }

    @Test
    void a_context_has_at_most_8192_bytes() {
        int overhead = 4 + 4 + 1 + 4;
        seal(Map.of("k", "v".repeat(8_192 - overhead)));

        alice.call(
                        "Encrypt",
                        "KeyId",
                        key,
                        "Plaintext",
                        new byte[1],
                        "EncryptionContext",
                        Map.of("k", "v".repeat(8_193 - overhead)))
                .isRefusal("ValidationException", "The encryption context is larger than 8192 bytes.");
    }

    @Test
    void a_name_that_comes_twice_has_no_meaning() {
        var answer = alice.send(
                "Encrypt",
                "{\"KeyId\":\"%s\",\"Plaintext\":\"AA==\",\"EncryptionContext\":{\"a\":\"1\",\"a\":\"2\"}}"
                        .formatted(key));

        assertThat(answer.code()).isEqualTo("SerializationException");
        assertThat(answer.status()).isEqualTo(400);
    }
}
