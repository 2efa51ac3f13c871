// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys behind the boundary, against the rules of security.md 1 and the ciphertext format. */
class CryptoBoundaryTest {
    private static final long SEED = 20260101;
    private static final byte[] CONTEXT = "context".getBytes(UTF_8);

    private final CryptoFixture fixture = new CryptoFixture(SEED);
    private final CryptoBoundary crypto = fixture.boundary();
    private final KeyHandle key = fixture.newKey();

    static IntStream sizes() {
        Random random = new Random(SEED);
        return IntStream.concat(
                IntStream.of(1, 2, 15, 16, 17, 31, 32, 33, 63, 64, 65, 4095, 4096), random.ints(40, 1, 4097));
    }

    static Stream<MaterialBinding> otherBindings() {
        MaterialBinding right = CryptoFixture.binding(new KeyMaterialId(Blob.owning(new byte[32])));
        KeyId multiRegion = new KeyId(true, right.keyId().high(), right.keyId().low());
        return Stream.of(
                new MaterialBinding(
                        new AccountId("111122223334"),
                        right.region(),
                        right.keyId(),
                        right.materialId(),
                        right.keySpec(),
                        right.keyUsage(),
                        right.origin()),
                new MaterialBinding(
                        right.account(),
                        new Region("eu-central-2"),
                        right.keyId(),
                        right.materialId(),
                        right.keySpec(),
                        right.keyUsage(),
                        right.origin()),
                new MaterialBinding(
                        right.account(),
                        right.region(),
                        multiRegion,
                        right.materialId(),
                        right.keySpec(),
                        right.keyUsage(),
                        right.origin()),
                new MaterialBinding(
                        right.account(),
                        right.region(),
                        right.keyId(),
                        new KeyMaterialId(Blob.owning(new byte[32])),
                        right.keySpec(),
                        right.keyUsage(),
                        right.origin()));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void what_was_encrypted_is_decrypted_at_every_size(int size) throws BadCiphertext {
        byte[] surrounded = fixture.random().bytes(size + 10);

        Blob blob = crypto.encrypt(key, surrounded, 7, size, CONTEXT);

        assertThat(blob.length()).isEqualTo(size + 135);
        try (SecretBytes plaintext = crypto.decrypt(key, blob, CONTEXT)) {
            assertThat(plaintext.exposedBytes()).isEqualTo(Arrays.copyOfRange(surrounded, 7, 7 + size));
        }
    }

    @Test
    void every_flipped_bit_is_refused() {
        byte[] blob = encrypt("a secret").toByteArray();

        for (int bit = 0; bit < blob.length * Byte.SIZE; bit++) {
            byte[] flipped = blob.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertRefused(flipped, "bit " + bit);
        }
    }

    @Test
    void every_truncation_and_any_trailing_byte_is_refused() {
        byte[] blob = encrypt("a secret").toByteArray();

        for (int length = 0; length < blob.length; length++) {
            assertRefused(Arrays.copyOf(blob, length), "length " + length);
        }
        for (int end = 0; end < 256; end++) {
            byte[] extended = Arrays.copyOf(blob, blob.length + 1);
            extended[blob.length] = (byte) end;
            assertRefused(extended, "end " + end);
        }
    }

    @Test
    void a_blob_opens_with_one_context_only() {
        Blob blob = encrypt("a secret");

        for (String other : new String[] {"", "Context", "context ", "contex", "context\0"}) {
            assertThatExceptionOfType(BadCiphertext.class)
                    .isThrownBy(() -> crypto.decrypt(key, blob, other.getBytes(UTF_8)));
        }
    }

    @Test
    void a_blob_opens_with_one_material_only() {
        Blob blob = encrypt("a secret");
        KeyHandle rotated = fixture.newKey();

        assertThatExceptionOfType(BadCiphertext.class).isThrownBy(() -> crypto.decrypt(rotated, blob, CONTEXT));
    }

    @Test
    void no_two_blobs_are_equal_nor_their_salts_nonces_or_commitments() {
        Set<Blob> parts = new HashSet<>();
        int count = 2_000;

        for (int i = 0; i < count; i++) {
            byte[] blob = encrypt("the same").toByteArray();
            parts.add(Blob.owning(Arrays.copyOfRange(blob, 59, 75)));
            parts.add(Blob.owning(Arrays.copyOfRange(blob, 75, 87)));
            parts.add(Blob.owning(Arrays.copyOfRange(blob, 87, 119)));
            parts.add(Blob.owning(blob));
        }

        assertThat(parts).hasSize(4 * count);
    }

    @Test
    void why_a_decryption_failed_is_not_told_apart() {
        byte[] blob = encrypt("a secret").toByteArray();
        byte[] badTag = blob.clone();
        badTag[blob.length - 1] ^= 1;
        byte[] badCommitment = blob.clone();
        badCommitment[90] ^= 1;

        Set<String> said = new HashSet<>();
        for (byte[] bad : new byte[][] {badTag, badCommitment, new byte[0], new byte[200]}) {
            assertThatExceptionOfType(BadCiphertext.class)
                    .isThrownBy(() -> crypto.decrypt(key, Blob.owning(bad), CONTEXT))
                    .satisfies(refusal -> said.add(refusal + "/" + refusal.getCause()))
                    .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
        }

        assertThat(said).hasSize(1);
    }

    @Test
    void a_closed_key_computes_nothing() {
        Blob blob = encrypt("a secret");

        key.close();
        key.close();

        assertThatIllegalStateException().isThrownBy(() -> encrypt("more"));
        assertThatIllegalStateException().isThrownBy(() -> crypto.decrypt(key, blob, CONTEXT));
    }

    @ParameterizedTest
    @MethodSource("otherBindings")
    void sealed_material_opens_for_no_other_account_region_key_or_id(MaterialBinding other) {
        NewMaterial material = generate();

        assertThatExceptionOfType(BadSeal.class).isThrownBy(() -> crypto.open(material.sealed(), other));
    }

    @Test
    void sealed_material_does_not_hold_the_material_in_clear_and_is_never_the_same() {
        assertThat(generate().sealed()).isNotEqualTo(generate().sealed());
        assertThat(generate().id()).isNotEqualTo(generate().id());
        assertThat(generate().sealed().length()).isEqualTo(66 + 32 + 16);
    }

    @Test
    void material_has_no_way_out_by_the_doors_for_other_sealed_values() {
        NewMaterial material = generate();
        byte[] binding = CryptoFixture.binding(material.id()).toByteArray();
        Domain domain = Domain.of(CryptoFixture.REGION);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> crypto.unseal(Label.MATERIAL, domain, binding, material.sealed()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crypto.seal(Label.MATERIAL, domain, binding, new byte[32]));
    }

    @Test
    void related_multi_region_keys_open_each_other_s_ciphertexts() throws BadCiphertext {
        byte[] material = fixture.random().bytes(32);
        var cleaner = java.lang.ref.Cleaner.create();
        var shared = new CiphertextHeader(
                CryptoFixture.ACCOUNT, KeyId.random(true, fixture.random()), KeyMaterialId.random(fixture.random()));
        KeyHandle primary = new KeyHandle(shared, DerivationKey.of(material, shared), cleaner);
        KeyHandle replica = new KeyHandle(shared, DerivationKey.of(material, shared), cleaner);

        Blob blob = crypto.encrypt(primary, "hello".getBytes(UTF_8), 0, 5, CONTEXT);

        try (SecretBytes plaintext = crypto.decrypt(replica, blob, CONTEXT)) {
            assertThat(plaintext.exposedBytes()).isEqualTo("hello".getBytes(UTF_8));
        }
    }

    @Test
    void two_keys_with_the_same_imported_bytes_do_not_open_each_other_s_ciphertexts() {
        byte[] material = fixture.random().bytes(32);
        KeyMaterialId id = KeyMaterialId.random(fixture.random());
        var one = new CiphertextHeader(CryptoFixture.ACCOUNT, KeyId.random(false, fixture.random()), id);
        var two = new CiphertextHeader(CryptoFixture.ACCOUNT, KeyId.random(false, fixture.random()), id);

        assertThat(DerivationKey.of(material, one).copy())
                .isNotEqualTo(DerivationKey.of(material, two).copy());
    }

    @Test
    void nothing_that_prints_shows_a_key() {
        assertThat(key.toString()).startsWith("KeyHandle[1234abcd-").doesNotContain("HeldKey");
    }

    private NewMaterial generate() {
        return crypto.generate(
                CryptoFixture.ACCOUNT,
                CryptoFixture.REGION,
                CryptoFixture.KEY,
                KeySpec.SYMMETRIC_DEFAULT,
                KeyUsage.ENCRYPT_DECRYPT,
                KeyOrigin.AWS_KMS);
    }

    private Blob encrypt(String plaintext) {
        byte[] bytes = plaintext.getBytes(UTF_8);
        return crypto.encrypt(key, bytes, 0, bytes.length, CONTEXT);
    }

    private void assertRefused(byte[] blob, String why) {
        assertThatExceptionOfType(BadCiphertext.class)
                .as(why)
                .isThrownBy(() -> crypto.decrypt(key, Blob.owning(blob), CONTEXT));
    }
}
