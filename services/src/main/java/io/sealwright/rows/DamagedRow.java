// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

/**
 * A row whose MAC does not hold: somebody, or a failing disk, changed it. What it describes is unavailable, not absent.
 */
public final class DamagedRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedRow(String table, String row) {
        super("table %s, row %s: the row is not as it was written".formatted(table, row));
    }
}
