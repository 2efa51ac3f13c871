// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.PostgresSession.Commit;
import io.sealwright.store.StoreException.Kind;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes changes, each in a transaction of its own on its caller's thread: the server joins the syncs of those that
 * commit together. A COMMIT is waited for as long as it takes. If its answer is lost, the change is looked for by its
 * id, once the lane is free: whatever became of the COMMIT, it has ended by then.
 */
final class PostgresWriter {

    private static final System.Logger LOG = System.getLogger(PostgresWriter.class.getName());
    private static final long SEARCH_NANOS = 15_000_000_000L;
    private static final long SEARCH_PAUSE_NANOS = 100_000_000;

    private final PostgresPool pool;
    private final ChangeWriter changes;
    private final StorePorts ports;
    private final PostgresLanes lanes;
    private final ScopedValue<PostgresWriter> body = ScopedValue.newInstance();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final LongAdder committed = new LongAdder();
    private final LongAdder undone = new LongAdder();

    /** Nothing was committed, since the connection broke before: the body may run again. */
    private static final class ConnectionLost extends Exception {
        private static final long serialVersionUID = 1L;

        private final StoreException failure;

        ConnectionLost(StoreException failure) {
            super(failure.getMessage(), failure, false, false);
            this.failure = failure;
        }
    }

    PostgresWriter(PostgresPool pool, ChangeWriter changes, StorePorts ports, PostgresLanes lanes) {
        this.pool = pool;
        this.changes = changes;
        this.ports = ports;
        this.lanes = lanes;
    }

    /** Whether something happened after which memory and database may differ: only a restart helps. */
    boolean broken() {
        return broken.get();
    }

    void breakDown(String why) {
        if (!broken.getAndSet(true)) {
            LOG.log(Level.ERROR, "{0}: the store takes no more changes", why);
        }
    }

    StoreStatistics statistics() {
        return new StoreStatistics(committed.sum(), committed.sum(), undone.sum(), pool.waiting());
    }

    Committed commit(Change change) throws Conflict {
        try {
            return again(() -> attempt(change));
        } catch (Conflict | RuntimeException failure) {
            undone.increment();
            throw failure;
        }
    }

    /** Writes what is no change: nobody hears of it. */
    void writeBehind(Body written) {
        try {
            again(() -> attempt(written));
        } catch (Conflict conflict) {
            throw new StoreException(Kind.CONTENDED, "others kept changing the same state", conflict);
        }
    }

    private interface Attempt<T> {
        T make() throws Conflict, ConnectionLost;
    }

    /** Once more where the connection broke: it may have stood unused since the database was started anew. */
    private <T> T again(Attempt<T> attempt) throws Conflict {
        if (body.isBound()) {
            throw new IllegalStateException("a change cannot wait for another: a body called the store");
        }
        try {
            return attempt.make();
        } catch (ConnectionLost lost) {
            LOG.log(Level.DEBUG, "a transaction is begun again: {0}", lost.getMessage());
        }
        try {
            return attempt.make();
        } catch (ConnectionLost lost) {
            throw lost.failure;
        }
    }

    private Committed attempt(Change change) throws Conflict, ConnectionLost {
        Committed written;
        Commit outcome;
        try (PostgresSession session = open()) {
            written = write(session, sql -> changes.write(sql, change));
            outcome = commit(session);
        }
        if (outcome == Commit.UNKNOWN && !stands(written)) {
            throw new ConnectionLost(unavailable("the store lost its connection before a change was committed"));
        }
        committed.increment();
        tell(written);
        if (outcome == Commit.WARNED) {
            throw unavailable("a change stands, but the database does not vouch for it");
        }
        return written;
    }

    private Boolean attempt(Body written) throws Conflict, ConnectionLost {
        try (PostgresSession session = open()) {
            write(session, sql -> {
                BodySql.run(sql, written);
                return true;
            });
            return commit(session) == Commit.DONE;
        }
    }

    private PostgresSession open() {
        if (broken.get() || lanes.deaf()) {
            throw unavailable("the store takes no more changes");
        }
        ports.faults().reached(FaultPoints.BEFORE_TRANSACTION);
        return pool.open();
    }

    private interface Writing<T> {
        T write(JdbcSql sql) throws Conflict;
    }

    private <T> T write(PostgresSession session, Writing<T> writing) throws Conflict, ConnectionLost {
        try {
            T written = ScopedValue.where(body, this).call(() -> writing.write(session.sql()));
            ports.faults().reached(FaultPoints.IN_TRANSACTION);
            return written;
        } catch (Superseded superseded) {
            breakDown("another process has taken the store over");
            throw unavailable("the store takes no more changes");
        } catch (StoreRefused tampered) {
            breakDown(String.valueOf(tampered.getMessage()));
            throw unavailable("the store takes no more changes");
        } catch (StoreException engine) {
            throw understood(engine);
        } catch (Error error) {
            breakDown("a change broke the machine");
            throw new StoreException(Kind.UNAVAILABLE, "the store could not finish a change", error);
        }
    }

    private static StoreException understood(StoreException engine) throws Conflict, ConnectionLost {
        if (engine.kind() == Kind.CONTENDED) {
            throw Conflict.INSTANCE;
        }
        if (PostgresFailures.connectionLost(engine)) {
            throw new ConnectionLost(engine);
        }
        return engine;
    }

    private Commit commit(PostgresSession session) throws Conflict, ConnectionLost {
        try {
            session.waitForever();
            ports.faults().reached(FaultPoints.AT_COMMIT);
            return session.commit();
        } catch (StoreException refused) {
            throw understood(refused);
        }
    }

    /**
     * Whether the change is in the database. Whoever gets its lane's row finds its transaction ended.
     *
     * @throws StoreException if the database cannot be asked in time; the feed brings the change if it stands
     */
    private boolean stands(Committed change) {
        long until = ports.ticker().getAsLong() + SEARCH_NANOS;
        boolean interrupted = Thread.interrupted(); // a socket would be closed by it at once
        try {
            while (true) {
                try (PostgresSession session = pool.open()) {
                    ChangeLog.awaitLane(session.sql(), change.lane());
                    return ChangeLog.changeId(session.sql(), change.lane(), change.number())
                            .filter(change.changeId()::equals)
                            .isPresent();
                } catch (StoreException away) {
                    if (ports.ticker().getAsLong() - until >= 0) {
                        lanes.unsettled();
                        throw unavailable("the outcome of a change is not known yet");
                    }
                }
                LockSupport.parkNanos(SEARCH_PAUSE_NANOS);
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Nothing after COMMIT can undo a change: if it cannot be told now, the feed brings it. */
    private void tell(Committed change) {
        try {
            ports.faults().reached(FaultPoints.AFTER_COMMIT);
            lanes.tell(change);
        } catch (StoreRefused tampered) {
            breakDown(String.valueOf(tampered.getMessage()));
            throw unavailable("a change stands, but is not finished");
        } catch (StoreException later) {
            lanes.unsettled();
            throw unavailable("a change stands, but is not finished yet");
        }
    }

    private static StoreException unavailable(String why) {
        return new StoreException(Kind.UNAVAILABLE, why, null);
    }
}
