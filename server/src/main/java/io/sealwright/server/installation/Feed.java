// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerUnavailable;
import io.sealwright.store.CommitListener;
import io.sealwright.store.Committed;
import io.sealwright.store.HeldState;
import io.sealwright.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What follows a commit, in order of number: memory drops what changed, then the ledger gets the record. Before the
 * ledger is open, at a start, changes only wait in the store; {@link #attach} brings them in.
 */
public final class Feed implements CommitListener {
    private static final Logger LOG = System.getLogger(Feed.class.getName());
    private static final int DRAIN_AT_ONCE = 256;

    private final Store store;
    private final HeldState held;
    private final List<CommitListener> others = new CopyOnWriteArrayList<>();
    private @Nullable Ledger ledger;

    public Feed(Store store, HeldState held) {
        this.store = store;
        this.held = held;
    }

    /** Lets {@code listener} hear of every change too, after memory dropped it and before the ledger has it. */
    public void also(CommitListener listener) {
        others.add(listener);
    }

    @Override
    public synchronized void committed(Committed change) {
        held.apply(change);
        for (CommitListener other : others) {
            other.committed(change);
        }
        if (ledger != null) {
            append(ledger, change);
        }
    }

    /**
     * Compares the store's history with the ledger's, appends what the ledger lacks, and from now on every change.
     *
     * @throws HistoryLost when the ledger knows of changes that the store does not have
     */
    public synchronized void attach(Ledger opened) throws HistoryLost {
        for (int lane = 0; lane < store.lanes(); lane++) {
            drain(opened, lane, requireSameHistory(opened, lane));
        }
        ledger = opened;
    }

    private long requireSameHistory(Ledger opened, int lane) throws HistoryLost {
        var recorded = opened.lastChanges().get(lane);
        if (recorded == null) {
            return 0;
        }
        Optional<UUID> stored = store.changeId(lane, recorded.number());
        if (stored.isEmpty() || !stored.get().equals(recorded.changeId())) {
            throw HistoryLost.ofStore(lane, recorded.number(), store.head(lane));
        }
        return recorded.number();
    }

    private void drain(Ledger opened, int lane, long after) {
        long last = after;
        for (var changes = store.changesAfter(lane, last, DRAIN_AT_ONCE);
                !changes.isEmpty();
                changes = store.changesAfter(lane, last, DRAIN_AT_ONCE)) {
            for (Committed change : changes) {
                append(opened, change);
                last = change.number();
            }
        }
    }

    /** Drops from the store what the ledger has had for long enough. Waits for the ledger's disk: called by a timer. */
    public void prune() {
        Ledger opened;
        synchronized (this) {
            opened = ledger;
        }
        if (opened == null) {
            return;
        }
        try {
            for (int lane = 0; lane < store.lanes(); lane++) {
                long head = store.head(lane);
                if (head > 0) {
                    opened.awaitChangeDurable(lane, head);
                    store.prune(lane, head);
                }
            }
        } catch (LedgerUnavailable later) {
            LOG.log(Level.DEBUG, "change_log is pruned once the ledger works again", later);
        }
    }

    private static void append(Ledger ledger, Committed change) {
        ledger.append(LedgerEntry.parse(change.record()), change.lane(), change.number(), change.changeId());
    }
}
