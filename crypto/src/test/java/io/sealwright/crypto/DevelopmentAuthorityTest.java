// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that are made here, judged by the JDK, and what {@link ServerCertificate} refuses. */
class DevelopmentAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private final DevelopmentAuthority authority = new DevelopmentAuthority(new SeededRandomSource(5));

    @Test
    void what_it_makes_is_a_chain_that_the_jdk_trusts() throws Exception {
        List<X509Certificate> chain = certificates(made(NOW).chain());

        assertThat(chain).hasSize(2);
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.getLast(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(chain.getFirst()));
        assertThatCode(() -> CertPathValidator.getInstance("PKIX").validate(path, parameters))
                .doesNotThrowAnyException();
    }

    @Test
    void the_server_is_named_by_names_and_addresses_and_is_no_authority() throws Exception {
        X509Certificate server = certificates(made(NOW).chain()).getFirst();
        X509Certificate root = certificates(made(NOW).authority()).getFirst();

        List<Object> names = new ArrayList<>();
        server.getSubjectAlternativeNames().forEach(name -> names.add(name.get(1)));
        assertThat(names).containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getKeyUsage()[0]).isTrue();
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(root.getBasicConstraints()).isZero();
        assertThat(root.getKeyUsage()[5]).isTrue();
        assertThat(server.getVersion()).isEqualTo(3);
        assertThat(server.getNotAfter().toInstant()).isBefore(NOW.plus(Duration.ofDays(398)));
    }

    @Test
    void times_beyond_2049_have_four_digits_of_the_year() throws Exception {
        X509Certificate server = certificates(
                        made(Instant.parse("2049-06-01T00:00:00Z")).chain())
                .getFirst();

        assertThat(server.getNotAfter().toInstant()).isEqualTo(Instant.parse("2050-07-02T23:00:00Z"));
    }

    @Test
    void a_certificate_and_its_key_are_read_together() throws Exception {
        var made = made(NOW);

        ServerCertificate read = ServerCertificate.read(file("chain", made.chain()), file("key", made.key()));

        assertThat(read.subject()).isEqualTo("CN=localhost");
        assertThatCode(() -> read.requireValidAt(NOW)).doesNotThrowAnyException();
        assertThatExceptionOfType(BadCertificate.class)
                .isThrownBy(() -> read.requireValidAt(read.notAfter().plusSeconds(1)))
                .withMessageContaining("only");
        assertThatExceptionOfType(BadCertificate.class)
                .isThrownBy(() -> read.requireValidAt(read.notBefore().minusSeconds(1)));
    }

    @Test
    void what_does_not_belong_together_is_refused_by_name() throws Exception {
        var one = made(NOW);
        var other = made(NOW);
        Path chain = file("chain.pem", one.chain());

        refused(chain, file("other.key", other.key()), "is not the key of the certificate");
        refused(chain, file("none.key", ""), "PKCS #8");
        refused(
                chain,
                file("broken.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
                "no EC key");
        refused(file("none.pem", "x"), file("one.key", one.key()), "certificate");
        String mixed =
                one.chain().substring(0, one.chain().indexOf("-----END CERTIFICATE-----\n") + 26) + other.authority();
        refused(file("mixed.pem", mixed), file("one.key", one.key()), "signed by the one that follows");
    }

    @Test
    void nothing_that_prints_shows_the_key() {
        var made = made(NOW);

        assertThat(made.toString()).doesNotContain("PRIVATE KEY");
    }

    private static void refused(Path chain, Path key, String why) {
        assertThatExceptionOfType(BadCertificate.class)
                .isThrownBy(() -> ServerCertificate.read(chain, key))
                .withMessageContaining(why);
    }

    private DevelopmentAuthority.Made made(Instant now) {
        return authority.make(
                List.of("localhost"), List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")), now);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<X509Certificate> certificates(String pem) throws Exception {
        List<X509Certificate> certificates = new ArrayList<>();
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        CertificateFactory.getInstance("X.509")
                .generateCertificates(bytes)
                .forEach(certificate -> certificates.add((X509Certificate) certificate));
        return certificates;
    }
}
