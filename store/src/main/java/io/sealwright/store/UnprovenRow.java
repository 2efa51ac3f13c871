// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/**
 * A row that is not what the register of rows says: changed, older than it, put there or taken away behind the store's
 * back. What it describes is unavailable, never absent.
 */
public final class UnprovenRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnprovenRow(String table, String row) {
        super("table %s, row %s: the row is not the one that was written last".formatted(table, row));
    }
}
