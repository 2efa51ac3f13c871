// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Sql} of one body. After a statement failed there is no transaction to go on in: SQLite may have undone it,
 * in which case the next statement would stand alone, and others refuse all that follows. So a body that goes on is
 * stopped on every engine, and one that hides the failure has failed.
 */
final class BodySql implements Sql {
    private final Sql sql;
    private @Nullable RuntimeException failure;
    private boolean ended;

    BodySql(Sql sql) {
        this.sql = sql;
    }

    /** Runs {@code body} to its end. */
    static void run(Sql sql, Body body) throws Conflict {
        var its = new BodySql(sql);
        body.write(its);
        its.end();
    }

    /** The body has returned: nothing it kept works any more, and nothing it swallowed is forgotten. */
    void end() {
        ended = true;
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public <T> Optional<T> first(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values) {
        return run(() -> sql.first(statement, row, values));
    }

    @Override
    public <T> List<T> list(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values) {
        return run(() -> sql.list(statement, row, values));
    }

    @Override
    public int change(@CompileTimeConstant String statement, @Nullable Object... values) {
        return run(() -> sql.change(statement, values));
    }

    private <T> T run(Supplier<T> statement) {
        if (ended) {
            throw new IllegalStateException("a body's SQL was used after the body had ended");
        }
        if (failure != null) {
            throw new IllegalStateException("a body went on after a statement had failed", failure);
        }
        try {
            return statement.get();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}
