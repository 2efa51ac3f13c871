// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

/** Marks a thread that serves many connections, an event loop: nothing on it may wait for a disk, a lock or a peer. */
public interface NeverBlocks {

    /** Whether the current thread is such a thread. */
    static boolean here() {
        return Thread.currentThread() instanceof NeverBlocks;
    }

    /**
     * The guard at every door behind which there is waiting: store, HSM, the ledger's waiting door.
     *
     * @throws IllegalStateException on an event loop, so that the mistake fails a test
     */
    static void refuse(String door) {
        if (here()) {
            throw new IllegalStateException(door + " called on an event loop");
        }
    }
}
