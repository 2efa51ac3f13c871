// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of keys and materials, the bytes that bind them, and what a key spec offers. */
class IdentifiersTest {
    private static final String UUID = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String MULTI_REGION = "mrk-1234abcd12ab34cd56ef1234567890ab";

    private final RandomSource random = new SeededRandomSource(8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                UUID,
                MULTI_REGION,
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "mrk-00000000000000000000000000000001",
                "mrk-ffffffffffffffffffffffffffffffff"
            })
    void a_key_id_prints_as_it_was_read_and_survives_its_bytes(String text) {
        KeyId id = KeyId.parse(text).orElseThrow();

        assertThat(id).hasToString(text);
        assertThat(KeyId.read(id.toByteArray(), 0)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mrk-",
                "1234ABCD-12AB-34CD-56EF-1234567890AB",
                "1234abcd12ab34cd56ef1234567890ab",
                "mrk-1234abcd-12ab-34cd-56ef-1234567890ab",
                "MRK-1234abcd12ab34cd56ef1234567890ab",
                "mrk-1234abcd12ab34cd56ef1234567890a+",
                "+234abcd-12ab-34cd-56ef-1234567890ab",
                "1234abcd-12ab-34cd-56ef_1234567890ab",
                "1234abcd-12ab-34cd-56ef-1234567890ab ",
                "１234abcd-12ab-34cd-56ef-1234567890ab"
            })
    void another_spelling_is_no_key_id(String text) {
        assertThat(KeyId.parse(text)).isEmpty();
    }

    @Test
    void a_uuid_and_a_multi_region_id_of_the_same_digits_are_two_ids() {
        KeyId one = KeyId.parse(UUID).orElseThrow();
        KeyId other = KeyId.parse(MULTI_REGION).orElseThrow();

        assertThat(one).isNotEqualTo(other);
        assertThat(one.toByteArray()).isNotEqualTo(other.toByteArray());
    }

    @Test
    void a_random_key_id_is_a_version_4_uuid_or_mrk_and_32_digits() {
        for (int i = 0; i < 100; i++) {
            KeyId single = KeyId.random(false, random);
            KeyId multi = KeyId.random(true, random);

            assertThat(single.toString())
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(multi.toString()).matches("mrk-[0-9a-f]{32}");
            assertThat(KeyId.parse(single.toString())).contains(single);
            assertThat(KeyId.parse(multi.toString())).contains(multi);
        }
    }

    @Test
    void a_key_material_id_is_64_lower_case_hexadecimal_digits() {
        KeyMaterialId id = KeyMaterialId.random(random);

        assertThat(id.toString()).matches("[0-9a-f]{64}");
        assertThat(KeyMaterialId.parse(id.toString())).contains(id);
        assertThat(KeyMaterialId.parse(id.toString().toUpperCase(java.util.Locale.ROOT)))
                .isEmpty();
        assertThat(KeyMaterialId.parse(id.toString().substring(1))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyMaterialId(Blob.EMPTY));
    }

    @Test
    void a_header_is_read_only_of_version_1_suite_1_a_real_account_and_a_known_kind_of_id() {
        CryptoFixture fixture = new CryptoFixture(9);
        byte[] blob = fixture.boundary()
                .encrypt(fixture.newKey(), new byte[1], 0, 1, new byte[0])
                .toByteArray();

        assertThat(CiphertextHeader.read(Blob.copyOf(blob))).isPresent();
        assertThat(CiphertextHeader.read(changed(blob, 0, 2))).isEmpty();
        assertThat(CiphertextHeader.read(changed(blob, 1, 2))).isEmpty();
        assertThat(CiphertextHeader.read(changed(blob, 2, 0x80))).isEmpty();
        assertThat(CiphertextHeader.read(changed(blob, 4, 1))).isEmpty();
        assertThat(CiphertextHeader.read(changed(blob, 10, 2))).isEmpty();
        assertThat(CiphertextHeader.read(changed(blob, 10, 0xff))).isEmpty();
        assertThat(CiphertextHeader.read(Blob.owning(java.util.Arrays.copyOf(blob, 134))))
                .isEmpty();
    }

    @Test
    void lengths_keep_parts_apart_and_absent_is_not_empty() {
        List<LengthPrefixed> different = List.of(
                new LengthPrefixed(),
                new LengthPrefixed().text(""),
                new LengthPrefixed().absent(),
                new LengthPrefixed().text("a").text("bc"),
                new LengthPrefixed().text("ab").text("c"),
                new LengthPrefixed().text("abc"),
                new LengthPrefixed().text("abc").absent(),
                new LengthPrefixed().text("abc").text(""),
                new LengthPrefixed().number(0),
                new LengthPrefixed().part(new byte[4]).part(new byte[0]));

        Set<Blob> bytes = new HashSet<>();
        different.forEach(parts -> bytes.add(Blob.owning(parts.toByteArray())));

        assertThat(bytes).hasSameSizeAs(different);
        assertThat(new LengthPrefixed().text("é").toByteArray())
                .isEqualTo(new byte[] {0, 0, 0, 2, "é".getBytes(UTF_8)[0], "é".getBytes(UTF_8)[1]});
    }

    @Test
    void symmetric_default_encrypts_rotates_and_does_nothing_else() {
        KeySpec spec = KeySpec.SYMMETRIC_DEFAULT;

        assertThat(spec.algorithms(KeyUsage.ENCRYPT_DECRYPT)).containsExactly(Algorithm.SYMMETRIC_DEFAULT);
        assertThat(spec.offers(KeyUsage.SIGN_VERIFY)).isFalse();
        assertThat(spec.offers(KeyUsage.GENERATE_VERIFY_MAC)).isFalse();
        assertThat(spec.offers(KeyUsage.KEY_AGREEMENT)).isFalse();
        assertThat(spec.rotatable()).isTrue();
        assertThat(spec.materialBytes()).isEqualTo(32);
    }

    @Test
    void material_is_bound_to_a_usage_its_spec_offers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaterialBinding(
                        new AccountId("111122223333"),
                        CryptoFixture.REGION,
                        CryptoFixture.KEY,
                        KeyMaterialId.random(random),
                        KeySpec.SYMMETRIC_DEFAULT,
                        KeyUsage.SIGN_VERIFY,
                        KeyOrigin.AWS_KMS));
    }

    private static Blob changed(byte[] blob, int at, int value) {
        byte[] changed = blob.clone();
        changed[at] = (byte) value;
        return Blob.owning(changed);
    }
}
