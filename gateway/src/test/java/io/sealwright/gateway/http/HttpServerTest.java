// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.vocabulary.NeverBlocks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class HttpServerTest {
    private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}";

    private static final String CHUNKED = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Test
    void every_answer_carries_request_id_date_of_our_clock_type_and_length() throws IOException {
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {

            RawClient.Answer answer = client.send(POST).answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{}");
            assertThat(answer.headers())
                    .containsEntry("x-amzn-requestid", "id-1")
                    .containsEntry("date", "Tue, 24 Nov 2026 12:00:00 GMT")
                    .containsEntry("content-type", "application/x-amz-json-1.1")
                    .containsEntry("content-length", "2")
                    .doesNotContainKey("connection");
        }
    }

    @Test
    void a_connection_serves_one_request_after_the_other() throws IOException {
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {
            for (int i = 0; i < 100; i++) {
                assertThat(client.send(POST).answer().body()).isEqualTo("{}");
            }

            assertThat(server.statistics().requests()).isEqualTo(100);
            assertThat(server.statistics().connections()).isEqualTo(1);
        }
    }

    @Test
    void pipelined_requests_wait_and_are_answered_in_order() throws IOException, InterruptedException {
        LinkedBlockingQueue<HttpExchange> inFlight = new LinkedBlockingQueue<>();
        try (HttpServer server = Servers.start(inFlight::add);
                RawClient client = new RawClient(server.address())) {
            client.send(body("first") + body("second")).send(body("third"));
            for (String expected : List.of("first", "second", "third")) {
                HttpExchange exchange = inFlight.take();

                assertThat(inFlight.poll(50, TimeUnit.MILLISECONDS)).isNull();
                assertThat(textOf(exchange.request())).isEqualTo(expected);
                Servers.echo(exchange);
                assertThat(client.answer().body()).isEqualTo(expected);
            }
        }
    }

    @Test
    void many_pipelined_requests_in_one_packet_are_all_answered() throws IOException {
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {
            client.send(body("again").repeat(2_000));
            for (int i = 0; i < 2_000; i++) {
                assertThat(client.answer().body()).isEqualTo("again");
            }
        }
    }

    @Test
    void a_reply_may_come_from_any_thread_and_the_bytes_are_stable_until_then() throws IOException {
        HttpHandler elsewhere = exchange -> Thread.ofVirtual().start(() -> Servers.echo(exchange));
        try (HttpServer server = Servers.start(elsewhere);
                RawClient client = new RawClient(server.address())) {
            for (int i = 0; i < 200; i++) {
                client.send(body("one-" + i) + body("two-" + i));
                assertThat(client.answer().body()).isEqualTo("one-" + i);
                assertThat(client.answer().body()).isEqualTo("two-" + i);
            }
        }
    }

    @Test
    void a_reply_prepared_again_replaces_the_one_before() throws IOException {
        HttpHandler twice = exchange -> {
            exchange.prepare(HttpReply.of(200, MediaType.TEXT, "a", "secret".getBytes(UTF_8)));
            exchange.prepare(HttpReply.of(500, MediaType.TEXT, "b", "failed".getBytes(UTF_8)));
            exchange.send();
        };
        try (HttpServer server = Servers.start(twice);
                RawClient client = new RawClient(server.address())) {

            RawClient.Answer answer = client.send(POST).answer();

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("failed");
        }
    }

    @Test
    void an_exchange_answers_once_and_never_somebody_elses_request() throws IOException, InterruptedException {
        LinkedBlockingQueue<HttpExchange> seen = new LinkedBlockingQueue<>();
        HttpHandler handler = exchange -> {
            Servers.echo(exchange);
            seen.add(exchange);
        };
        try (HttpServer server = Servers.start(handler);
                RawClient client = new RawClient(server.address())) {
            client.send(POST).answer();
            HttpExchange answered = seen.take();

            assertThatThrownBy(() -> Servers.echo(answered)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(answered::send).isInstanceOf(IllegalStateException.class);
            assertThat(client.send(POST).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void chunks_are_joined_and_what_follows_them_is_the_next_request() throws IOException {
        String chunked = CHUNKED + "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n";
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {
            client.send(chunked + body("next"));

            assertThat(client.answer().body()).isEqualTo("abc0123456789");
            assertThat(client.answer().body()).isEqualTo("next");
        }
    }

    @Test
    void the_largest_body_is_served_in_either_framing() throws IOException {
        String large = "x".repeat(HttpLimits.DEFAULT.maxBodyBytes());
        String chunked = CHUNKED + "100000\r\n" + large + "\r\n0\r\n\r\n";
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {

            assertThat(client.send(body(large)).answer().body()).isEqualTo(large);
            assertThat(client.send(chunked).answer().body()).isEqualTo(large);
            assertThat(server.statistics().bodyBytesInFlight()).isZero();
        }
    }

    @Test
    void a_head_request_gets_the_length_but_not_the_body() throws IOException {
        HttpHandler healthy =
                exchange -> exchange.reply(HttpReply.of(200, MediaType.TEXT, "", "healthy".getBytes(UTF_8)));
        try (HttpServer server = Servers.start(healthy);
                RawClient client = new RawClient(server.address())) {

            RawClient.Answer answer =
                    client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").answer(false);

            assertThat(answer.headers()).containsEntry("content-length", "7").doesNotContainKey("x-amzn-requestid");
            assertThat(client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").answer().body())
                    .isEqualTo("healthy");
        }
    }

    @Test
    void http_1_0_is_answered_and_closed() throws IOException {
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {

            RawClient.Answer answer = client.send("GET /ping HTTP/1.0\r\n\r\n").answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void a_peer_that_says_close_is_answered_and_closed() throws IOException {
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: keep-alive, Close\r\n\r\n");

            assertThat(client.answer().headers()).containsEntry("connection", "close");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void expect_100_continue_is_answered_after_the_head_passed_its_checks() throws IOException {
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(100);
            assertThat(client.send("body").answer().body()).isEqualTo("body");
        }
    }

    @Test
    void no_100_continue_is_sent_once_the_body_comes_anyway() throws IOException {
        try (HttpServer server = Servers.start(Servers::echo);
                RawClient client = new RawClient(server.address())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nbody");

            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void a_head_that_is_answered_early_never_has_its_body_read() throws IOException {
        AtomicInteger handled = new AtomicInteger();
        try (HttpServer server = Servers.start(refusingHeads(handled));
                RawClient client = new RawClient(server.address())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 9000\r\n\r\n");

            RawClient.Answer answer = client.answer();

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(client.closed()).isTrue();
            assertThat(handled).hasValue(0);
        }
    }

    @Test
    void a_body_that_is_here_already_is_skipped_and_the_connection_goes_on() throws IOException {
        AtomicInteger handled = new AtomicInteger();
        try (HttpServer server = Servers.start(refusingHeads(handled));
                RawClient client = new RawClient(server.address())) {
            for (int i = 0; i < 3; i++) {
                RawClient.Answer answer = client.send(POST).answer();

                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.headers()).doesNotContainKey("connection");
            }
            assertThat(handled).hasValue(0);
        }
    }

    private static HttpHandler refusingHeads(AtomicInteger handled) {
        return new HttpHandler() {
            @Override
            public void handle(HttpExchange exchange) {
                handled.incrementAndGet();
            }

            @Override
            public Optional<HttpReply> head(HttpExchange exchange) {
                return Optional.of(HttpReply.of(403, MediaType.TEXT, "r", new byte[0]));
            }
        };
    }

    @Test
    void handlers_run_on_threads_that_never_block_and_the_turn_ends_after_them() throws Exception {
        List<String> events = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        HttpHandler handler = new HttpHandler() {
            @Override
            public void handle(HttpExchange exchange) {
                events.add(NeverBlocks.here() && exchange.loop().here() ? "handled" : "elsewhere");
                Servers.echo(exchange);
            }

            @Override
            public void endOfTurn(HttpLoop loop) {
                events.add("turn " + loop.index());
                ended.countDown();
            }
        };
        try (HttpServer server = Servers.start(handler);
                RawClient client = new RawClient(server.address())) {
            client.send(POST + POST);
            client.answer();
            client.answer();

            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(events).containsExactly("handled", "handled", "turn 0");
        }
    }

    @Test
    void a_handler_that_throws_loses_its_connection_only() throws IOException {
        HttpHandler broken = exchange -> {
            throw new IllegalStateException("a bug");
        };
        try (HttpServer server = Servers.start(broken)) {
            for (int i = 0; i < 3; i++) {
                try (RawClient client = new RawClient(server.address())) {
                    assertThat(client.send(POST).closed()).isTrue();
                }
            }
            assertThat(server.statistics().bodyBytesInFlight()).isZero();
        }
    }

    @Test
    void stopping_answers_what_is_in_flight_with_connection_close() throws Exception {
        LinkedBlockingQueue<HttpExchange> inFlight = new LinkedBlockingQueue<>();
        HttpServer server = Servers.start(inFlight::add);
        try (RawClient busy = new RawClient(server.address());
                RawClient idle = new RawClient(server.address())) {
            idle.send(POST);
            Servers.echo(inFlight.take());
            idle.answer();
            busy.send(POST);
            HttpExchange exchange = inFlight.take();
            LinkedBlockingQueue<Boolean> stopped = new LinkedBlockingQueue<>();
            Thread stopping = Thread.ofVirtual().start(() -> stopped.add(stop(server)));

            assertThat(idle.closed()).isTrue();
            assertThat(stopped).isEmpty();
            Servers.echo(exchange);
            RawClient.Answer answer = busy.answer();
            assertThat(answer.body()).isEqualTo("{}");
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(busy.closed()).isTrue();
            busy.leave();
            assertThat(stopped.take()).isTrue();
            stopping.join();
            assertThatThrownBy(() -> new RawClient(server.address())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_that_is_written_is_sent_before_its_connection_is_closed() throws Exception {
        LinkedBlockingQueue<HttpExchange> inFlight = new LinkedBlockingQueue<>();
        try (HttpServer server = Servers.start(inFlight::add);
                RawClient client = new RawClient(server.address())) {
            client.send(POST);
            HttpExchange exchange = inFlight.take();

            exchange.loop().execute(() -> {
                var _ = exchange.loop().stop(); // comes next on this loop, before what was written is sent
                Servers.echo(exchange);
            });

            assertThat(client.answer().body()).isEqualTo("{}");
        }
    }

    private static boolean stop(HttpServer server) {
        try {
            return server.stop(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_answer_after_the_peer_left_is_dropped() throws Exception {
        LinkedBlockingQueue<HttpExchange> inFlight = new LinkedBlockingQueue<>();
        try (HttpServer server = Servers.start(inFlight::add)) {
            HttpExchange exchange;
            try (RawClient client = new RawClient(server.address())) {
                client.send(POST);
                exchange = inFlight.take();
            }
            while (server.statistics().connections() > 0) {
                Thread.sleep(5);
            }
            assertThat(server.statistics().bodyBytesInFlight()).isEqualTo(2);
            Servers.echo(exchange);
            while (server.statistics().bodyBytesInFlight() > 0) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void plain_http_listens_on_loopback_only() {
        InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);

        assertThatThrownBy(() -> HttpServerConfig.listeningOn(everywhere, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http.listen")
                .hasMessageContaining("loopback");
    }

    private static String body(String text) {
        return "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
    }

    private static String textOf(HttpRequest request) {
        return request.text(request.bodyOffset(), request.bodyOffset() + request.bodyLength());
    }
}
