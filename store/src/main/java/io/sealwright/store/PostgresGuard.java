// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the lock that keeps a second process out, and watches the database through the connection that holds it: when
 * it comes back after it was away, its settings, its holder and its history are compared before anything is well again.
 */
final class PostgresGuard implements Runnable {

    private static final System.Logger LOG = System.getLogger(PostgresGuard.class.getName());
    private static final long ROUND_MILLIS = 1_000;
    private static final long AWAY_MILLIS = 200;

    private final PostgresConnections connections;
    private final ChangeLog changeLog;
    private final PostgresLock lock;
    private final PostgresWriter writer;
    private final PostgresLanes lanes;
    private final Semaphore stop = new Semaphore(0);
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final Thread thread;
    private @Nullable JdbcSql held;

    /**
     * A guard that is not running yet. Owns {@code held}.
     *
     * @param held the connection that holds {@code lock}
     */
    PostgresGuard(
            PostgresConnections connections,
            ChangeLog changeLog,
            PostgresLock lock,
            PostgresWriter writer,
            PostgresLanes lanes,
            JdbcSql held,
            ThreadFactory threads) {
        this.connections = connections;
        this.changeLog = changeLog;
        this.lock = lock;
        this.writer = writer;
        this.lanes = lanes;
        this.held = held;
        this.thread = threads.newThread(this);
    }

    void start() {
        thread.start();
    }

    /** Whether the database was there, ours and sound when last looked at. */
    boolean well() {
        return trouble.get() == null;
    }

    void stop() {
        stop.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (!stop.tryAcquire(well() ? ROUND_MILLIS : AWAY_MILLIS, TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "the guard of the store was interrupted");
        } finally {
            drop();
        }
    }

    private void round() {
        try {
            look();
            if (trouble.getAndSet(null) != null) {
                LOG.log(Level.INFO, "the database is back: {0}", connections.place());
            }
        } catch (StoreException | StoreRefused | IllegalStateException failure) {
            String why = String.valueOf(failure.getMessage());
            if (!why.equals(trouble.getAndSet(why))) {
                LOG.log(Level.WARNING, "the database is not well: {0}", why);
            }
            drop();
        }
    }

    private void look() {
        JdbcSql sql = held;
        if (sql == null) {
            held = takeAgain();
            settle();
            return;
        }
        sql.use(connections::verify);
        if (!lanes.settled()) {
            settle();
        }
    }

    private JdbcSql takeAgain() {
        JdbcSql sql = connections.open();
        try {
            lock.take(sql);
            if (!changeLog.isHolder(sql)) {
                writer.breakDown("another process has taken the store over");
            }
            return sql;
        } catch (RuntimeException refused) {
            sql.close();
            throw refused;
        }
    }

    private void settle() {
        Optional<String> lost = lanes.settle();
        lost.ifPresent(what -> writer.breakDown("the database has gone back in time: " + what));
    }

    private void drop() {
        JdbcSql sql = held;
        held = null;
        if (sql != null) {
            try {
                sql.close();
            } catch (RuntimeException gone) {
                LOG.log(Level.DEBUG, "the guard's connection was gone", gone);
            }
        }
    }
}
