// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The name of a row in the register: the values of its primary key, parted by slashes. Slashes, percent signs, spaces
 * and control characters within a value are escaped, bytes are hexadecimal: no two keys are named alike, and those that
 * begin with the same values follow one another.
 *
 * @param table the table's name
 * @param text the name among the table's rows
 */
record RowKey(String table, String text) {
    private static final HexFormat HEX = HexFormat.of();

    static RowKey of(String table, List<? extends @Nullable Object> values) {
        return new RowKey(table, values.stream().map(RowKey::word).collect(Collectors.joining("/")));
    }

    /** What the names of all rows begin with whose keys begin with this one. */
    String below() {
        return text + '/';
    }

    /** The first text after all of those. */
    String beyond() {
        return text + (char) ('/' + 1);
    }

    private static String word(@Nullable Object value) {
        return switch (value) {
            case null -> throw new IllegalStateException("a key column is null");
            case byte[] blob -> HEX.formatHex(blob);
            default -> escaped(value.toString());
        };
    }

    private static String escaped(String value) {
        StringBuilder word = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == '/' || c == '%') {
                word.append('%').append(HEX.toHexDigits((byte) c));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }
}
