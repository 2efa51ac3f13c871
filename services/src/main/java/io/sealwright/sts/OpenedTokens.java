// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were opened, so that one is not opened twice for each request. Bounded in bytes; the eldest makes room.
 * It holds only what follows from a token itself, so nothing has to be taken back. Thread-safe; {@link #find} takes no
 * lock.
 */
final class OpenedTokens {
    private static final long MAX_BYTES = 32L << 20;

    private final ConcurrentHashMap<String, OpenedToken> byToken = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** In the order they came, under the lock. */
    private final Deque<OpenedToken> inOrder = new ArrayDeque<>();

    private long bytes;

    /** The opened token, if it was opened for this access key. */
    @Nullable
    OpenedToken find(String accessKeyId, String token) {
        OpenedToken kept = byToken.get(token);
        return kept != null && kept.accessKeyId().equals(accessKeyId) ? kept : null;
    }

    /** Keeps it, or finds the one that another thread was first to keep. */
    OpenedToken keep(OpenedToken opened) {
        lock.lock();
        try {
            OpenedToken first = byToken.putIfAbsent(opened.token(), opened);
            if (first != null) {
                return first;
            }
            inOrder.addLast(opened);
            bytes += opened.weight();
            while (bytes > MAX_BYTES) {
                OpenedToken eldest = inOrder.removeFirst();
                byToken.remove(eldest.token(), eldest);
                bytes -= eldest.weight();
            }
            return opened;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets one that has expired. */
    void drop(OpenedToken opened) {
        lock.lock();
        try {
            if (byToken.remove(opened.token(), opened) && inOrder.remove(opened)) {
                bytes -= opened.weight();
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        return byToken.size();
    }
}
