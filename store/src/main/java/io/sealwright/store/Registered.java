// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.math.BigInteger;
import java.util.Arrays;

/** One row of the register: which row, how many columns it had when it was written, and their MAC. */
final class Registered {
    private final RowKey key;
    private final int columns;
    private final byte[] mac;

    Registered(RowKey key, int columns, byte[] mac) {
        this.key = key;
        this.columns = columns;
        this.mac = mac;
    }

    RowKey key() {
        return key;
    }

    int columns() {
        return columns;
    }

    /** The live array, for reading only. */
    byte[] mac() {
        return mac;
    }

    boolean isSameAs(Registered other) {
        return key.equals(other.key) && columns == other.columns && Arrays.equals(mac, other.mac);
    }

    /** What it adds to the sum over all rows: nobody without the key can tell it. */
    BigInteger element(RowSeal seal) {
        return new BigInteger(
                1,
                seal.mac(new RowBytes()
                        .text("element")
                        .text(key.table())
                        .text(key.text())
                        .number(columns)
                        .bytes(mac)
                        .toByteArray()));
    }
}
