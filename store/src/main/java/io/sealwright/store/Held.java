// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.Slot.Load;
import io.sealwright.store.Slot.Value;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Things of one kind that are held in memory until a change touches them. A hit is one look into a concurrent map.
 *
 * <p>The load rule: a load reads all parts and the lanes' numbers in one snapshot, one load at a time for a key, and is
 * held only if that snapshot saw every change that touched the key meanwhile. Whoever asks after a change was applied
 * never gets what was read before it, and nobody gets what a change wrote before that change was applied. Nothing
 * expires, but that a thing does not exist is believed for one second at most.
 *
 * @param <K> the name of a thing, with equals and hashCode
 * @param <V> the thing, immutable
 */
public final class Held<K, V> {

    private static final long NOT_FOUND_NANOS = 1_000_000_000;
    private static final int SLOT_BYTES = 192; // map node, slot, key, about

    private final ConcurrentHashMap<K, Slot<V>> slots = new ConcurrentHashMap<>();
    private final HeldState state;
    private final Function<String, K> keys;
    private final Loader<K, V> loader;
    private final Weigher<V> weigher;

    Held(HeldState state, Function<String, K> keys, Loader<K, V> loader, Weigher<V> weigher) {
        this.state = state;
        this.keys = keys;
        this.loader = loader;
        this.weigher = weigher;
    }

    /**
     * The thing, or empty if it does not exist.
     *
     * @throws NotAtHand on an event loop, if it would have to be loaded; nothing was started
     * @throws StoreException if it had to be loaded and the store failed
     */
    public Optional<V> find(K key) {
        if (slots.get(key) instanceof Value<V> value && fresh(value)) {
            value.use();
            return value.content();
        }
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return findOrLoad(key);
    }

    private boolean fresh(Value<V> value) {
        return value.content().isPresent() || state.ticker().getAsLong() - value.loadedAt() < NOT_FOUND_NANOS;
    }

    private Optional<V> findOrLoad(K key) {
        Load<V> mine = new Load<>();
        return switch (begin(key, mine)) {
            case Value<V> value -> value.content();
            case Load<V> load when load == mine -> load(key, mine);
            case Load<V> others -> others.await();
        };
    }

    private Optional<V> load(K key, Load<V> mine) {
        long askedAt = state.ticker().getAsLong();
        try {
            Loaded<V> loaded = state.load(snapshot -> read(key, snapshot));
            state.awaitApplied(loaded.heads());
            end(key, mine, loaded, askedAt);
            mine.end(loaded.content());
            return loaded.content();
        } catch (RuntimeException failure) {
            mine.fail(failure);
            throw failure;
        } catch (Error error) {
            mine.fail(new IllegalStateException("a load failed", error));
            throw error;
        } finally {
            slots.remove(key, mine);
        }
    }

    /** What one snapshot said, and the number of the last change it saw in each lane. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    record Loaded<V>(Optional<V> content, long[] heads) {}

    Loaded<V> read(K key, Snapshot snapshot) {
        return new Loaded<>(loader.load(key, snapshot), snapshot.lanes());
    }

    /** The slot to go on with: a value, a load that may be joined, or {@code mine}, which the caller must then run. */
    Slot<V> begin(K key, Load<V> mine) {
        return slots.compute(key, (_, slot) -> switch (slot) {
            case null -> mine;
            case Load<V> others -> others.touched() ? mine : others;
            case Value<V> value -> {
                if (fresh(value)) {
                    yield value;
                }
                state.sieve().drop(value);
                yield mine;
            }
        });
    }

    /**
     * Before anyone is shown what was loaded. If a change was applied meanwhile and a younger load has taken the place,
     * ours may still have the newer snapshot: what the younger one brings must not follow it, or a reader would see
     * time go back.
     */
    void end(K key, Load<V> mine, Loaded<V> loaded, long askedAt) {
        int bytes = SLOT_BYTES + loaded.content().map(weigher::bytes).orElse(0);
        Value<V> value = new Value<>(loaded.content(), bytes, askedAt, evicted -> slots.remove(key, evicted));
        Slot<V> now = slots.computeIfPresent(key, (_, slot) -> switch (slot) {
            case Load<V> load when load == mine -> mine.sawAll(loaded.heads()) ? value : null;
            case Load<V> younger -> {
                younger.touch(loaded.heads());
                yield younger;
            }
            case Value<V> others -> {
                state.sieve().drop(others);
                yield null;
            }
        });
        if (now == value) {
            state.sieve().admit(value);
        }
    }

    /** A change of {@code key} is durable: what is held of it is dropped, what is being loaded is marked. */
    void apply(String key, int lane, long number) {
        slots.computeIfPresent(keys.apply(key), (_, slot) -> switch (slot) {
            case Load<V> load -> {
                load.touch(lane, number);
                yield load;
            }
            case Value<V> value -> {
                state.sieve().drop(value);
                yield null;
            }
        });
    }

    /** What is held now, without loading; for tests of the load rule. */
    @Nullable
    Slot<V> peek(K key) {
        return slots.get(key);
    }
}
