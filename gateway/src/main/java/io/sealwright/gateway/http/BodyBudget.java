// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The room for bodies of all requests that are being read or answered. A request takes its whole body's room before the
 * first byte is awaited, so half-read bodies never wait for each other. Thread-safe.
 */
final class BodyBudget {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    BodyBudget(long limit) {
        this.limit = limit;
    }

    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Gives room back, and has everyone who waits try again. */
    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
        wakeAll();
    }

    /** Calls {@code tryAgain} once, when there may be room; it must not run the request itself, only schedule that. */
    void await(Runnable tryAgain) {
        waiting.add(tryAgain);
        if (taken.get() == 0) {
            wakeAll(); // Everything was given back between the failed take and the add.
        }
    }

    long taken() {
        return taken.get();
    }

    int waiters() {
        return waiting.size();
    }

    private void wakeAll() {
        if (waiting.isEmpty()) {
            return;
        }
        for (int i = waiting.size(); i > 0; i--) {
            Runnable tryAgain = waiting.poll();
            if (tryAgain == null) {
                return;
            }
            tryAgain.run();
        }
    }
}
