// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load loop against another people's HTTP server, the JDK's. */
class LoadLoopTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final AtomicLong handled = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server = newServer();
    private volatile int status = 200;
    private volatile long delayMillis;

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            pause(delayMillis);
            handled.incrementAndGet();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void once_sends_every_request_exactly_once_and_shows_every_answer() throws IOException {
        var bodies = new HashSet<String>();

        try (var loop = loop(4, 100)) {
            Round round = loop.once((request, code, body) -> {
                assertThat(body).isEqualTo("{\"n\":" + request + "}");
                bodies.add(body);
            });

            assertThat(round.answers()).isEqualTo(100);
        }
        assertThat(bodies).hasSize(100);
        assertThat(handled).hasValue(100);
    }

    @Test
    void a_closed_loop_counts_exactly_what_the_server_answered() throws IOException {
        try (var loop = loop(8, 16)) {
            Round first = loop.closed(SHORT, Answers.IGNORED);
            Round second = loop.closed(SHORT, Answers.IGNORED);

            assertThat(first.answers() + second.answers())
                    .isEqualTo(handled.get())
                    .isPositive();
            assertThat(second.latency().getTotalCount()).isEqualTo(second.answers());
            assertThat(second.refused()).isZero();
        }
    }

    @Test
    void an_open_loop_keeps_its_rate_and_counts_waiting_as_latency() throws IOException {
        delayMillis = 20;

        try (var loop = loop(1, 16)) {
            Round round = loop.open(100, SHORT, new SplittableRandom(7), Answers.IGNORED);

            assertThat(round.answers()).isEqualTo(handled.get());
            assertThat(round.micros(100))
                    .as("one connection serves 50/s, so others waited")
                    .isGreaterThan(50_000);
        }
    }

    @Test
    void a_refusal_is_counted_and_its_words_are_kept() throws IOException {
        status = 400;

        try (var loop = loop(2, 10)) {
            Round round = loop.once(Answers.IGNORED);

            assertThat(round.refused()).isEqualTo(10);
            assertThat(round.refusals()).hasSize(3).allMatch(text -> text.startsWith("400 {\"n\":"));
        }
    }

    private LoadLoop loop(int connections, int requests) throws IOException {
        var signer = new Signer("AKIAEXAMPLE", "secret", "us-east-1");
        List<KmsCall> calls = new ArrayList<>();
        for (int n = 0; n < requests; n++) {
            calls.add(new KmsCall("Encrypt", "{\"n\":" + n + "}", signer));
        }
        var address = server.getAddress();
        RequestSet signed = RequestSet.sign(calls, "127.0.0.1:" + address.getPort(), Instant.EPOCH, 1);
        return new LoadLoop(address, connections, signed);
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new IllegalStateException("Loopback refuses a port", refused);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
