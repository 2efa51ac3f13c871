// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sealwright.store.StoreException.Kind;
import java.sql.SQLException;
import java.util.concurrent.ThreadFactory;

/** Connections that are used again, at most so many at once. Whoever finds none free for a second is refused. */
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

    private static final long WAIT_MILLIS = 1_000;
    private static final long KEEP_ALIVE_MILLIS = 60_000;

    private final HikariDataSource connections;

    PostgresPool(Use use, PostgresConnections source, int most, ThreadFactory threads) {
        var config = new HikariConfig();
        config.setPoolName(use.name());
        config.setDataSource(source);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(WAIT_MILLIS);
        config.setKeepaliveTime(KEEP_ALIVE_MILLIS);
        config.setInitializationFailTimeout(-1); // the guard has a connection already
        config.setAutoCommit(false);
        config.setTransactionIsolation(use.isolation);
        config.setReadOnly(use.readOnly);
        config.setThreadFactory(threads);
        this.connections = new HikariDataSource(config);
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
