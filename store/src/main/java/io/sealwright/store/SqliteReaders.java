// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A few connections for snapshots, and with them the bound on how many reads run at once: a read is native code and
 * pins its carrier thread. Whoever finds none free for a second is refused.
 */
final class SqliteReaders {

    private static final System.Logger LOG = System.getLogger(SqliteReaders.class.getName());
    private static final long WAIT_MILLIS = 1_000;

    /** A place for one reader; its connection is opened when first needed, and again after it failed. */
    private static final class Seat {
        private @Nullable JdbcSql sql;
    }

    private final SqliteConnections connections;
    private final RowRegister register;
    private final BlockingDeque<Seat> free = new LinkedBlockingDeque<>();
    private final int seats;

    SqliteReaders(SqliteConnections connections, RowRegister register, int seats) {
        this.connections = connections;
        this.register = register;
        this.seats = seats;
        for (int i = 0; i < seats; i++) {
            free.add(new Seat());
        }
    }

    <T> T read(Reading<T> body) {
        Seat seat = take();
        try {
            return read(seat, body);
        } finally {
            free.addFirst(seat); // the last used first: its cache is warm
        }
    }

    /** One snapshot of the store's own, on a connection of its own, however long it takes. */
    <T> T readAlone(Function<JdbcSql, T> body) {
        try (JdbcSql sql = connections.openReader()) {
            sql.change("BEGIN");
            T result = body.apply(sql);
            sql.change("COMMIT");
            return result;
        }
    }

    private Seat take() {
        try {
            Seat seat = free.pollFirst(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (seat != null) {
                return seat;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoreException(Kind.UNAVAILABLE, "too many reads wait for the store", null);
    }

    private <T> T read(Seat seat, Reading<T> body) {
        JdbcSql sql = seat.sql;
        if (sql == null) {
            sql = connections.openReader();
            seat.sql = sql;
        }
        boolean sound = false;
        try {
            sql.change("BEGIN");
            T result = body.read(new OpenSnapshot(sql, register));
            sql.change("COMMIT");
            sound = true;
            return result;
        } finally {
            if (!sound) {
                end(seat, sql);
            }
        }
    }

    /** The body or the engine failed. A connection that cannot end its snapshot would hold it for ever. */
    private static void end(Seat seat, JdbcSql sql) {
        try {
            sql.change("ROLLBACK");
        } catch (RuntimeException e) {
            seat.sql = null;
            sql.close();
        }
    }

    /** Takes all seats away. A read that goes on for longer than a second keeps its connection to the end. */
    void close() {
        for (int i = 0; i < seats; i++) {
            try {
                JdbcSql sql = take().sql;
                if (sql != null) {
                    sql.close();
                }
            } catch (StoreException e) {
                LOG.log(Level.WARNING, "a reader of the store was not closed: {0}", e.getMessage());
            }
        }
    }
}
