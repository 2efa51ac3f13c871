// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One event loop: an {@link Executor} with an index, by which others keep their per-loop buffers and metrics.
 *
 * <p>Time is read once in a tick, not once a request: deadlines are at least seconds long. Everything but
 * {@link #execute}, {@link #here} and the counters belongs to the loop's own thread.
 */
public final class HttpLoop implements Executor {
    /** Arrays of this size wait for connections that begin to send; an idle connection holds none. */
    static final int ARRAY_BYTES = 4096;

    private static final int MAX_SPARE_ARRAYS = 256;

    private final int index;
    private final EventLoop eventLoop;
    private final HttpHandler handler;
    private final Runnable turnEnds = this::endTurn;
    private final Runnable goOn = this::goOn;
    private final List<Connection> answered = new ArrayList<>();
    private final ArrayDeque<byte[]> spareArrays = new ArrayDeque<>();
    private final List<Connection> connections = new ArrayList<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final CountDownLatch drained = new CountDownLatch(1);
    private boolean turnOpen;
    private volatile boolean stopping; // Read by replies that are prepared elsewhere.
    private long tick;
    private long tickInterval;

    HttpLoop(int index, EventLoop eventLoop, HttpHandler handler) {
        this.index = index;
        this.eventLoop = eventLoop;
        this.handler = handler;
        this.tick = eventLoop.ticker().nanoTime();
    }

    /** From 0 to the number of loops, exclusive. */
    public int index() {
        return index;
    }

    /** Whether the current thread is this loop's. */
    public boolean here() {
        return eventLoop.inEventLoop();
    }

    /** Runs {@code task} on this loop, after what it is doing now. */
    @Override
    public void execute(Runnable task) {
        eventLoop.execute(task);
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    /** A moment not far ahead, in nanoseconds: times are counted from it, so that nobody is cut off too early. */
    long nextTick() {
        return tick + tickInterval;
    }

    void startTicking(long intervalNanos) {
        tickInterval = intervalNanos;
        var _ = eventLoop.scheduleWithFixedDelay(this::onTick, intervalNanos, intervalNanos, TimeUnit.NANOSECONDS);
    }

    private void onTick() {
        tick = eventLoop.ticker().nanoTime();
        for (int i = connections.size() - 1; i >= 0; i--) { // Backwards: who closes is replaced by the last.
            Connection connection = connections.get(i);
            try {
                connection.onTick(tick);
            } catch (RuntimeException fault) { // It would end all later ticks, and with them every deadline.
                connection.fail(fault);
            }
        }
    }

    /** Counts a request, and has the handler told when the turn is over. */
    void countRequest() {
        requests.lazySet(requests.get() + 1);
        if (!turnOpen) {
            turnOpen = true;
            eventLoop.execute(turnEnds);
        }
    }

    /**
     * Lets an answered connection send and go on once everything that the loop is answering now is written: sending is
     * the system's code, and between two answers it would drive ours out of the nearest cache.
     */
    void goesOnLater(Connection connection) {
        boolean first = answered.isEmpty();
        answered.add(connection);
        if (first) {
            try {
                eventLoop.execute(goOn);
            } catch (RejectedExecutionException stopped) {
                goOn();
            }
        }
    }

    private void goOn() {
        try {
            for (int i = 0; i < answered.size(); i++) { // What one of them answers on its way comes behind.
                answered.get(i).goOn();
            }
        } finally {
            answered.clear();
        }
    }

    void countRefusal() {
        refusals.lazySet(refusals.get() + 1);
    }

    private void endTurn() {
        turnOpen = false;
        handler.endOfTurn(this);
    }

    byte[] takeArray() {
        byte[] spare = spareArrays.pollLast();
        return spare == null ? new byte[ARRAY_BYTES] : spare;
    }

    /** Keeps {@code array} for another connection; what it holds is written over, never read. */
    void giveBack(byte[] array) {
        if (array.length == ARRAY_BYTES && spareArrays.size() < MAX_SPARE_ARRAYS) {
            spareArrays.addLast(array);
        }
    }

    void add(Connection connection) {
        connection.slot(connections.size());
        connections.add(connection);
    }

    void remove(Connection connection) {
        Connection last = connections.removeLast();
        if (last != connection) {
            connections.set(connection.slot(), last);
            last.slot(connection.slot());
        }
        if (stopping && connections.isEmpty()) {
            drained.countDown();
        }
    }

    boolean stopping() {
        return stopping;
    }

    /** Closes idle connections; the others close after their answer. The latch opens when none is left. */
    CountDownLatch stop() {
        eventLoop.execute(() -> {
            stopping = true;
            for (int i = connections.size() - 1; i >= 0; i--) {
                connections.get(i).stopIfIdle();
            }
            if (connections.isEmpty()) {
                drained.countDown();
            }
        });
        return drained;
    }

    long requests() {
        return requests.get();
    }

    long refusals() {
        return refusals.get();
    }
}
