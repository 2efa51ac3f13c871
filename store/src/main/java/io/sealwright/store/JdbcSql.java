// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The whole data-access layer: run one statement on one connection, map its rows. Statements stay prepared, the least
 * recently used is dropped. For one thread at a time.
 */
final class JdbcSql implements Sql, AutoCloseable {

    private static final int STATEMENTS_KEPT = 128;
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String[] TABLES = {"TABLE"};

    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private final Connection connection;
    private final Function<SQLException, RuntimeException> failures;
    private final LinkedHashMap<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * SQL on {@code connection}, which is closed with this.
     *
     * @param failures says what an error of this engine means
     */
    JdbcSql(Connection connection, Function<SQLException, RuntimeException> failures) {
        this.connection = connection;
        this.failures = failures;
    }

    @Override
    public <T> Optional<T> first(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values) {
        return run(statement, values, ready -> {
            try (ResultSet rows = ready.executeQuery()) {
                return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
            }
        });
    }

    @Override
    public <T> List<T> list(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values) {
        return run(statement, values, ready -> {
            List<T> found = new ArrayList<>();
            try (ResultSet rows = ready.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return List.copyOf(found);
        });
    }

    @Override
    public int change(@CompileTimeConstant String statement, @Nullable Object... values) {
        return run(statement, values, PreparedStatement::executeUpdate);
    }

    /**
     * As {@link #list}, for a statement that the store itself puts together, of names that are its own or its tables'.
     */
    <T> List<T> query(String statement, Row<T> row, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        each(statement, row, found::add, values);
        return List.copyOf(found);
    }

    /** The same, one row after the other, for more than fit into memory. */
    <T> void each(String statement, Row<T> row, Consumer<T> reader, @Nullable Object... values) {
        var _ = run(statement, values, ready -> {
            ready.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = ready.executeQuery()) {
                while (rows.next()) {
                    reader.accept(row.read(rows));
                }
            }
            return ready;
        });
    }

    /** The names of all tables. */
    List<String> tables() {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, connection.getSchema(), "%", TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        } catch (SQLException e) {
            throw failures.apply(e);
        }
        return List.copyOf(tables);
    }

    /** The columns of a table's primary key, in the key's order. */
    List<String> primaryKey(String table) {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), table)) {
            while (rows.next()) {
                columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        } catch (SQLException e) {
            throw failures.apply(e);
        }
        return List.copyOf(columns.values());
    }

    /** Something of the connection itself. */
    interface Use<T> {
        T of(Connection connection) throws SQLException;
    }

    <T> T use(Use<T> use) {
        try {
            return use.of(connection);
        } catch (SQLException e) {
            throw failures.apply(e);
        }
    }

    /** Runs a statement that is not asked again: a migration, a pragma. */
    void execute(String statement) {
        try (Statement once = connection.createStatement()) {
            once.execute(statement);
        } catch (SQLException e) {
            throw failures.apply(e);
        }
    }

    /** A statement that failed is not used again: some drivers leave it half run. */
    private <T> T run(String statement, @Nullable Object[] values, Execution<T> execution) {
        try {
            PreparedStatement ready = prepare(statement);
            bind(ready, values);
            T result = execution.of(ready);
            ready.clearParameters(); // what was bound may be sealed material: it does not stay in the driver
            return result;
        } catch (SQLException e) {
            close(prepared.remove(statement));
            throw failures.apply(e);
        }
    }

    private PreparedStatement prepare(String statement) throws SQLException {
        PreparedStatement known = prepared.get(statement);
        if (known != null) {
            return known;
        }
        if (prepared.size() >= STATEMENTS_KEPT) {
            close(prepared.pollFirstEntry().getValue());
        }
        PreparedStatement made = connection.prepareStatement(statement);
        prepared.put(statement, made);
        return made;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case null -> statement.setNull(i + 1, Types.NULL);
                case Object other ->
                    throw new IllegalArgumentException(
                            "cannot bind a " + other.getClass().getName());
            }
        }
    }

    @Override
    public void close() {
        prepared.values().forEach(JdbcSql::close);
        prepared.clear();
        try {
            connection.close();
        } catch (SQLException e) {
            throw failures.apply(e);
        }
    }

    private static void close(@Nullable PreparedStatement statement) {
        if (statement == null) {
            return;
        }
        try {
            statement.close();
        } catch (SQLException e) {
            // It is thrown away either way, and whatever broke it breaks the next statement too.
        }
    }
}
