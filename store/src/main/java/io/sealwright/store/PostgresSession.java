// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;

/** One transaction on a connection of the pool. Closing it undoes what was not committed. For one thread. */
final class PostgresSession implements AutoCloseable {

    /** How a COMMIT ended. */
    enum Commit {
        /** Durable. */
        DONE,
        /** It stands here, but the server says that it is not where it must be. */
        WARNED,
        /** The connection broke, or the server failed: it stands or not. */
        UNKNOWN
    }

    private static final System.Logger LOG = System.getLogger(PostgresSession.class.getName());

    private final Connection connection;
    private final JdbcSql sql;
    private boolean ended;

    PostgresSession(Connection connection) {
        this.connection = connection;
        this.sql = new JdbcSql(connection, PostgresFailures::of);
    }

    JdbcSql sql() {
        return sql;
    }

    /** From now on an answer may take as long as it likes: what is asked next is not given up. */
    void waitForever() {
        try {
            connection.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            throw PostgresFailures.of(e);
        }
    }

    /** @throws StoreException if the server said that nothing was committed */
    Commit commit() {
        ended = true;
        try {
            connection.clearWarnings();
            connection.commit();
            SQLWarning warning = connection.getWarnings();
            if (warning == null) {
                return Commit.DONE;
            }
            LOG.log(Level.ERROR, "the database warned at a COMMIT: {0}", warning.getMessage());
            return Commit.WARNED;
        } catch (SQLException failure) {
            if (PostgresFailures.rolledBack(failure)) {
                throw PostgresFailures.of(failure);
            }
            LOG.log(Level.WARNING, "the outcome of a COMMIT is not known: {0}", failure.getMessage());
            return Commit.UNKNOWN;
        }
    }

    @Override
    public void close() {
        try {
            if (!ended) {
                connection.rollback();
            }
        } catch (SQLException gone) {
            LOG.log(Level.DEBUG, "a connection broke before its transaction was undone, which undoes it too", gone);
        }
        sql.close();
    }
}
