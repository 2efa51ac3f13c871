// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The snapshot of a transaction that is open on one connection. */
record OpenSnapshot(JdbcSql sql, RowRegister register) implements Snapshot {

    @Override
    public long[] lanes() {
        return ChangeLog.heads(sql);
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
        register.requireProven(sql, table, key);
    }
}
