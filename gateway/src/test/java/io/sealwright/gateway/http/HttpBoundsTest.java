// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Sizes, times, connections and the budget of bodies: each bound at its edge. */
final class HttpBoundsTest {
    private static final String POST = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(160);

    @Test
    void the_request_line_has_16_kib() throws IOException {
        assertThat(status("GET /" + "a".repeat(16 * 1024 - 14) + " HTTP/1.1\r\nHost: h\r\n\r\n"))
                .isEqualTo(200);
        assertThat(status("GET /" + "a".repeat(16 * 1024 - 13) + " HTTP/1.1\r\nHost: h\r\n\r\n"))
                .isEqualTo(414);
        assertThat(status("a".repeat(17 * 1024))).isEqualTo(414);
    }

    @Test
    void all_headers_together_have_32_kib() throws IOException {
        String frame = "Host: h\r\nX: \r\n\r\n";
        int room = 32 * 1024 - frame.length();

        assertThat(status("GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(room) + "\r\n\r\n"))
                .isEqualTo(200);
        assertThat(status("GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(room + 1) + "\r\n\r\n"))
                .isEqualTo(431);
        assertThat(status("GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(33 * 1024)))
                .isEqualTo(431);
    }

    @Test
    void there_are_at_most_64_fields() throws IOException {
        assertThat(status("GET / HTTP/1.1\r\nHost: h\r\n" + "A: b\r\n".repeat(63) + "\r\n"))
                .isEqualTo(200);
        assertThat(status("GET / HTTP/1.1\r\nHost: h\r\n" + "A: b\r\n".repeat(64) + "\r\n"))
                .isEqualTo(431);
    }

    private static int status(String request) throws IOException {
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {
            return client.send(request).answer().status();
        }
    }

    @Test
    void a_slow_head_is_cut_off_counted_from_its_first_byte() throws IOException {
        try (HttpServer server = Servers.start(Servers::echo, Servers.times(SHORT, LONG, LONG));
                RawClient client = new RawClient(server.address())) {
            client.send(POST).answer();
            assertThat(client.next(400)).isEmpty(); // Idle is not slow.

            RawClient.Answer answer = client.send("POST / HT").answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void a_slow_body_is_cut_off_even_if_a_byte_comes_now_and_then() throws Exception {
        try (HttpServer server = Servers.start(Servers::echo, Servers.times(LONG, SHORT, LONG));
                RawClient client = new RawClient(server.address())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n");
            int sent = 0;
            while (client.next(20).isEmpty() && sent < 90) {
                client.send("x");
                sent++;
            }

            assertThat(sent).isBetween(1, 60);
            assertThat(server.statistics().bodyBytesInFlight()).isZero();
            assertThat(server.statistics().refusals()).isEqualTo(1);
        }
    }

    @Test
    void an_idle_connection_is_closed_without_a_word() throws IOException {
        try (HttpServer server = Servers.start(Servers::echo, Servers.times(LONG, LONG, SHORT));
                RawClient fresh = new RawClient(server.address());
                RawClient used = new RawClient(server.address())) {
            used.send(POST).answer();

            assertThat(used.closed()).isTrue();
            assertThat(fresh.closed()).isTrue();
        }
    }

    @Test
    void a_request_in_the_handlers_hands_is_not_cut_off() throws Exception {
        LinkedBlockingQueue<HttpExchange> inFlight = new LinkedBlockingQueue<>();
        try (HttpServer server = Servers.start(inFlight::add, Servers.times(SHORT, SHORT, SHORT));
                RawClient client = new RawClient(server.address())) {
            client.send(POST);
            HttpExchange exchange = inFlight.take();

            assertThat(client.next(500)).isEmpty();
            Servers.echo(exchange);
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void one_connection_too_many_is_closed_in_all_and_per_source() throws IOException {
        for (HttpServerConfig config : List.of(connections(2, 100), connections(100, 2))) {
            try (HttpServer server = HttpServer.start(config, Servers::echo, Servers.CLOCK);
                    RawClient first = new RawClient(server.address());
                    RawClient second = new RawClient(server.address())) {
                first.send(POST).answer();
                second.send(POST).answer();
                try (RawClient third = new RawClient(server.address())) {
                    assertThat(third.closed()).isTrue();
                }
                assertThat(server.statistics().connections()).isEqualTo(2);
                assertThat(server.statistics().connectionsTurnedAway()).isEqualTo(1);
                assertThat(first.send(POST).answer().status()).isEqualTo(200);
            }
        }
    }

    private static HttpServerConfig connections(int inAll, int perSource) {
        return new HttpServerConfig(Servers.LOOPBACK, 1, inAll, perSource, 64L << 20, HttpLimits.DEFAULT);
    }

    @Test
    void a_place_is_free_again_when_its_connection_ends() throws Exception {
        try (HttpServer server = HttpServer.start(connections(1, 1), Servers::echo, Servers.CLOCK)) {
            for (int i = 0; i < 20; i++) {
                try (RawClient client = new RawClient(server.address())) {
                    assertThat(client.send(POST).answer().status()).isEqualTo(200);
                }
                while (server.statistics().connections() > 0) {
                    Thread.sleep(2);
                }
            }
        }
    }

    @Test
    void an_ipv6_source_is_a_64_bit_network() throws IOException {
        ConnectionBounds bounds = new ConnectionBounds(10, 1);

        assertThat(bounds.enter(InetAddress.getByName("2001:db8::1"))).isTrue();
        assertThat(bounds.enter(InetAddress.getByName("2001:db8::2"))).isFalse();
        assertThat(bounds.enter(InetAddress.getByName("2001:db8:0:1::1"))).isTrue();
        bounds.leave(InetAddress.getByName("2001:db8::1"));
        assertThat(bounds.enter(InetAddress.getByName("2001:db8::2"))).isTrue();
        assertThat(bounds.open()).isEqualTo(2);
    }

    @Test
    void bodies_beyond_the_budget_wait_unread_until_there_is_room() throws Exception {
        LinkedBlockingQueue<HttpExchange> inFlight = new LinkedBlockingQueue<>();
        int large = HttpLimits.DEFAULT.maxBodyBytes() / 2 + 1;
        HttpServerConfig oneBody = new HttpServerConfig(
                Servers.LOOPBACK, 1, 100, 100, HttpLimits.DEFAULT.maxBodyBytes(), HttpLimits.DEFAULT);
        String request = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + large + "\r\n\r\n" + "x".repeat(large);
        try (HttpServer server = HttpServer.start(oneBody, inFlight::add, Servers.CLOCK)) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                RawClient client = new RawClient(server.address());
                clients.add(client);
                Thread.ofVirtual().start(() -> sendQuietly(client, request));
            }
            for (int i = 0; i < 4; i++) {
                HttpExchange exchange = inFlight.take();
                Thread.sleep(50);

                assertThat(inFlight).isEmpty();
                assertThat(server.statistics().bodyBytesInFlight()).isEqualTo(large);
                exchange.reply(HttpReply.of(200, MediaType.TEXT, "", new byte[0]));
            }
            for (RawClient client : clients) {
                assertThat(client.answer().status()).isEqualTo(200);
                client.leave();
            }
            assertThat(server.statistics().bodyBytesInFlight()).isZero();
        }
    }

    private static void sendQuietly(RawClient client, String request) {
        try {
            client.send(request);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_request_that_never_gets_room_is_told_that_we_are_overloaded() throws Exception {
        LinkedBlockingQueue<HttpExchange> inFlight = new LinkedBlockingQueue<>();
        HttpLimits limits = Servers.times(LONG, SHORT, LONG);
        int largest = limits.maxBodyBytes();
        HttpServerConfig oneBody = new HttpServerConfig(Servers.LOOPBACK, 1, 100, 100, largest, limits);
        try (HttpServer server = HttpServer.start(oneBody, inFlight::add, Servers.CLOCK);
                RawClient holder = new RawClient(server.address());
                RawClient waiter = new RawClient(server.address())) {
            holder.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + largest + "\r\n\r\n" + "x".repeat(largest));
            HttpExchange held = inFlight.take();

            assertThat(waiter.send(POST).answer().status()).isEqualTo(503);
            assertThat(waiter.closed()).isTrue();
            Servers.echo(held);
            assertThat(holder.answer().status()).isEqualTo(200);
        }
    }
}
