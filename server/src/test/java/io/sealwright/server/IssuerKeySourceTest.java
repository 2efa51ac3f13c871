// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.crypto.DevelopmentAuthority;
import io.sealwright.crypto.OsRandomSource;
import io.sealwright.server.config.WebIdentityConfig;
import io.sealwright.sts.jwt.PublishedKeys;
import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whose tokens can be verified is what the operator gave in files and hosts, and a file that is none stops the start.
 */
class IssuerKeySourceTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final String ISSUER = "https://ci.example";

    @TempDir
    Path folder;

    private static PublishedKeys of(WebIdentityConfig config) throws StartRefused {
        return IssuerKeySource.of(config, InstantSource.system(), System::nanoTime);
    }

    private static WebIdentityConfig withKeys(Path file) {
        return new WebIdentityConfig(Map.of(ISSUER, file), List.of(), Optional.empty());
    }

    private static WebIdentityConfig withAuthorities(Path file) {
        return new WebIdentityConfig(Map.of(), List.of(), Optional.of(file));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String keySet() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return """
                {"keys":[{"kty":"RSA","kid":"one","alg":"RS256","use":"sig","n":"%s","e":"%s"}]}""".formatted(
                        encoder.encodeToString(key.getModulus().toByteArray()),
                        encoder.encodeToString(key.getPublicExponent().toByteArray()));
    }

    @Test
    void keys_of_a_file_are_those_of_its_issuer_letter_for_letter_and_nobody_is_asked() throws Exception {
        PublishedKeys keys = of(withKeys(file("keys.json", keySet())));

        assertThat(keys.of(ACCOUNT, ISSUER)).isPresent();
        assertThat(keys.of(ACCOUNT, ISSUER + "/")).isEmpty();
        assertThat(keys.newerOf(ACCOUNT, "https://other.example")).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_stops_the_start_and_is_named() {
        Path absent = folder.resolve("absent.json");

        assertThatThrownBy(() -> of(withKeys(absent)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(ISSUER)
                .hasMessageContaining("absent.json");
    }

    @Test
    void a_file_without_a_key_that_is_accepted_stops_the_start() throws IOException {
        for (String text : List.of(
                "",
                "no json",
                "{\"keys\":[]}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"alg\":\"HS256\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}")) {
            Path file = file("keys.json", text);

            assertThatThrownBy(() -> of(withKeys(file)))
                    .as(text)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("holds no key set");
        }
    }

    @Test
    void authorities_that_are_none_stop_the_start_and_others_do_not() throws Exception {
        Path none = file("ca.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> of(withAuthorities(none)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("no certificate authorities can be read from")
                .hasMessageContaining("ca.pem");
        assertThatThrownBy(() -> of(withAuthorities(file("empty.pem", "")))).isInstanceOf(StartRefused.class);

        String authority = new DevelopmentAuthority(new OsRandomSource())
                .make(
                        List.of("localhost"),
                        List.of(InetAddress.getLoopbackAddress()),
                        InstantSource.system().instant())
                .authority();
        Path one = Files.write(folder.resolve("one.pem"), authority.getBytes(UTF_8));

        assertThat(of(withAuthorities(one)).of(ACCOUNT, ISSUER)).isEmpty(); // No host is listed.
    }
}
