// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Moves what was committed from the write-ahead log into the main file, beside the writer and never on the way of a
 * commit. While others read and write, the log never gets to start over by itself: over its cap, the writer waits once
 * for a checkpoint that makes it.
 */
final class WalKeeper implements Runnable {

    /** What SQLite answers to a checkpoint. */
    record Checkpoint(boolean busy, long frames, long moved) {

        static Checkpoint passive(JdbcSql sql) {
            return sql.first("PRAGMA wal_checkpoint(PASSIVE)", Checkpoint::read).orElseThrow();
        }

        static Checkpoint restart(JdbcSql sql) {
            return sql.first("PRAGMA wal_checkpoint(RESTART)", Checkpoint::read).orElseThrow();
        }

        static Checkpoint truncate(JdbcSql sql) {
            return sql.first("PRAGMA wal_checkpoint(TRUNCATE)", Checkpoint::read)
                    .orElseThrow();
        }

        private static Checkpoint read(ResultSet row) throws SQLException {
            return new Checkpoint(row.getInt(1) != 0, row.getLong(2), row.getLong(3));
        }
    }

    private static final System.Logger LOG = System.getLogger(WalKeeper.class.getName());
    private static final long CHANGES_BETWEEN = 512;
    private static final long PAGE_KIB = 4;

    private final JdbcSql sql;
    private final long maxFrames;
    private final Consumer<Work.Chore.Task> writer;
    private final Semaphore due = new Semaphore(0);
    private final AtomicLong changes = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * A keeper that is not running yet. Owns {@code sql}.
     *
     * @param walKib over this many KiB the writer waits for a checkpoint
     * @param writer runs a task between two groups and waits for it
     */
    WalKeeper(JdbcSql sql, int walKib, ThreadFactory threads, Consumer<Work.Chore.Task> writer) {
        this.sql = sql;
        this.maxFrames = walKib / PAGE_KIB;
        this.writer = writer;
        this.thread = threads.newThread(this);
    }

    void start() {
        thread.start();
    }

    /** Called by the writer after each group; wakes the keeper once in many changes. */
    void committed(long more) {
        if (changes.addAndGet(more) >= CHANGES_BETWEEN) {
            changes.set(0);
            due.release();
        }
    }

    void stop() {
        stopped = true;
        due.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try (sql) {
            while (true) {
                due.acquire();
                due.drainPermits();
                if (stopped) {
                    return;
                }
                checkpoint();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "the keeper of the store's log was interrupted");
        }
    }

    /** What fails here fails again at the next commit, where somebody is told; the log only grows meanwhile. */
    private void checkpoint() {
        try {
            if (Checkpoint.passive(sql).frames() > maxFrames) {
                writer.accept(Checkpoint::restart);
            }
        } catch (StoreException failure) {
            LOG.log(Level.WARNING, "a checkpoint of the store failed: {0}", failure.getMessage());
        }
    }
}
