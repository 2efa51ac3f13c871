// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.job;

import java.time.Instant;

/**
 * Proof that the scheduler runs a job for one item: what it may do needs no caller's right, but it happens only from
 * there, and only once.
 *
 * @param <T> the kind of item
 */
public final class JobPermit<T> {
    private final T item;
    private final Instant time;
    private boolean used;

    JobPermit(T item, Instant time) {
        this.item = item;
        this.time = time;
    }

    /** The moment for which the item was found due. */
    public Instant time() {
        return time;
    }

    /**
     * The item, once.
     *
     * @throws IllegalStateException the second time
     */
    public T use() {
        if (used) {
            throw new IllegalStateException("a job permit used twice");
        }
        used = true;
        return item;
    }
}
