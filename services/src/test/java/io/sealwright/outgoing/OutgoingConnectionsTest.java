// SPDX-License-Identifier: Apache-2.0
package io.sealwright.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.TrustedServers;
import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Outgoing connections go through one class" (security.md 2): against a real server with a certificate. */
@NullUnmarked
class OutgoingConnectionsTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final String BODY = "{\"keys\":[]}";

    private final AtomicInteger accepted = new AtomicInteger();
    private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" + BODY;
    private SSLServerSocket server;

    @BeforeEach
    void listen() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var file = getClass().getResourceAsStream("/outgoing/issuer.p12")) {
            keys.load(file, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                accepted.incrementAndGet();
                var _ = socket.getInputStream().read(new byte[4_096]);
                socket.getOutputStream().write(answer.getBytes(UTF_8));
                socket.getOutputStream().flush();
            } catch (IOException ended) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    private static SSLSocketFactory trusting() throws IOException {
        try (var file = OutgoingConnectionsTest.class.getResourceAsStream("/outgoing/issuer.pem")) {
            return TrustedServers.vouchedForBy(file.readAllBytes());
        }
    }

    private OutgoingConnections connections(String network, SSLSocketFactory tls) {
        String allowed = "issuer.example:" + server.getLocalPort() + network;
        return new OutgoingConnections(
                List.of(Destination.parse(allowed).orElseThrow()),
                tls,
                _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                System::nanoTime);
    }

    private byte[] get(OutgoingConnections connections) throws IOException {
        return connections.get(ACCOUNT, URI.create("https://issuer.example:" + server.getLocalPort() + "/keys"), 1_000);
    }

    private void isRefused(OutgoingConnections connections) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(connections));
    }

    @Test
    void a_listed_host_whose_address_is_in_its_network_is_asked() throws IOException {
        assertThat(get(connections("@127.0.0.0/8", trusting()))).asString(UTF_8).isEqualTo(BODY);
    }

    @Test
    void a_private_address_is_not_asked_unless_the_operator_names_its_network() throws IOException {
        isRefused(connections("", trusting()));
        isRefused(connections("@10.0.0.0/8", trusting()));

        assertThat(accepted).hasValue(0);
    }

    @Test
    void every_address_of_a_host_must_be_one_that_it_may_have() throws IOException {
        OutgoingConnections rebinding = new OutgoingConnections(
                List.of(Destination.parse("issuer.example:" + server.getLocalPort() + "@127.0.0.0/8")
                        .orElseThrow()),
                trusting(),
                _ -> new InetAddress[] {InetAddress.getLoopbackAddress(), InetAddress.ofLiteral("169.254.169.254")},
                System::nanoTime);

        isRefused(rebinding);
        assertThat(accepted).hasValue(0);
    }

    @Test
    void who_sends_a_byte_now_and_then_is_cut_off_in_the_handshake_already() throws IOException {
        try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow));
            AtomicLong ticks = new AtomicLong();
            OutgoingConnections connections = new OutgoingConnections(
                    List.of(Destination.parse("issuer.example:%d@127.0.0.0/8".formatted(slow.getLocalPort()))
                            .orElseThrow()),
                    trusting(),
                    _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                    () -> ticks.addAndGet(1_000_000_000)); // each look at the clock is a second later

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> connections.get(
                            ACCOUNT, URI.create("https://issuer.example:" + slow.getLocalPort() + "/keys"), 1_000))
                    .withStackTraceContaining("the answer took too long");
        }
    }

    /** The head of a record of the handshake that is never whole. */
    private static void drip(ServerSocket slow) {
        try (Socket socket = slow.accept()) {
            socket.getOutputStream().write(new byte[] {22, 3, 3, 64, 0});
            while (true) {
                socket.getOutputStream().write(0);
                socket.getOutputStream().flush();
                Thread.sleep(10);
            }
        } catch (IOException | InterruptedException _) {
            return; // It was cut off.
        }
    }

    @Test
    void a_server_that_nobody_trusted_vouches_for_is_not_believed() {
        isRefused(connections("@127.0.0.0/8", TrustedServers.ofTheJdk()));
    }

    @Test
    void a_certificate_for_another_name_is_not_believed() throws IOException {
        OutgoingConnections connections = new OutgoingConnections(
                List.of(Destination.parse("other.example:" + server.getLocalPort() + "@127.0.0.0/8")
                        .orElseThrow()),
                trusting(),
                _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                System::nanoTime);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> connections.get(
                        ACCOUNT, URI.create("https://other.example:" + server.getLocalPort() + "/"), 1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 302 Found\r\nLocation: https://169.254.169.254/\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"keys\":[]}",
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "nonsense",
                ""
            })
    void an_answer_that_is_not_a_whole_200_within_bounds_is_none(String bad) throws IOException {
        answer = bad;

        isRefused(connections("@127.0.0.0/8", trusting()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"key\r\n6;x=y\r\ns\":[]}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n{\"keys\":[]}",
                "HTTP/1.0 200 OK\r\n\r\n{\"keys\":[]}"
            })
    void chunks_and_answers_that_end_with_the_connection_are_read(String good) throws IOException {
        answer = good;

        assertThat(get(connections("@127.0.0.0/8", trusting()))).asString(UTF_8).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/",
                "https://another.example/",
                "https://issuer.example:1/",
                "https://user@issuer.example/",
                "file:///etc/passwd",
                "https:///keys",
                "issuer.example"
            })
    void what_the_operator_does_not_list_is_not_asked(String uri) throws IOException {
        OutgoingConnections connections = connections("@127.0.0.0/8", trusting());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> connections.get(ACCOUNT, URI.create(uri), 1_000));
        assertThat(accepted).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2001:db8::1",
                "2002:a00:1::1"
            })
    void special_addresses_are_not_public(String address) {
        assertThat(Network.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "193.0.0.1", "2606:4700::1111", "2a00:1450::1"})
    void others_are(String address) {
        assertThat(Network.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ci.example:0",
                "ci.example:65536",
                "ci.example@10.0.0.0",
                "ci.example@10.0.0.0/33",
                "a b",
                "-x"
            })
    void what_is_no_destination_is_none(String text) {
        assertThat(Destination.parse(text)).isEmpty();
    }
}
