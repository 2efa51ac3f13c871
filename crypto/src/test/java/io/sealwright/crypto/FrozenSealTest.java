// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.sealwright.crypto.Vectors.Vector;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sealed under domain keys and the root key: frozen, and written a second time in Python. */
class FrozenSealTest {

    static List<Vector> sealed() {
        return Vectors.of("sealed_v1.txt").stream()
                .filter(vector -> vector.values().containsKey("blob"))
                .toList();
    }

    static List<Vector> macs() {
        return Vectors.of("sealed_v1.txt").stream()
                .filter(vector -> vector.values().containsKey("mac"))
                .toList();
    }

    static List<Vector> materials() {
        return Vectors.of("material_v1.txt");
    }

    static List<Vector> roots() {
        return Vectors.of("root_v1.txt");
    }

    static List<Vector> grantTokens() {
        return Vectors.of("grant_tokens_v1.txt");
    }

    @ParameterizedTest
    @MethodSource("grantTokens")
    void a_grant_token_is_read_and_made_again(Vector vector) {
        Region region = new Region(vector.text("region"));
        GrantTokens tokens = new GrantTokens(VectorSeals.seals(vector, region.name()));
        GrantTokens.Named grant = new GrantTokens.Named(
                new AccountId(vector.text("account")),
                region,
                KeyId.parse(vector.text("key id")).orElseThrow(),
                Blob.owning(vector.bytes("grant id")));

        assertThat(tokens.read(region, vector.text("token"))).contains(grant);
        assertThat(tokens.issue(grant)).isEqualTo(vector.text("token"));
    }

    @ParameterizedTest
    @MethodSource("sealed")
    void a_sealed_value_opens_and_is_made_again(Vector vector) throws BadSeal {
        DomainSeals seals = VectorSeals.seals(vector, vector.text("domain"));
        Label label = Label.valueOf(vector.text("label"));
        Domain domain = new Domain(vector.text("domain"));
        Blob blob = Blob.owning(vector.bytes("blob"));

        try (SecretBytes opened = seals.unseal(label, domain, vector.bytes("binding"), blob)) {
            assertThat(opened.exposedBytes()).isEqualTo(vector.bytes("plaintext"));
        }
        assertThat(seals.seal(label, domain, vector.bytes("binding"), vector.bytes("plaintext")))
                .isEqualTo(blob);
    }

    @ParameterizedTest
    @MethodSource("macs")
    void a_mac_is_made_again_and_verifies(Vector vector) {
        DomainSeals seals = VectorSeals.seals(vector, vector.text("domain"));
        Label label = Label.valueOf(vector.text("label"));
        Domain domain = new Domain(vector.text("domain"));
        byte[][] parts = Arrays.stream(vector.text("parts").split(" ", -1))
                .map(part -> HexFormat.of().parseHex(part.replace("-", "")))
                .toArray(byte[][]::new);

        assertThat(seals.mac(label, domain, parts)).isEqualTo(vector.bytes("mac"));
        assertThat(seals.verifies(vector.bytes("mac"), label, domain, parts)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("macs")
    void a_mac_key_names_itself_and_macs_bare_messages(Vector vector) {
        List<MacKey> keys = VectorSeals.seals(vector, vector.text("domain"))
                .macKeys(Label.valueOf(vector.text("label")), new Domain(vector.text("domain")));

        MacKey key = keys.getFirst();
        byte[] mac = new byte[HmacSha256.LENGTH];
        key.mac(new byte[] {'-', 'o', 'n', 'e'}, 1, 3, mac, 0);

        assertThat(key.id().toString().replace("-", "")).isEqualTo(vector.text("mac key id"));
        assertThat(mac).isEqualTo(vector.bytes("mac key of one"));
    }

    @ParameterizedTest
    @MethodSource("materials")
    void sealed_material_opens_with_its_binding(Vector vector) {
        var binding = new MaterialBinding(
                new AccountId(vector.text("account")),
                new Region(vector.text("region")),
                KeyId.parse(vector.text("key id")).orElseThrow(),
                KeyMaterialId.parse(vector.text("material id")).orElseThrow(),
                KeySpec.valueOf(vector.text("key spec")),
                KeyUsage.valueOf(vector.text("key usage")),
                KeyOrigin.valueOf(vector.text("origin")));
        CryptoBoundary crypto = new CryptoBoundary(
                VectorSeals.seal(vector),
                new VectorSeals.OneDomainKey(vector, vector.text("region")),
                new SeededRandomSource(1));

        assertThat(binding.toByteArray()).isEqualTo(vector.bytes("binding"));
        assertThatNoException()
                .isThrownBy(() -> crypto.open(Blob.owning(vector.bytes("sealed")), binding)
                        .close());
    }

    @ParameterizedTest
    @MethodSource("roots")
    void the_root_key_s_file_check_value_and_wrapped_keys_are_made_again(Vector vector) throws BadSeal {
        byte[] file = RootKeyFile.encode(vector.bytes("id"), vector.bytes("key"));
        Domain domain = new Domain(vector.text("domain"));
        int version = vector.number("version");

        assertThat(file).isEqualTo(vector.bytes("file"));
        try (RootKey root = RootKeyFile.decode(file).orElseThrow();
                SecretBytes domainKey = SecretBytes.owning(vector.bytes("domain key"))) {
            RandomSource drawn = new FixedRandomSource(vector.bytes("salt and nonce"));
            WrappedDomainKey wrapped = root.wrap(domain, version, domainKey, drawn);

            assertThat(root.stamp().check().toByteArray()).isEqualTo(vector.bytes("check"));
            assertThat(wrapped.wrapped().toByteArray()).isEqualTo(vector.bytes("wrapped"));
            assertThat(root.unwrap(wrapped).sameAs(domainKey)).isTrue();
        }
    }
}
