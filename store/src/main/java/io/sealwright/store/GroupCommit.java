// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Predicate;

/**
 * The transaction of one group after another: one sync of the disk for all members, a savepoint for each, so that its
 * refusal undoes it alone. For the writer's thread.
 */
final class GroupCommit {

    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    private final JdbcSql sql;
    private final ChangeWriter changes;
    private final FaultPoints faults;
    private volatile boolean broken;

    GroupCommit(JdbcSql sql, ChangeWriter changes, FaultPoints faults) {
        this.sql = sql;
        this.changes = changes;
        this.faults = faults;
    }

    /** Whether the connection or the disk is in a state that nobody knows. */
    boolean broken() {
        return broken;
    }

    /**
     * Writes the group's first member and those that {@code join} adds to it, then commits.
     *
     * @param join adds one more member if there is one and it is not too late
     * @return false if nothing was written: every member was refused
     */
    boolean commit(List<Work.Member> group, Predicate<List<Work.Member>> join) {
        faults.reached(FaultPoints.BEFORE_TRANSACTION);
        begin();
        try {
            do {
                attempt(group.getLast());
            } while (join.test(group));
            faults.reached(FaultPoints.IN_TRANSACTION);
        } catch (RuntimeException | Error failure) {
            rollback();
            throw failure;
        }
        return end(group);
    }

    private void begin() {
        try {
            sql.change("BEGIN IMMEDIATE");
        } catch (IllegalStateException failure) {
            broken = true; // the last transaction could not be ended
            throw new StoreException(Kind.UNAVAILABLE, "the store cannot begin a transaction", failure);
        }
    }

    /**
     * An engine that fails may have undone the savepoints of others with it, so {@link StoreException} ends the group.
     */
    private void attempt(Work.Member member) {
        sql.change("SAVEPOINT member");
        try {
            member.written(changes.write(sql, member.change()));
        } catch (StoreException engine) {
            throw engine;
        } catch (StoreRefused tampered) {
            broken = true;
            LOG.log(Level.ERROR, "{0}: the store takes no more changes", tampered.getMessage());
            throw new StoreException(Kind.UNAVAILABLE, "the store takes no more changes", tampered);
        } catch (Conflict | RuntimeException refusal) {
            sql.change("ROLLBACK TO member");
            member.refused(refusal);
        }
        sql.change("RELEASE member");
    }

    /** Writes what is no change: nobody hears of it. */
    void alone(Body body) {
        begin();
        try {
            BodySql.run(sql, body);
            sql.change("COMMIT");
        } catch (Conflict conflict) {
            rollback();
            throw new IllegalStateException("what decides nothing has no conflict", conflict);
        } catch (RuntimeException failure) {
            broken |= SqliteFailures.diskFailed(failure);
            rollback();
            throw failure;
        }
    }

    /** With nothing written there is nothing to sync. */
    private boolean end(List<Work.Member> group) {
        if (group.stream().allMatch(member -> member.written() == null)) {
            rollback();
            return false;
        }
        try {
            faults.reached(FaultPoints.AT_COMMIT);
            sql.change("COMMIT");
            return true;
        } catch (RuntimeException failure) {
            broken |= SqliteFailures.diskFailed(failure);
            rollback();
            throw failure;
        }
    }

    private void rollback() {
        try {
            sql.change("ROLLBACK");
        } catch (IllegalStateException e) {
            // "no transaction is active": SQLite has undone it already. If it is anything else, the next BEGIN fails.
        } catch (StoreException failure) {
            broken = true;
            LOG.log(Level.ERROR, "a transaction could not be undone: the store takes no more changes", failure);
        }
    }
}
