// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.sealwright.store.StoreException.Kind;
import java.sql.SQLException;
import java.util.concurrent.ThreadFactory;

/**
 * Connections that are used again, at most so many at once. One is made at once, and waited for as long as a start may
 * take: later, whoever finds none for three seconds is refused, which is longer than a busy machine needs to make one.
 */
final class PostgresPool implements AutoCloseable {

    /** What the transactions of a pool are for. */
    enum Use {
        /** Each statement sees what was committed before it: the lanes need that. */
        CHANGES("TRANSACTION_READ_COMMITTED", false),
        /** All statements see one moment. */
        SNAPSHOTS("TRANSACTION_REPEATABLE_READ", true);

        private final String isolation;
        private final boolean readOnly;

        Use(String isolation, boolean readOnly) {
            this.isolation = isolation;
            this.readOnly = readOnly;
        }
    }

    private static final long START_MILLIS = 20_000;
    private static final long WAIT_MILLIS = 3_000;
    private static final long PROBE_MILLIS = 1_000;
    private static final long KEEP_ALIVE_MILLIS = 60_000;

    private final HikariDataSource connections;

    /** @throws StoreException if no connection was to be had at all */
    PostgresPool(Use use, PostgresConnections source, int most, ThreadFactory threads) {
        var config = new HikariConfig();
        config.setPoolName(use.name());
        config.setDataSource(source);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(PROBE_MILLIS);
        config.setKeepaliveTime(KEEP_ALIVE_MILLIS);
        config.setInitializationFailTimeout(START_MILLIS);
        config.setAutoCommit(false);
        config.setTransactionIsolation(use.isolation);
        config.setReadOnly(use.readOnly);
        config.setThreadFactory(threads);
        this.connections = started(config);
    }

    private static HikariDataSource started(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreException(Kind.UNAVAILABLE, "no connection to the store was to be had", e);
        }
    }

    PostgresSession open() {
        try {
            return new PostgresSession(connections.getConnection());
        } catch (SQLException e) {
            throw new StoreException(Kind.UNAVAILABLE, "no connection to the store was to be had in time", e);
        }
    }

    int waiting() {
        return connections.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        connections.close();
    }
}
