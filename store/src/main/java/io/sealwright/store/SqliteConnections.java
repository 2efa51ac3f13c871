// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * Opens connections on one file. What durability and erasure rest on is set on every connection and read back: a driver
 * or a build of SQLite that ignores a setting is found at the start.
 */
final class SqliteConnections {

    private static final int BUSY_MILLIS = 5_000;

    private static final Map<String, String> DEMANDED = Map.of(
            "journal_mode", "wal",
            "synchronous", "2", // FULL: each commit syncs the write-ahead log
            "secure_delete", "1", // freed bytes are overwritten with zeroes
            "trusted_schema", "0",
            "temp_store", "2"); // no sealed row spills into a file of its own

    private final Path file;
    private final int cacheKib;
    private final int walKib;

    SqliteConnections(Path file, int cacheKib, int walKib) {
        this.file = file;
        this.cacheKib = cacheKib;
        this.walKib = walKib;
    }

    JdbcSql openWriter() {
        return open(cacheKib, false);
    }

    JdbcSql openReader() {
        return open(cacheKib / 4, true);
    }

    private JdbcSql open(int cache, boolean reader) {
        Connection connection = null;
        try {
            connection = new JDBC4Connection("jdbc:sqlite:" + file, file.toString(), new Properties());
            prepare(connection, cache, reader);
            return new JdbcSql(connection, SqliteFailures::of);
        } catch (SQLException e) {
            closeAfter(e, connection);
            throw SqliteFailures.of(e);
        } catch (StoreRefused refused) {
            closeAfter(refused, connection);
            throw refused;
        }
    }

    private void prepare(Connection connection, int cache, boolean reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA fullfsync = ON"); // macOS only; elsewhere it changes nothing
            statement.execute("PRAGMA checkpoint_fullfsync = ON");
            statement.execute("PRAGMA secure_delete = ON");
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA cache_size = -" + cache);
            statement.execute("PRAGMA wal_autocheckpoint = 0"); // never on the commit path: WalKeeper does it
            statement.execute("PRAGMA journal_size_limit = " + walKib * 1024L);
            if (reader) {
                statement.execute("PRAGMA query_only = ON");
            }
            for (Map.Entry<String, String> demanded : DEMANDED.entrySet()) {
                require(statement, demanded.getKey(), demanded.getValue());
            }
            require(statement, "query_only", reader ? "1" : "0");
        }
    }

    private static void require(Statement statement, String setting, String demanded) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + setting)) {
            String found = row.next() ? row.getString(1) : "nothing";
            if (!demanded.equals(found)) {
                throw new StoreRefused("SQLite has %s = %s, not %s".formatted(setting, found, demanded));
            }
        }
    }

    private static void closeAfter(Exception failure, @Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
