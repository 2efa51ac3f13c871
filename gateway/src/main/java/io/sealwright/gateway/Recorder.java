// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.gateway.http.HttpLoop;
import io.sealwright.ledger.Appender;
import io.sealwright.ledger.Completion;
import io.sealwright.ledger.EntryView;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerUnavailable;
import io.sealwright.store.Change;
import io.sealwright.store.Committed;
import io.sealwright.store.Conflict;
import io.sealwright.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last step before an answer: a use is appended to the ledger, a change is committed together with its record.
 * Whatever is answered, the ledger had its record first.
 */
public final class Recorder {
    private static final Logger LOG = System.getLogger(Recorder.class.getName());

    private final Ledger ledger;
    private final Store store;
    private final AtomicReferenceArray<Appender> appenders;

    /** @param loops how many event loops there are */
    public Recorder(Ledger ledger, Store store, int loops) {
        this.ledger = ledger;
        this.store = store;
        this.appenders = new AtomicReferenceArray<>(loops);
    }

    /**
     * Appends the record of a use; {@code completion} runs on {@code loop} when the ledger has it, or cannot. Elsewhere
     * than on the loop, the buffer behind {@code entry} must not be used again.
     */
    void use(EntryView entry, HttpLoop loop, Completion completion) {
        if (loop.here()) {
            appender(loop).append(entry, completion);
            return;
        }
        loop.execute(() -> append(entry, loop, completion));
    }

    /** Appends the record of a use, which is durable when this returns. On a thread that may wait. */
    void useAndWait(LedgerEntry entry) throws LedgerUnavailable {
        ledger.appendAndAwait(entry);
    }

    /** Nobody above would answer, so what cannot even be appended fails like what cannot be written. */
    private void append(EntryView entry, HttpLoop loop, Completion completion) {
        Appender appender = appender(loop);
        try {
            appender.append(entry, completion);
        } catch (IllegalArgumentException tooLong) {
            LOG.log(Level.ERROR, "a record could not be appended", tooLong);
            completion.failed();
        }
        appender.wake();
    }

    /**
     * Commits a change and its record as one. When this returns the store and the ledger have both.
     *
     * @throws Conflict when someone else changed first; nothing was written
     * @throws LedgerUnavailable before the commit, and nothing was written; or after it, when the change stands and its
     *     record follows as soon as the ledger can
     */
    void change(Write write, LedgerEntry entry) throws Conflict, LedgerUnavailable {
        byte[] record = entry.bytes();
        ledger.requireRoom(record.length);
        Committed committed = store.commit(new Change(write.account(), write.touches(), record, write.body()));
        ledger.awaitChangeDurable(committed.lane(), committed.number());
    }

    /** Once in each turn of a loop. */
    void endOfTurn(HttpLoop loop) {
        Appender appender = appenders.get(loop.index());
        if (appender != null) {
            appender.wake();
        }
    }

    private Appender appender(HttpLoop loop) {
        Appender appender = appenders.get(loop.index());
        if (appender != null) {
            return appender;
        }
        Appender made = ledger.appender(loop); // Only the loop itself comes here, so it is made once.
        appenders.set(loop.index(), made);
        return made;
    }
}
