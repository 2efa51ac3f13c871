// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Tools of the provider that cost more to make than to use, lent to one computation at a time. A thread looks in the
 * slot of its number and makes a new tool where that is empty: nobody waits, and nothing is bound to a thread, for
 * virtual threads are many. Who fails keeps the tool, so that a broken one never comes back.
 */
final class Idle<T> {
    private static final int SLOTS = 64;

    private final AtomicReferenceArray<T> slots = new AtomicReferenceArray<>(SLOTS);
    private final Supplier<T> maker;

    Idle(Supplier<T> maker) {
        this.maker = maker;
    }

    T lend() {
        T tool = slots.getAndSet(slot(), null);
        return tool == null ? maker.get() : tool;
    }

    void takeBack(T tool) {
        slots.setRelease(slot(), tool);
    }

    private static int slot() {
        return (int) Thread.currentThread().threadId() & (SLOTS - 1);
    }
}
