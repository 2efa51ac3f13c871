// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one change, which notes every row that is written: each statement that writes hands back the rows as they
 * stand afterwards. So no room has to tell the register anything, and none can forget to. For one thread.
 */
final class Tracked implements Sql {
    private final JdbcSql sql;
    private final RowRegister register;
    private final Map<RowKey, Optional<TableShape.Current>> written = new LinkedHashMap<>();

    Tracked(JdbcSql sql, RowRegister register) {
        this.sql = sql;
        this.register = register;
    }

    /** Every row that was written, as the last statement left it; empty for one that is gone. */
    Map<RowKey, Optional<TableShape.Current>> written() {
        return written;
    }

    @Override
    public <T> Optional<T> first(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values) {
        return sql.first(statement, row, values);
    }

    @Override
    public <T> List<T> list(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values) {
        return sql.list(statement, row, values);
    }

    @Override
    public void requireProven(String table, Object... key) {
        // Rows that this change has written are in the register only when it ends; others are checked when they are
        // read
        // to decide.
    }

    @Override
    public int change(@CompileTimeConstant String statement, @Nullable Object... values) {
        WritingStatement writing = register.writing(sql, statement);
        TableShape shape = writing.shape();
        if (shape == null) {
            return sql.change(statement, values);
        }
        writing.rowsThatMove(values)
                .ifPresent(before -> sql.query(before.statement(), shape::current, before.values())
                        .forEach(row -> written.put(row.key(), Optional.empty())));
        List<TableShape.Current> after = sql.query(statement + " RETURNING *", shape::current, values);
        after.forEach(row -> written.put(row.key(), writing.deletes() ? Optional.empty() : Optional.of(row)));
        return after.size();
    }
}
