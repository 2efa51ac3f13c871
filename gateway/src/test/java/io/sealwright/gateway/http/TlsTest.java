// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.sealwright.crypto.DevelopmentAuthority;
import io.sealwright.crypto.OsRandomSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS over real sockets, with clients of other people's: the JDK, OpenSSL's command, BoringSSL. */
@NullUnmarked
class TlsTest {
    private static final String REQUEST = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello";

    @TempDir
    Path folder;

    private Tls tls;
    private HttpServer server;

    @BeforeEach
    void a_server() throws IOException {
        write();
        tls = Tls.of(chain(), key());
        server = HttpServer.start(
                HttpServerConfig.listeningOn(Servers.LOOPBACK, 1).over(new Transport.Encrypted(tls)),
                Servers::echo,
                Servers.CLOCK);
    }

    @AfterEach
    void stopped() {
        server.close();
    }

    @Test
    void requests_are_answered_one_after_the_other_on_one_connection() throws Exception {
        try (var client = HttpClient.newBuilder()
                .sslContext(trusting())
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            for (int size : List.of(1, 100, 16_384, 500_000)) {
                byte[] body = new byte[size];
                Arrays.fill(body, (byte) 'x');
                var request = java.net.http.HttpRequest.newBuilder(URI.create(
                                "https://localhost:" + server.address().getPort()))
                        .timeout(Duration.ofSeconds(20))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();

                var answer = client.send(request, BodyHandlers.ofByteArray());

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(body);
                assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            }
        }
        assertThat(server.statistics().handshakesFailed()).isZero();
    }

    @Test
    void tls_1_2_has_forward_secrecy_and_authenticated_encryption_alone() throws Exception {
        assertThat(suite("TLSv1.2")).startsWith("TLS_ECDHE_ECDSA_").containsAnyOf("GCM", "CHACHA20");
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> suite("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"));
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> suite("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"));
    }

    @Test
    void a_client_that_offers_ml_kem_gets_it() throws Exception {
        assertThat(handshake("X25519MLKEM768")).isTrue();
        assertThat(handshake("X25519")).isTrue();
        assertThat(handshake("P-521")).isFalse();
    }

    @Test
    void without_boringssl_the_jdk_serves() throws Exception {
        server.close();
        server = HttpServer.start(
                HttpServerConfig.listeningOn(Servers.LOOPBACK, 1)
                        .over(new Transport.Encrypted(Tls.of(chain(), key(), SslProvider.JDK))),
                Servers::echo,
                Servers.CLOCK);

        try (SSLSocket socket = connect(trusting())) {
            exchange(socket);
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
        assertThat(suite("TLSv1.2")).contains("ECDHE_ECDSA");
    }

    @Test
    void openssl_agrees_and_older_protocols_are_refused() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no openssl on this machine");

        assertThat(openssl("-tls1_3")).contains("Verification: OK", "TLSv1.3");
        assertThat(openssl("-tls1_2")).contains("Verification: OK", "ECDHE-ECDSA-");
        assertThat(openssl("-tls1_1", "-cipher", "ALL:@SECLEVEL=0")).doesNotContain("Verification: OK");
        assertThat(openssl("-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0"))
                .doesNotContain("Verification: OK");
    }

    @Test
    void plain_http_is_not_understood() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).doesNotContain("HTTP/");
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        assertThat(server.statistics().requests()).isZero();
    }

    @Test
    void a_new_certificate_serves_those_who_come_and_the_old_one_those_who_are_there() throws Exception {
        try (SSLSocket before = connect(trusting())) {
            X509Certificate old = certificate(before);
            write();

            tls.replace(chain(), key());

            exchange(before);
            try (SSLSocket after = connect(trusting())) {
                assertThat(certificate(after)).isNotEqualTo(old);
            }
        }
    }

    @Test
    void what_cannot_be_used_changes_nothing() throws Exception {
        SSLContext trusting = trusting();
        Files.writeString(chain(), "no certificate");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> tls.replace(chain(), key()));

        try (SSLSocket socket = connect(trusting)) {
            exchange(socket);
        }
    }

    @Test
    void one_source_begins_only_so_many_handshakes_at_a_time() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 140; i++) {
                silent.add(new Socket(
                        InetAddress.getLoopbackAddress(), server.address().getPort()));
            }
            int closed = 0;
            for (Socket socket : silent.subList(128, 140)) {
                socket.setSoTimeout(20_000);
                closed += socket.getInputStream().read() < 0 ? 1 : 0;
            }

            assertThat(closed).isEqualTo(12);
            assertThat(server.statistics().handshakesFailed()).isEqualTo(12);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void the_end_of_a_connection_is_said_under_encryption() throws Exception {
        try (SSLSocket socket = connect(trusting())) {
            socket.getOutputStream()
                    .write(REQUEST.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII); // Truncation would throw.

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("hello");
        }
    }

    @Test
    void a_stop_answers_what_is_under_way() throws Exception {
        try (SSLSocket socket = connect(trusting())) {
            exchange(socket);

            assertThat(server.stop(Duration.ofSeconds(5))).isTrue();
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    private void exchange(SSLSocket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("hello")) {
            int next = in.read();
            assertThat(next).as(answer.toString()).isNotNegative();
            answer.append((char) next);
        }
        assertThat(answer.toString()).startsWith("HTTP/1.1 200");
    }

    private static X509Certificate certificate(SSLSocket socket) throws SSLException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    private SSLSocket connect(SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.address().getPort()));
        socket.startHandshake();
        return socket;
    }

    private String suite(String protocol, String... suites) throws Exception {
        SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket();
        try (socket) {
            socket.setSoTimeout(20_000);
            socket.setEnabledProtocols(new String[] {protocol});
            if (suites.length > 0) {
                socket.setEnabledCipherSuites(suites);
            }
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.address().getPort()));
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    /** Whether BoringSSL as a client, offering this group alone, comes to terms. */
    private boolean handshake(String group) throws Exception {
        SslContext client = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL)
                .protocols("TLSv1.3")
                .option(OpenSslContextOption.GROUPS, new String[] {group})
                .trustManager(authority().toFile())
                .build();
        var threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            SslHandler[] handler = new SslHandler[1];
            var channel = new Bootstrap()
                    .group(threads)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel made) {
                            handler[0] = client.newHandler(made.alloc(), "localhost", 1);
                            made.pipeline().addLast(handler[0]);
                        }
                    })
                    .connect(server.address())
                    .sync()
                    .channel();
            boolean agreed = handler[0].handshakeFuture().await(20, TimeUnit.SECONDS)
                    && handler[0].handshakeFuture().isSuccess();
            channel.close().sync();
            return agreed;
        } finally {
            var _ = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private String openssl(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_client",
                "-connect",
                "127.0.0.1:" + server.address().getPort(),
                "-CAfile",
                authority().toString(),
                "-verify_ip",
                "127.0.0.1",
                "-verify_return_error",
                "-brief"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        process.waitFor();
        return said;
    }

    private SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(authority())) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private void write() throws IOException {
        var made = new DevelopmentAuthority(new OsRandomSource())
                .make(List.of("localhost"), List.of(InetAddress.ofLiteral("127.0.0.1")), Instant.now());
        Files.writeString(authority(), made.authority());
        Files.writeString(chain(), made.chain());
        Files.writeString(key(), made.key());
    }

    private Path authority() {
        return folder.resolve("ca.pem");
    }

    private Path chain() {
        return folder.resolve("server.pem");
    }

    private Path key() {
        return folder.resolve("server.key");
    }
}
