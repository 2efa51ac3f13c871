// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code change_log} about one row that a change wrote: table, key and mac, or a hyphen for a row that it
 * took away, which is the row's tombstone for as long as the line is kept.
 *
 * @param mac empty for a row that is gone
 */
record RowNote(RowKey key, Optional<String> mac) {
    private static final HexFormat HEX = HexFormat.of();
    private static final String GONE = "-";

    static RowNote of(RowKey key, @Nullable Registered row) {
        return new RowNote(key, Optional.ofNullable(row).map(known -> HEX.formatHex(known.mac())));
    }

    static RowNote parse(String line) {
        String[] words = line.split(" ", -1);
        return new RowNote(new RowKey(words[0], words[1]), Optional.of(words[2]).filter(word -> !word.equals(GONE)));
    }

    @Override
    public String toString() {
        return key.table() + ' ' + key.text() + ' ' + mac.orElse(GONE);
    }
}
