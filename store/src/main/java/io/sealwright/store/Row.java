// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one value from the current row. It must not move the result or keep it.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface Row<T> {
    T read(ResultSet row) throws SQLException;
}
