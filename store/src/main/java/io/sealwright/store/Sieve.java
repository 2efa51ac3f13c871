// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One budget in bytes for everything held, by the SIEVE rule: new items stand at the head of a queue; a hand walks from
 * the tail, spares once what was used since it last came by, and drops what was not. A hit costs one plain write, and a
 * walk through a million keys drops those before it drops what is in use.
 *
 * <p>Thread-safe. While its lock is held it calls nobody, so it may be called under any lock.
 *
 * @see <a href="https://www.usenix.org/conference/nsdi24/presentation/zhang-yazhuo">SIEVE is Simpler than LRU, NSDI
 *     2024</a>
 */
final class Sieve {

    /** Something held. {@link #use} is the only part that readers touch. */
    abstract static class Item {
        private final int bytes;
        private boolean used; // written without a lock: a lost write costs at most one load
        private boolean dropped;
        private boolean linked;
        private @Nullable Item newer;
        private @Nullable Item older;

        Item(int bytes) {
            this.bytes = bytes;
        }

        final void use() {
            if (!used) {
                used = true;
            }
        }

        /** There is no room for it any more. */
        abstract void evicted();
    }

    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Item newest;
    private @Nullable Item oldest;
    private @Nullable Item hand;
    private long bytes;
    private int items;

    Sieve(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Counts {@code item} unless it was dropped meanwhile, after making room for it. */
    void admit(Item item) {
        List<Item> victims = new ArrayList<>();
        lock.lock();
        try {
            if (item.dropped) {
                return;
            }
            if (item.bytes > maxBytes) {
                item.dropped = true;
                victims.add(item);
            } else {
                makeRoom(maxBytes - item.bytes, victims);
                link(item);
            }
        } finally {
            lock.unlock();
        }
        victims.forEach(Item::evicted);
    }

    /** Forgets {@code item}, whether it was admitted already or is about to be. */
    void drop(Item item) {
        lock.lock();
        try {
            item.dropped = true;
            if (item.linked) {
                unlink(item);
            }
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    int items() {
        lock.lock();
        try {
            return items;
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom(long room, List<Item> victims) {
        while (bytes > room) {
            Item victim = hand == null ? oldest : hand;
            if (victim == null) {
                return;
            }
            hand = victim.newer;
            if (victim.used) {
                victim.used = false;
            } else {
                victim.dropped = true;
                unlink(victim);
                victims.add(victim);
            }
        }
    }

    private void link(Item item) {
        item.linked = true;
        item.older = newest;
        if (newest == null) {
            oldest = item;
        } else {
            newest.newer = item;
        }
        newest = item;
        bytes += item.bytes;
        items++;
    }

    @SuppressWarnings("ReferenceEquality") // an item is itself alone
    private void unlink(Item item) {
        if (hand == item) {
            hand = item.newer;
        }
        if (item.newer == null) {
            newest = item.older;
        } else {
            item.newer.older = item.older;
        }
        if (item.older == null) {
            oldest = item.newer;
        } else {
            item.older.newer = item.newer;
        }
        item.newer = null;
        item.older = null;
        item.linked = false;
        bytes -= item.bytes;
        items--;
    }
}
