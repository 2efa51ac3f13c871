// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the store. A statement is a constant, which the compiler checks; values are always bound, and are
 * {@code String}, {@code Long}, {@code Integer}, {@code byte[]} or null.
 */
public interface Queries {

    /** The first row, if there is one. */
    <T> Optional<T> first(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values);

    /** All rows, in the statement's order. The caller bounds them with LIMIT. */
    <T> List<T> list(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values);

    /**
     * Passes only if the rows of {@code table} whose key is {@code key}, or begins with it (all of them, where there is
     * no key), are those that the register of rows has: none changed, older, put there or taken away. It passes where
     * nothing is registered yet.
     *
     * @throws UnprovenRow otherwise
     */
    default void requireProven(String table, Object... key) {}
}
