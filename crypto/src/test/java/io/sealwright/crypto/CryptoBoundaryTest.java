// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import org.junit.jupiter.api.Test;

/** Encrypt and Decrypt, against the rules of the ciphertext format. */
class CryptoBoundaryTest {
    private static final byte[] CONTEXT = "context".getBytes(UTF_8);

    private final CryptoFixture fixture = new CryptoFixture(1);
    private final CryptoBoundary crypto = fixture.boundary();
    private final KeyHandle key = fixture.newKey();

    @Test
    void what_was_encrypted_is_decrypted_with_the_same_key_and_context() throws BadCiphertext {
        Blob blob = encrypt("hello");

        try (SecretBytes plaintext = crypto.decrypt(key, blob, CONTEXT)) {
            assertThat(plaintext.exposedBytes()).isEqualTo("hello".getBytes(UTF_8));
        }
    }

    @Test
    void another_context_opens_nothing() {
        Blob blob = encrypt("hello");

        assertThatExceptionOfType(BadCiphertext.class)
                .isThrownBy(() -> crypto.decrypt(key, blob, "Context".getBytes(UTF_8)));
    }

    private Blob encrypt(String plaintext) {
        byte[] bytes = plaintext.getBytes(UTF_8);
        return crypto.encrypt(key, bytes, 0, bytes.length, CONTEXT);
    }
}
