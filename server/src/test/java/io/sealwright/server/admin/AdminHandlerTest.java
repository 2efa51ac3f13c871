// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.http.HttpServerConfig;
import io.sealwright.server.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminHandlerTest {
    private final Readiness readiness = new Readiness();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        var config = HttpServerConfig.listeningOn(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server = HttpServer.start(config, new AdminHandler(readiness, () -> "metric 1\n"), InstantSource.system());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_lives_before_it_is_ready() throws IOException {
        assertThat(call("GET", "/health/live", "localhost"))
                .startsWith("HTTP/1.1 200")
                .endsWith("live\n");
        assertThat(call("GET", "/health/ready", "localhost"))
                .startsWith("HTTP/1.1 503")
                .endsWith("starting\n");
    }

    @Test
    void it_says_why_it_is_not_ready_in_a_word() throws IOException {
        readiness.require("ledger", () -> false);
        readiness.started();

        assertThat(call("GET", "/health/ready", "localhost"))
                .startsWith("HTTP/1.1 503")
                .endsWith("\r\n\r\nledger\n");
    }

    @Test
    void once_all_stands_it_is_ready() throws IOException {
        readiness.started();

        assertThat(call("GET", "/health/ready", "localhost"))
                .startsWith("HTTP/1.1 200")
                .endsWith("ready\n");
    }

    @Test
    void metrics_are_text() throws IOException {
        assertThat(call("GET", "/metrics", "127.0.0.1:4598"))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: text/plain")
                .endsWith("metric 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/health/live/", "/metrics/..", "/Metrics", "/ping"})
    void everything_else_is_not_found(String path) throws IOException {
        assertThat(call("GET", path, "localhost")).startsWith("HTTP/1.1 404");
    }

    @Test
    void nothing_is_changed_here() throws IOException {
        assertThat(call("POST", "/metrics", "localhost")).startsWith("HTTP/1.1 405");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "127.9.9.9:80", "[::1]", "[::1]:4598"})
    void a_loopback_name_is_a_host(String host) throws IOException {
        assertThat(call("GET", "/health/live", host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "localhost.attacker.example",
                "127.0.0.1.attacker.example:4598",
                "10.0.0.1",
                "0.0.0.0",
                "[::]",
                "::1",
                "[127.0.0.1]",
                "127.1:4598x:80"
            })
    void a_name_that_somebody_else_owns_is_refused_against_rebinding(String host) throws IOException {
        assertThat(call("GET", "/metrics", host)).doesNotContain("metric 1").doesNotStartWith("HTTP/1.1 200");
    }

    private String call(String method, String path, String host) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream()
                    .write("%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .formatted(method, path, host)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
