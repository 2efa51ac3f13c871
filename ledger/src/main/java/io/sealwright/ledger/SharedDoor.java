// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.ledger.SharedFrame.Fate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The door for everyone who is no event loop: changes, by the store's writer, and uses whose caller waits. One lock,
 * held for a hash and a copy; the rate here is that of store commits.
 */
final class SharedDoor {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private final FrameEncoder encoder = new FrameEncoder();
    private final Deque<SharedFrame> inbox = new ArrayDeque<>();
    private final long[] appended = new long[SegmentFormat.MAX_LANES];
    private final long[] durable = new long[SegmentFormat.MAX_LANES];
    private final long maxPendingUseBytes;
    private long pendingUseBytes;
    private long pendingChangeBytes;
    private String refusal = "";
    private volatile boolean filled;

    SharedDoor(LedgerConfig config, ChainState state) {
        maxPendingUseBytes = config.pendingBytes();
        state.heads().forEach((lane, head) -> {
            appended[lane] = head.number();
            durable[lane] = head.number();
        });
    }

    // ---- callers

    /**
     * Takes a change; one that was taken before is dropped, so that draining may repeat itself.
     *
     * @throws IllegalStateException if a number is left out
     */
    void change(LedgerEntry entry, int lane, long number, UUID changeId) {
        lock.lock();
        try {
            if (number <= appended[lane]) {
                return;
            }
            if (number != appended[lane] + 1) {
                throw new IllegalStateException(
                        "change %d of lane %d after change %d".formatted(number, lane, appended[lane]));
            }
            byte[] bytes = encoder.encode(FrameKind.CHANGE, lane, number, changeId, entry);
            inbox.add(new SharedFrame(FrameKind.CHANGE, lane, number, changeId, bytes));
            appended[lane] = number;
            pendingChangeBytes += bytes.length;
            filled = true;
        } finally {
            lock.unlock();
        }
    }

    SharedFrame use(LedgerEntry entry) throws LedgerUnavailable {
        lock.lock();
        try {
            if (!refusal.isEmpty()) {
                throw new LedgerUnavailable(refusal);
            }
            if (pendingUseBytes + FrameEncoder.length(entry) > maxPendingUseBytes) {
                throw new LedgerUnavailable("too many frames wait for the disk");
            }
            byte[] bytes = encoder.encode(FrameKind.USE, 0, 0, FrameEncoder.NO_CHANGE, entry);
            SharedFrame frame = new SharedFrame(FrameKind.USE, 0, 0, FrameEncoder.NO_CHANGE, bytes);
            inbox.add(frame);
            pendingUseBytes += bytes.length;
            filled = true;
            return frame;
        } finally {
            lock.unlock();
        }
    }

    void await(SharedFrame use) throws LedgerUnavailable {
        lock.lock();
        try {
            while (use.fate() == Fate.PENDING) {
                settled.awaitUninterruptibly();
            }
            if (use.fate() == Fate.FAILED) {
                throw new LedgerUnavailable(refusal.isEmpty() ? "the record could not be written" : refusal);
            }
        } finally {
            lock.unlock();
        }
    }

    void await(int lane, long number) throws LedgerUnavailable {
        lock.lock();
        try {
            if (number > appended[lane]) {
                throw new IllegalStateException("change %d of lane %d was not appended".formatted(number, lane));
            }
            while (durable[lane] < number) {
                if (!refusal.isEmpty()) {
                    throw new LedgerUnavailable(refusal);
                }
                settled.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    long durable(int lane) {
        lock.lock();
        try {
            return durable[lane];
        } finally {
            lock.unlock();
        }
    }

    long pendingChangeBytes() {
        lock.lock();
        try {
            return pendingChangeBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Why nothing can be recorded now; empty if it can. */
    String refusal() {
        lock.lock();
        try {
            return refusal;
        } finally {
            lock.unlock();
        }
    }

    // ---- the writer

    boolean isFilled() {
        return filled;
    }

    void drainTo(Collection<SharedFrame> changes, Collection<SharedFrame> uses) {
        if (!filled) {
            return;
        }
        lock.lock();
        try {
            for (SharedFrame frame = inbox.poll(); frame != null; frame = inbox.poll()) {
                (frame.kind() == FrameKind.CHANGE ? changes : uses).add(frame);
            }
            filled = false;
        } finally {
            lock.unlock();
        }
    }

    void settle(Collection<SharedFrame> frames, Fate fate) {
        if (frames.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            for (SharedFrame frame : frames) {
                frame.settle(fate);
                if (frame.kind() == FrameKind.CHANGE) {
                    durable[frame.lane()] = frame.number();
                    pendingChangeBytes -= frame.bytes().length;
                } else {
                    pendingUseBytes -= frame.bytes().length;
                }
            }
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on nobody waits, until {@link #open}. Changes are kept. */
    void refuse(String why) {
        lock.lock();
        try {
            refusal = why;
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            refusal = "";
        } finally {
            lock.unlock();
        }
    }
}
