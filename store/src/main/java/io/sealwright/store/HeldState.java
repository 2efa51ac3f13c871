// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Everything held in memory, under one budget in bytes. Add {@link #apply} as a listener of the store, so that a change
 * drops what it touched before it is answered; the feed of other nodes comes through the same method.
 *
 * <p>Thread-safe. At the start only the lanes' numbers are read.
 */
public final class HeldState {
    private final Store store;
    private final Sieve sieve;
    private final LongSupplier ticker;
    private final LongAdder loads = new LongAdder();
    private final ConcurrentHashMap<String, List<Held<?, ?>>> byKind = new ConcurrentHashMap<>();
    private final AppliedNumbers applied;
    private final List<CommitListener> afterwards = new CopyOnWriteArrayList<>();

    /**
     * Holds nothing yet. Made before the first change that is to be applied.
     *
     * @param maxBytes {@code hot.max-bytes}
     * @param ticker monotonic nanoseconds
     */
    public HeldState(Store store, long maxBytes, LongSupplier ticker) {
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("hot.max-bytes = %d is out of range".formatted(maxBytes));
        }
        this.store = store;
        this.sieve = new Sieve(maxBytes);
        this.ticker = ticker;
        this.applied = new AppliedNumbers(store.read(Snapshot::lanes));
    }

    /**
     * Begins to hold things of {@code kind}. Several may hold different views of one kind.
     *
     * @param kind of the {@link Touch} that drops them
     * @param keys turns a touch's key into the name of the thing. It runs after a commit and must not throw: a change
     *     that cannot be applied stops the store
     * @param weigher must not throw, nor be below zero
     */
    public <K, V> Held<K, V> hold(String kind, Function<String, K> keys, Loader<K, V> loader, Weigher<V> weigher) {
        var held = new Held<>(this, keys, loader, weigher);
        byKind.computeIfAbsent(kind, _ -> new CopyOnWriteArrayList<>()).add(held);
        return held;
    }

    /** Lets {@code listener} hear of every change after everything it touched was dropped. */
    public void afterwards(CommitListener listener) {
        afterwards.add(listener);
    }

    /** Drops what {@code change} touched. */
    public void apply(Committed change) {
        for (Touch touch : change.touches()) {
            for (Held<?, ?> held : byKind.getOrDefault(touch.kind(), List.of())) {
                held.apply(touch.key(), change.lane(), change.number());
            }
        }
        for (CommitListener listener : afterwards) {
            listener.committed(change);
        }
        applied.applied(change.lane(), change.number());
    }

    /** Waits until all is applied that a snapshot with these {@code heads} saw. */
    void awaitApplied(long[] heads) {
        applied.await(heads);
    }

    /** Bytes held, by the weighers' word; for a metric. */
    public long bytes() {
        return sieve.bytes();
    }

    /** Things held, those known not to exist included; for a metric. */
    public int items() {
        return sieve.items();
    }

    /** Loads since the start; for a metric. */
    public long loads() {
        return loads.sum();
    }

    /** Asks the store on behalf of {@link Held}, which has found nothing to answer with. */
    <T> T load(Reading<T> body) {
        loads.increment();
        return store.read(body);
    }

    Sieve sieve() {
        return sieve;
    }

    LongSupplier ticker() {
        return ticker;
    }
}
