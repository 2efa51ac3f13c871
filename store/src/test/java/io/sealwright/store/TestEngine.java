// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The engine that the tests of a run use. The build runs those of the rooms twice; {@code -Dtest.store=postgresql} in a
 * test's JVM chooses the other one. It also writes behind the store's back, as an owner of the database can.
 */
public enum TestEngine {
    SQLITE {
        @Override
        public StoreEngine at(Path folder) {
            return SqliteConfig.in(TestStores.ours(folder), 2);
        }

        @Override
        public Path files(Path folder) {
            return folder;
        }

        @Override
        Connection connect(Path folder) throws SQLException {
            Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
            try (var wait = database.createStatement()) {
                wait.execute("PRAGMA busy_timeout = 5000");
            }
            return database;
        }

        @Override
        String translate(String statement) {
            return statement;
        }
    },
    POSTGRESQL {
        @Override
        public StoreEngine at(Path folder) {
            return TestPostgres.shared().config(TestPostgres.shared().schemaOf(folder));
        }

        @Override
        public Path files(Path folder) {
            return TestPostgres.shared().checkpoint();
        }

        @Override
        Connection connect(Path folder) throws SQLException {
            return TestPostgres.shared().connect(TestPostgres.shared().schemaOf(folder));
        }

        @Override
        String translate(String statement) {
            return BYTES.matcher(statement).replaceAll("'\\\\x$1'::bytea");
        }
    };

    /** How SQLite writes bytes. */
    private static final Pattern BYTES = Pattern.compile("x'([0-9a-f]*)'");

    public static TestEngine ofThisRun() {
        return valueOf(System.getProperty("test.store", "sqlite").toUpperCase(Locale.ROOT));
    }

    /** The engine over what a test keeps in {@code folder}; asked again, it has what it had. */
    public abstract StoreEngine at(Path folder);

    /** The folder of all files in which the engine keeps what a test keeps in {@code folder}, and perhaps more. */
    public abstract Path files(Path folder);

    abstract Connection connect(Path folder) throws SQLException;

    abstract String translate(String statement);

    /** Changes rows; how many it met. */
    public int tamper(Path folder, String statement, Object... values) {
        try (Connection database = connect(folder);
                var prepared = database.prepareStatement(translate(statement))) {
            bind(prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** One row as it stands, for somebody who will put it back. */
    public List<Object> row(Path folder, String table, String column, String value) {
        try (Connection database = connect(folder);
                var prepared = database.prepareStatement("SELECT * FROM %s WHERE %s = ?".formatted(table, column))) {
            bind(prepared, value);
            try (var row = prepared.executeQuery()) {
                List<Object> values = new ArrayList<>();
                if (row.next()) {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(row.getObject(i));
                    }
                }
                return values;
            }
        } catch (SQLException e) {
            throw new AssertionError(table, e);
        }
    }

    /** Puts a row back that was kept, in the place of one with its key. */
    public void putBack(Path folder, String table, List<Object> row) {
        try (Connection database = connect(folder)) {
            List<String> columns = new ArrayList<>();
            try (var all = database.getMetaData().getColumns(null, database.getSchema(), table, "%")) {
                while (all.next()) {
                    columns.add(all.getString("COLUMN_NAME"));
                }
            }
            List<String> conditions = new ArrayList<>();
            List<Object> key = new ArrayList<>();
            try (var keys = database.getMetaData().getPrimaryKeys(null, database.getSchema(), table)) {
                while (keys.next()) {
                    conditions.add(keys.getString("COLUMN_NAME") + " = ?");
                    key.add(row.get(columns.indexOf(keys.getString("COLUMN_NAME"))));
                }
            }
            try (var delete = database.prepareStatement(
                            "DELETE FROM %s WHERE %s".formatted(table, String.join(" AND ", conditions)));
                    var insert = database.prepareStatement("INSERT INTO %s VALUES (%s)"
                            .formatted(table, String.join(", ", Collections.nCopies(row.size(), "?"))))) {
                bind(delete, key.toArray());
                delete.executeUpdate();
                bind(insert, row.toArray());
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new AssertionError(table, e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
