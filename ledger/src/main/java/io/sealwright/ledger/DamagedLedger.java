// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

/**
 * The ledger's files are not what was written. Nothing was changed; the server must not start, since recording goes on
 * only after what is whole.
 */
public final class DamagedLedger extends Exception {
    private static final long serialVersionUID = 1;

    private final String segment;
    private final long offset;

    DamagedLedger(String segment, long offset, String why) {
        super("%s, byte %d: %s".formatted(segment, offset, why));
        this.segment = segment;
        this.offset = offset;
    }

    /** The file's name in the ledger's folder. */
    public String segment() {
        return segment;
    }

    /** Where the first thing begins that is not right. */
    public long offset() {
        return offset;
    }
}
