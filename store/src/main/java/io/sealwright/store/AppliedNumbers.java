// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Up to which number of each lane memory has followed. A snapshot may see a change before memory does: whoever shows
 * what it read waits, so that nobody joins it with older parts that the change should have dropped.
 */
final class AppliedNumbers {
    private static final long PATIENCE_SECONDS = 5;

    private final AtomicLongArray numbers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /** @param heads what the store has before the first change that is applied here */
    AppliedNumbers(long[] heads) {
        this.numbers = new AtomicLongArray(heads);
    }

    void applied(int lane, long number) {
        numbers.set(lane, number);
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @throws StoreException if a change that the snapshot saw is not applied in time: its outcome is not known yet */
    void await(long[] heads) {
        if (reached(heads)) {
            return;
        }
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!reached(heads)) {
                if (left <= 0) {
                    throw new StoreException(Kind.UNAVAILABLE, "memory does not follow the store", null);
                }
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "interrupted while waiting for a change to be applied", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean reached(long[] heads) {
        for (int lane = 0; lane < heads.length; lane++) {
            if (numbers.get(lane) < heads[lane]) {
                return false;
            }
        }
        return true;
    }
}
