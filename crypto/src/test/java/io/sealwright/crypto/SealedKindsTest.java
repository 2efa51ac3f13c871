// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** "A test presents each kind as every other kind and is refused" (security.md 1). */
class SealedKindsTest {
    private static final byte[] BINDING = "row 7".getBytes(UTF_8);
    private static final byte[] SECRET = "a secret".getBytes(UTF_8);
    private static final Domain DOMAIN = Domain.of(new Region("eu-central-1"));
    private static final Set<Label> MACS =
            Set.of(Label.ROW_MAC, Label.MATERIAL_ID, Label.LEDGER, Label.ACCESS_KEY_ID, Label.ROW_REGISTER);

    private final RandomSource random = new SeededRandomSource(3);
    private final DomainKeys keys = new DomainKeys(new InMemorySeal(random), new InMemoryDomainKeys(), random);
    private final DomainSeals seals = new DomainSeals(keys, random);

    static Stream<Label> sealing() {
        return Arrays.stream(Label.values()).filter(label -> !MACS.contains(label));
    }

    static Stream<Label> macs() {
        return MACS.stream();
    }

    @ParameterizedTest
    @MethodSource("sealing")
    void each_kind_is_refused_as_every_other_kind(Label label) throws BadSeal {
        Blob sealed = seals.seal(label, DOMAIN, BINDING, SECRET);

        try (SecretBytes opened = seals.unseal(label, DOMAIN, BINDING, sealed)) {
            assertThat(opened.exposedBytes()).isEqualTo(SECRET);
        }
        sealing().filter(other -> other != label).forEach(other -> {
            assertRefused(other, DOMAIN, BINDING, sealed);
            assertRefused(other, DOMAIN, BINDING, relabelled(sealed, other));
        });
    }

    @ParameterizedTest
    @MethodSource("macs")
    void a_mac_of_each_kind_is_refused_as_every_other_kind(Label label) {
        byte[] mac = seals.mac(label, DOMAIN, new byte[][] {SECRET});

        assertThat(mac).hasSize(36);
        assertThat(macs().filter(other -> seals.verifies(mac, other, DOMAIN, new byte[][] {SECRET})))
                .containsExactly(label);
    }

    @ParameterizedTest
    @EnumSource(Label.class)
    void a_label_is_for_sealing_or_for_macs_and_never_both(Label label) {
        if (MACS.contains(label)) {
            assertThatIllegalArgumentException().isThrownBy(() -> seals.seal(label, DOMAIN, BINDING, SECRET));
            assertThatIllegalArgumentException().isThrownBy(() -> seals.unseal(label, DOMAIN, BINDING, Blob.EMPTY));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> seals.mac(label, DOMAIN, new byte[0][]));
            assertThatIllegalArgumentException().isThrownBy(() -> seals.macKeys(label, DOMAIN));
        }
    }

    @Test
    void codes_and_words_of_labels_are_given_once() {
        assertThat(Arrays.stream(Label.values()).map(Label::code)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Label.values()).map(Label::word)).doesNotHaveDuplicates();
    }

    @Test
    void a_ciphertext_is_no_sealed_value_and_a_sealed_value_no_ciphertext() {
        CryptoFixture fixture = new CryptoFixture(4);
        KeyHandle key = fixture.newKey();
        Blob ciphertext = fixture.boundary().encrypt(key, SECRET, 0, SECRET.length, BINDING);
        Blob sealed = fixture.boundary().seal(Label.GRANT_TOKEN, DOMAIN, BINDING, SECRET);

        sealing().forEach(label -> assertRefused(label, DOMAIN, BINDING, ciphertext));
        assertThatExceptionOfType(BadCiphertext.class)
                .isThrownBy(() -> fixture.boundary().decrypt(key, sealed, BINDING));
        assertThat(CiphertextHeader.read(sealed)).isEmpty();
    }

    @Test
    void a_sealed_value_opens_in_no_other_domain_and_for_no_other_binding() {
        Blob sealed = seals.seal(Label.PAGE_TOKEN, DOMAIN, BINDING, SECRET);
        seals.seal(Label.PAGE_TOKEN, Domain.GLOBAL, BINDING, SECRET);

        assertRefused(Label.PAGE_TOKEN, Domain.GLOBAL, BINDING, sealed);
        assertRefused(Label.PAGE_TOKEN, Domain.of(new Region("eu-west-1")), BINDING, sealed);
        assertRefused(Label.PAGE_TOKEN, DOMAIN, "row 8".getBytes(UTF_8), sealed);
    }

    @Test
    void every_flipped_bit_truncation_and_trailing_byte_of_a_sealed_value_is_refused() {
        byte[] sealed = seals.seal(Label.BACKUP, DOMAIN, BINDING, SECRET).toByteArray();

        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(Label.BACKUP, DOMAIN, BINDING, Blob.owning(flipped));
        }
        for (int length = 0; length <= sealed.length + 1; length++) {
            if (length != sealed.length) {
                assertRefused(Label.BACKUP, DOMAIN, BINDING, Blob.owning(Arrays.copyOf(sealed, length)));
            }
        }
    }

    @Test
    void parts_of_a_mac_do_not_run_into_one_another() {
        byte[] ab = "ab".getBytes(UTF_8);
        byte[] c = "c".getBytes(UTF_8);
        byte[] a = "a".getBytes(UTF_8);
        byte[] bc = "bc".getBytes(UTF_8);
        byte[] none = {};

        List<byte[][]> messages = List.of(
                new byte[][] {ab, c},
                new byte[][] {a, bc},
                new byte[][] {ab, c, none},
                new byte[][] {none, ab, c},
                new byte[][] {},
                new byte[][] {none});

        Set<Blob> macs = new HashSet<>();
        for (byte[][] message : messages) {
            macs.add(Blob.owning(seals.mac(Label.ROW_MAC, DOMAIN, message)));
        }
        assertThat(macs).hasSameSizeAs(messages);
    }

    @Test
    void every_flipped_bit_of_a_mac_is_refused() {
        byte[][] parts = {SECRET};
        byte[] mac = seals.mac(Label.ROW_MAC, DOMAIN, parts);

        for (int bit = 0; bit < mac.length * Byte.SIZE; bit++) {
            byte[] flipped = mac.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(seals.verifies(flipped, Label.ROW_MAC, DOMAIN, parts)).isFalse();
        }
        assertThat(seals.verifies(Arrays.copyOf(mac, 35), Label.ROW_MAC, DOMAIN, parts))
                .isFalse();
        assertThat(seals.verifies(new byte[0], Label.ROW_MAC, DOMAIN, parts)).isFalse();
    }

    private void assertRefused(Label label, Domain domain, byte[] binding, Blob sealed) {
        assertThatExceptionOfType(BadSeal.class).isThrownBy(() -> seals.unseal(label, domain, binding, sealed));
    }

    private static Blob relabelled(Blob sealed, Label label) {
        byte[] bytes = sealed.toByteArray();
        bytes[1] = label.code();
        return Blob.owning(bytes);
    }
}
