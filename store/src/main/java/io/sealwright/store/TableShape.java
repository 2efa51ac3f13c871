// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the register must know of a table: its name and the columns of its primary key, in the key's order. Columns are
 * only ever added, at the end: a row that was registered with fewer is MACed over those it had.
 */
record TableShape(String table, List<String> key) {
    TableShape {
        key = List.copyOf(key);
        if (key.isEmpty()) {
            throw new IllegalStateException("table " + table + " has no primary key");
        }
    }

    /** The current row of a result that has all columns of this table. */
    Current current(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<@Nullable Object> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnName(i));
            values.add(row.getObject(i));
        }
        List<@Nullable Object> keyValues = new ArrayList<>();
        for (String name : key) {
            keyValues.add(values.get(names.indexOf(name)));
        }
        return new Current(RowKey.of(table, keyValues), values);
    }

    /** {@code SELECT *} of the rows whose key begins with as many values as are bound. */
    String selection(int bound) {
        StringBuilder statement = new StringBuilder("SELECT * FROM ").append(table);
        for (int i = 0; i < bound; i++) {
            statement.append(i == 0 ? " WHERE " : " AND ").append(key.get(i)).append(" = ?");
        }
        return statement.toString();
    }

    /** A row as it stands, with all its values in the table's order. */
    record Current(RowKey key, List<@Nullable Object> values) {

        Registered registered(RowSeal seal) {
            return registered(seal, values.size());
        }

        /** The row as the register would have it that knew its first columns only. */
        Registered registered(RowSeal seal, int columns) {
            RowBytes bytes = new RowBytes().text("sealwright/row/v1").text(key.table());
            for (int i = 0; i < Math.min(columns, values.size()); i++) {
                bytes.column(values.get(i));
            }
            return new Registered(key, columns, seal.mac(bytes.toByteArray()));
        }
    }
}
