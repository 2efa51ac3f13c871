// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.Vectors.Vector;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.lang.ref.Cleaner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ciphertext format, version 1: frozen. The vectors were written by {@code src/test/python/frozen_vectors.py}, a second
 * implementation. If one fails, the code is wrong: customers have such blobs.
 */
class FrozenCiphertextTest {
    private static final Cleaner CLEANER = Cleaner.create();

    static List<Vector> accepted() {
        return Vectors.of("ciphertext_v1.txt");
    }

    static List<Vector> refused() {
        return Vectors.of("ciphertext_v1_refused.txt");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void a_stored_ciphertext_opens_for_ever(Vector vector) throws BadCiphertext {
        KeyHandle key = key(vector);

        try (SecretBytes plaintext =
                boundary(vector).decrypt(key, Blob.owning(vector.bytes("blob")), vector.bytes("context"))) {
            assertThat(plaintext.exposedBytes()).isEqualTo(vector.bytes("plaintext"));
        }
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void the_same_salt_and_nonce_make_the_same_ciphertext(Vector vector) {
        byte[] plaintext = vector.bytes("plaintext");

        Blob blob = boundary(vector).encrypt(key(vector), plaintext, 0, plaintext.length, vector.bytes("context"));

        assertThat(blob.toByteArray()).isEqualTo(vector.bytes("blob"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void the_key_derivation_key_binds_material_to_account_key_and_material_id(Vector vector) {
        assertThat(key(vector).derivationKey().copy()).isEqualTo(vector.bytes("kdk"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void a_header_names_account_key_and_material(Vector vector) {
        assertThat(CiphertextHeader.read(Blob.owning(vector.bytes("blob")))).contains(identity(vector));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_was_refused_once_stays_refused(Vector vector) {
        KeyHandle key = key(vector);
        Blob blob = Blob.owning(vector.bytes("blob"));
        CryptoBoundary crypto = new CryptoFixture(1).boundary();

        assertThatExceptionOfType(BadCiphertext.class)
                .isThrownBy(() -> crypto.decrypt(key, blob, vector.bytes("context")))
                .withMessage("not a ciphertext of this key and context")
                .withNoCause();
    }

    private static KeyHandle key(Vector vector) {
        CiphertextHeader identity = identity(vector);
        return new KeyHandle(identity, DerivationKey.of(vector.bytes("material"), identity), CLEANER);
    }

    private static CiphertextHeader identity(Vector vector) {
        return new CiphertextHeader(
                new AccountId(vector.text("account")),
                KeyId.parse(vector.text("key id")).orElseThrow(),
                KeyMaterialId.parse(vector.text("material id")).orElseThrow());
    }

    private static CryptoBoundary boundary(Vector vector) {
        RandomSource drawn = new FixedRandomSource(vector.bytes("salt and nonce"));
        return new CryptoBoundary(new InMemorySeal(new SeededRandomSource(1)), new InMemoryDomainKeys(), drawn);
    }
}
