// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A load generator on one thread: N keep-alive connections, one request in flight on each. Every request that is sent
 * is waited for and counted, so the server's ledger can be held against the count. Not thread-safe.
 */
public final class LoadLoop implements AutoCloseable {

    /** In a timed round one answer of this many is shown to {@link Answers}. */
    private static final int SHOWN_EVERY = 4096;

    private static final int REFUSALS_KEPT = 3;
    private static final long STALLED_NANOS = Duration.ofSeconds(20).toNanos();

    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();
    private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
    private final Consumer<SelectionKey> onReady = this::ready;

    /** Connections without a request; used by the open loop and by {@link #once}. */
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();

    private RequestSet requests;
    private Answers answers = Answers.IGNORED;
    private Histogram latency = newHistogram();
    private List<String> refusals = new ArrayList<>();
    private boolean resend;
    private int showEvery = SHOWN_EVERY;
    private int next;
    private int inFlight;
    private long answered;
    private long refused;
    private long now;

    public LoadLoop(InetSocketAddress server, int connectionCount, RequestSet requests) throws IOException {
        this(server, null, connectionCount, requests);
    }

    /** @param tls null for plain connections */
    public LoadLoop(InetSocketAddress server, @Nullable ClientTls tls, int connectionCount, RequestSet requests)
            throws IOException {
        this.requests = requests;
        for (int connection = 0; connection < connectionCount; connection++) {
            connections.add(Connection.open(server, tls, selector));
        }
    }

    /** Sends from now on these, from the first one on. */
    public void use(RequestSet fresh) {
        this.requests = fresh;
        this.next = 0;
    }

    /** Sends each request exactly once, as fast as it goes, and shows every answer. */
    public Round once(Answers all) throws IOException {
        begin(all, 1);
        long start = System.nanoTime();
        for (int sent = 0; sent < requests.size(); ) {
            while (sent < requests.size() && !idle.isEmpty()) {
                send(idle.pop(), System.nanoTime());
                sent++;
            }
            turn(100);
        }
        drain();
        return end(start, 0);
    }

    /** Closed loop: each connection sends its next request when the answer is whole, for {@code length}. */
    public Round closed(Duration length, Answers shown) throws IOException {
        begin(shown, SHOWN_EVERY);
        long start = System.nanoTime();
        long stop = start + length.toNanos();
        resend = true;
        while (!idle.isEmpty()) {
            send(idle.pop(), System.nanoTime());
        }
        while (now < stop) {
            turn(100);
        }
        resend = false;
        drain();
        return end(start, 0);
    }

    /**
     * Open loop: requests are due at {@code perSecond} on average with exponential gaps, whatever the server does, for
     * {@code length}. A request that finds no idle connection waits, and its waiting counts. When the server is a whole
     * {@code length} behind, the rest is given up and reported.
     */
    public Round open(double perSecond, Duration length, RandomGenerator gaps, Answers shown) throws IOException {
        begin(shown, SHOWN_EVERY);
        long start = System.nanoTime();
        long stop = start + length.toNanos();
        double due = start;
        while (due < stop && now < stop + length.toNanos()) {
            now = System.nanoTime();
            while (due <= now && due < stop && !idle.isEmpty()) {
                send(idle.pop(), (long) due);
                due += -Math.log1p(-gaps.nextDouble()) * 1e9 / perSecond;
            }
            turn(0);
        }
        drain();
        return end(start, due < stop ? (long) ((stop - due) / 1e9 * perSecond) : 0);
    }

    private void begin(Answers shown, int every) {
        answers = shown;
        showEvery = every;
        latency = newHistogram();
        refusals = new ArrayList<>();
        answered = 0;
        refused = 0;
        now = System.nanoTime();
        idle.clear();
        idle.addAll(connections);
    }

    private Round end(long start, long unsent) {
        return new Round(answered, refused, unsent, (System.nanoTime() - start) / 1e9, latency, refusals);
    }

    private void drain() throws IOException {
        while (inFlight > 0) {
            turn(100);
        }
    }

    /** One turn of the loop; waits for a reply at most {@code millis}, and not at all when it is 0. */
    private void turn(int millis) throws IOException {
        now = System.nanoTime();
        try {
            int ready = millis == 0 ? selector.selectNow(onReady) : selector.select(onReady, millis);
            if (ready == 0 && millis > 0 && inFlight > 0) {
                requireProgress();
            }
        } catch (BrokenConnection broken) {
            throw broken.cause;
        }
    }

    private void requireProgress() throws IOException {
        for (Connection connection : connections) {
            if (!idle.contains(connection) && System.nanoTime() - connection.intendedStart > STALLED_NANOS) {
                throw new IOException("A request has had no answer for 20 seconds");
            }
        }
    }

    private void ready(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.sendRest();
            }
            if (key.isReadable() && connection.receive(received)) {
                answer(connection);
            }
        } catch (IOException broken) {
            throw new BrokenConnection(broken);
        }
    }

    private void answer(Connection connection) throws IOException {
        long at = System.nanoTime();
        latency.recordValue(at - connection.intendedStart);
        answered++;
        inFlight--;
        if (connection.status() != 200) {
            refusal(connection);
        }
        if (answered % showEvery == 0) {
            answers.answered(connection.request, connection.status(), connection.body());
        }
        if (resend) {
            send(connection, at);
            return;
        }
        idle.push(connection);
    }

    private void refusal(Connection connection) {
        refused++;
        if (refusals.size() < REFUSALS_KEPT) {
            refusals.add(connection.status() + " " + connection.body());
        }
    }

    private void send(Connection connection, long intendedStart) throws IOException {
        connection.request = next;
        connection.intendedStart = intendedStart;
        inFlight++;
        connection.send(requests.select(next));
        next = next + 1 == requests.size() ? 0 : next + 1;
    }

    /** 1 µs to 60 s with three digits; recording allocates nothing. */
    private static Histogram newHistogram() {
        return new Histogram(1_000, Duration.ofSeconds(60).toNanos(), 3);
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }

    /** Carries an I/O error out of the selector's callback. */
    private static final class BrokenConnection extends RuntimeException {
        private static final long serialVersionUID = 1;

        final transient IOException cause;

        BrokenConnection(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
