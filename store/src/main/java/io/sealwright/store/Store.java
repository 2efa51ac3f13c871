// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.vocabulary.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where state is kept. Strongly consistent: what {@link #commit} returned from, every later {@link #read} sees.
 *
 * <p>Thread-safe. Every method but {@link #withEveryChange}, {@link #onCommit}, {@link #lanes}, {@link #lane},
 * {@link #healthy} and {@link #statistics} may wait for the disk, and is refused on an event loop. All throw
 * {@link StoreException} when the engine fails.
 */
public interface Store extends AutoCloseable {

    /** Runs {@code body} over one snapshot. Keep it short: an open snapshot holds back the engine's housekeeping. */
    <T> T read(Reading<T> body);

    /**
     * Writes one change and its {@code change_log} row. Durable when it returns, and every {@link CommitListener} has
     * seen it.
     *
     * @throws Conflict if the body found that someone else changed first; nothing was written
     * @throws io.sealwright.vocabulary.ServiceException if the body refused; nothing was written
     * @throws UniqueViolation if the body inserted a key that exists; nothing was written
     * @throws StoreException if the engine failed. With {@code UNAVAILABLE} the outcome may be unknown: the change is
     *     then applied nowhere; if it stands, its record stands with it, and listeners hear of it when the engine is
     *     back, or at the next start
     */
    Committed commit(Change change) throws Conflict;

    /**
     * Writes what only follows from use and decides nothing, such as when a key was used last: it has no record, no row
     * in {@code change_log}, and no listener hears of it.
     */
    void writeBehind(Body body);

    /**
     * From now on {@code also} is written in the transaction of every change, whoever commits it. It must not fail: a
     * refusal by it would be the change's.
     */
    void withEveryChange(EveryChange also);

    /**
     * From now on every row that a change writes is registered, and {@code change_log} is chained. In a store that has
     * changes and no register yet, the first one is {@link #adopt}.
     *
     * @param apart tables that only {@link #writeBehind} fills
     * @throws StoreRefused if the newest change is not as it was written
     */
    void register(RowSeal seal, Set<String> apart);

    /**
     * As {@link #commit}, of a change that registers every row that is there: what an earlier version wrote, and a
     * first start before it had the key. Once in the life of a store, before anything else is committed; whoever orders
     * it knows from elsewhere that there was no register before.
     *
     * @throws IllegalStateException if rows are registered
     */
    Committed adopt(Change change) throws Conflict;

    /** Whether the newest changes of this store were registered. */
    default boolean isRegistered() {
        return read(ChangeLog::hasRegister);
    }

    /**
     * Compares every row with the register, the register with the feed, and the feed with itself, in one snapshot.
     * Takes as long as reading everything does. Needs no {@link #register} before.
     */
    StoreReport verify(RowSeal seal, Set<String> apart);

    /** Adds a listener, before the first change. */
    void onCommit(CommitListener listener);

    /** How many lanes number the changes of this engine. */
    int lanes();

    /** The lane that numbers this account's changes. */
    default int lane(AccountId account) {
        return Lanes.of(account, lanes());
    }

    /** The number of the last change in {@code lane}; 0 before the first. */
    default long head(int lane) {
        return read(snapshot -> snapshot.lane(lane));
    }

    /**
     * The changes of {@code lane} with greater numbers, in order, at most {@code limit}. The first is {@code number +
     * 1}, or the rows between were pruned. After {@link #register} each is proven to be the one that was written behind
     * the one before it.
     *
     * @throws StoreRefused if one is not
     */
    List<Committed> changesAfter(int lane, long number, int limit);

    /** The id of a change, to notice a restored or swapped file; empty if the row is not there. */
    default Optional<UUID> changeId(int lane, long number) {
        return read(snapshot -> ChangeLog.changeId(snapshot, lane, number));
    }

    /**
     * Deletes {@code change_log} rows below {@code upTo} that are older than the configured time. The caller promises
     * that the ledger has them. The row {@code upTo} itself stays, so that it can be compared at the next start.
     */
    void prune(int lane, long upTo);

    /**
     * Empties the engine's write-ahead log into the main file and cuts it, so that overwritten rows are gone from both.
     *
     * @return false if a reader was in the way: try again. True where there is nothing to cut
     */
    boolean checkpointTruncate();

    /**
     * Whether changes can be committed. A store in a file that is not healthy stays so until a restart; a database may
     * come back by itself.
     */
    boolean healthy();

    /** For metrics. */
    StoreStatistics statistics();

    @Override
    void close();
}
