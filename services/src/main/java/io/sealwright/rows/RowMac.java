// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.Label;
import io.sealwright.vocabulary.Blob;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The MAC over the rows of one table: table, schema version and every column, in the order of the statement that writes
 * them, primary key and version among them. It is checked on load.
 *
 * <p>Each column is one part: a byte that tells its kind, then its bytes; null is told from empty. It shows a row that
 * was changed or moved, but neither an older one put back nor one taken away: that is the ledger's to find.
 */
public final class RowMac {
    private static final byte[] NULL = {0};
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte BYTES = 3;

    private final CryptoBoundary crypto;
    private final Domain domain;
    private final String table;
    private final int schemaVersion;

    /**
     * The MAC of the rows of {@code table}.
     *
     * @param schemaVersion grows whenever columns are added, dropped or change their meaning
     */
    public RowMac(CryptoBoundary crypto, Domain domain, String table, int schemaVersion) {
        this.crypto = crypto;
        this.domain = domain;
        this.table = table;
        this.schemaVersion = schemaVersion;
    }

    /** The bytes for the row's column {@code mac}. */
    public byte[] of(@Nullable Object... columns) {
        return crypto.mac(Label.ROW_MAC, domain, parts(columns));
    }

    /**
     * Passes only if {@link #of} made {@code mac} for these columns.
     *
     * @param row how the error names the row
     * @throws DamagedRow otherwise
     */
    public void require(byte[] mac, String row, @Nullable Object... columns) {
        if (!holds(mac, columns)) {
            throw new DamagedRow(table, row);
        }
    }

    /**
     * Whether {@link #of} made {@code mac} for these columns; for a table whose rows of an older schema still stand.
     */
    public boolean holds(byte[] mac, @Nullable Object... columns) {
        return crypto.verifies(mac, Label.ROW_MAC, domain, parts(columns));
    }

    private byte[][] parts(@Nullable Object[] columns) {
        byte[][] parts = new byte[columns.length + 2][];
        parts[0] = part(table);
        parts[1] = part((long) schemaVersion);
        for (int i = 0; i < columns.length; i++) {
            parts[i + 2] = part(columns[i]);
        }
        return parts;
    }

    private static byte[] part(@Nullable Object column) {
        return switch (column) {
            case null -> NULL;
            case String text -> tagged(TEXT, text.getBytes(StandardCharsets.UTF_8));
            case Long number ->
                tagged(NUMBER, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            case Blob blob -> tagged(BYTES, blob.sharedBytes());
            default -> throw new IllegalArgumentException("no column of this kind: " + column.getClass());
        };
    }

    private static byte[] tagged(byte tag, byte[] bytes) {
        return ByteBuffer.allocate(1 + bytes.length).put(tag).put(bytes).array();
    }
}
