// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.DevelopmentAuthority;
import io.sealwright.crypto.OsRandomSource;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.http.HttpServerConfig;
import io.sealwright.gateway.http.Transport;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.config.TlsConfig;
import io.sealwright.server.data.TlsFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of a server, from its files, and a whole server under it. */
class CertificatesTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private TlsFolder files;

    @BeforeEach
    void made_by_tls_init() throws IOException {
        files = TlsFolder.in(folder);
        write(Instant.now());
    }

    @Test
    void all_listeners_of_a_server_speak_tls() throws Exception {
        Configuration configuration = Configuration.read(
                List.of(
                        "--data=" + folder.resolve("data"),
                        "--listen=127.0.0.1:0",
                        "--admin-listen=127.0.0.1:0",
                        "--ledger.segment-bytes=4MiB",
                        "--tls-cert=" + files.chain(),
                        "--tls-key=" + files.key(),
                        "--endpoints.vpce-0a1b2c3d.listen=127.0.0.1:0",
                        "--endpoints.vpce-0a1b2c3d.vpc=vpc-0a1b2c3d",
                        "--endpoints.vpce-0a1b2c3d.source=127.0.0.0/8"),
                Map.of(),
                folder);

        try (Server server = Server.start(configuration, CLOCK)) {
            Banner banner = server.banner();

            assertThat(server.endpoint().getScheme()).isEqualTo("https");
            assertThat(banner.text())
                    .contains("AWS_CA_BUNDLE", files.authority().toString());
            assertThat(get(banner.services()).body()).contains("healthy");
            assertThat(banner.endpoints()).singleElement().satisfies(endpoint -> {
                assertThat(endpoint.url().getScheme()).isEqualTo("https");
                assertThat(get(endpoint.url()).body()).contains("healthy");
            });
            assertThat(get(banner.admin().resolve("/health/ready")).statusCode())
                    .isEqualTo(200);
            assertThat(Files.readString(banner.credentials())).contains("endpoint_url = https://127.0.0.1:");
        }
    }

    @Test
    void changed_files_serve_from_the_next_look_on() throws Exception {
        Certificates certificates = Certificates.read(config(), CLOCK);
        try (HttpServer server = listening(certificates)) {
            X509Certificate before = shown(server);
            write(Instant.now());

            certificates.refresh();

            assertThat(shown(server)).isNotEqualTo(before).isEqualTo(onDisk());
        }
    }

    @Test
    void a_bad_file_keeps_the_certificate_that_serves() throws Exception {
        Certificates certificates = Certificates.read(config(), CLOCK);
        X509Certificate first = onDisk();
        try (HttpServer server = listening(certificates)) {
            Files.writeString(files.chain(), "half a fi");
            certificates.refresh();
            assertThat(shown(server)).isEqualTo(first);

            Files.delete(files.chain());
            certificates.refresh();
            assertThat(shown(server)).isEqualTo(first);

            write(Instant.now());
            certificates.refresh();
            assertThat(shown(server)).isEqualTo(onDisk()).isNotEqualTo(first);
        }
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws Exception {
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Certificates.read(config(), CLOCK))
                .withMessageContaining("chmod 600");
    }

    @Test
    void a_certificate_out_of_its_time_is_refused() throws Exception {
        write(Instant.now().minus(Duration.ofDays(800)));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Certificates.read(config(), CLOCK))
                .withMessageContaining("is good from");
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_name() throws Exception {
        Files.delete(files.chain());

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Certificates.read(config(), CLOCK))
                .withMessageContaining(files.chain().toString());
    }

    private TlsConfig.Files config() {
        return new TlsConfig.Files(files.chain(), files.key());
    }

    private void write(Instant now) throws IOException {
        files.write(new DevelopmentAuthority(new OsRandomSource())
                .make(List.of("localhost"), List.of(InetAddress.ofLiteral("127.0.0.1")), now));
    }

    private static HttpServer listening(Certificates certificates) throws IOException {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return HttpServer.start(
                HttpServerConfig.listeningOn(anywhere, 1).over(new Transport.Encrypted(certificates.tls())),
                _ -> {},
                CLOCK);
    }

    /** What a client sees that trusts the authority of today, or of before. */
    private static X509Certificate shown(HttpServer server) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustingAnybody()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            socket.setSoTimeout(20_000);
            socket.connect(server.address());
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private X509Certificate onDisk() throws Exception {
        try (InputStream pem = Files.newInputStream(files.chain())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .iterator()
                    .next();
        }
    }

    private static final class TrustingAnybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(files.authority())) {
            Certificate authority = CertificateFactory.getInstance("X.509").generateCertificate(pem);
            trusted.setCertificateEntry("authority", authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            return client.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        }
    }
}
