// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Who is told of the changes of all lanes, and what is still to be told because its outcome was not known. */
final class PostgresLanes {
    private final List<LaneTeller> tellers;
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean deaf = new AtomicBoolean();
    private final AtomicBoolean unsettled = new AtomicBoolean();

    /** @param heads the last change of each lane of which nobody need be told */
    PostgresLanes(Store store, long[] heads) {
        this.tellers = IntStream.range(0, heads.length)
                .mapToObj(lane -> new LaneTeller(heads[lane], logOf(store, lane), this::pass))
                .toList();
    }

    private static LaneTeller.Log logOf(Store store, int lane) {
        return new LaneTeller.Log() {
            @Override
            public List<Committed> after(long number, int limit) {
                return store.changesAfter(lane, number, limit);
            }

            @Override
            public Optional<UUID> changeId(long number) {
                return store.changeId(lane, number);
            }
        };
    }

    void listen(CommitListener listener) {
        listeners.add(listener);
    }

    void tell(Committed change) {
        tellers.get(change.lane()).tell(change);
    }

    private void pass(Committed change) {
        if (deaf.get()) {
            throw new StoreException(Kind.UNAVAILABLE, "the store takes no more changes", null);
        }
        try {
            listeners.forEach(listener -> listener.committed(change));
        } catch (RuntimeException failure) {
            deaf.set(true);
            throw new StoreException(Kind.UNAVAILABLE, "a listener failed after a commit", failure);
        }
    }

    /** Whether a listener failed: what it holds may be old. */
    boolean deaf() {
        return deaf.get();
    }

    /** Some change may stand of which nobody was told. */
    void unsettled() {
        unsettled.set(true);
    }

    boolean settled() {
        return !unsettled.get();
    }

    /**
     * Tells of all that the database has.
     *
     * @return what was told before and is not in the database any more
     */
    Optional<String> settle() {
        unsettled.set(false);
        try {
            for (int lane = 0; lane < tellers.size(); lane++) {
                Optional<String> lost = tellers.get(lane).lost();
                if (lost.isPresent()) {
                    return Optional.of("lane %d has lost %s".formatted(lane, lost.get()));
                }
                tellers.get(lane).catchUp();
            }
            return Optional.empty();
        } catch (RuntimeException failure) {
            unsettled.set(true);
            throw failure;
        }
    }
}
