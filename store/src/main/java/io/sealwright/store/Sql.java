// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.jspecify.annotations.Nullable;

/** Reads and writes inside one transaction. Valid inside {@link Body#write} only, on its thread. */
public interface Sql extends Queries {

    /**
     * Runs one statement.
     *
     * @return how many rows it inserted, updated or deleted
     * @throws UniqueViolation if a key exists already; the body must then throw, and what it goes on with is refused
     */
    int change(@CompileTimeConstant String statement, @Nullable Object... values);

    /**
     * Runs one statement that must change exactly one row: the compare-and-swap of a root's version.
     *
     * @throws Conflict if the row is not what the caller read
     */
    default void changeOne(@CompileTimeConstant String statement, @Nullable Object... values) throws Conflict {
        if (change(statement, values) != 1) {
            throw Conflict.INSTANCE;
        }
    }
}
