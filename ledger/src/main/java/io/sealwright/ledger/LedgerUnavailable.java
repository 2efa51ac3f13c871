// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

/**
 * The ledger cannot record now: its disk fails, is full, or it is closed. Nothing of the refused frame is recorded as
 * done; a change that already stands in the store keeps its place and is appended when the ledger works again.
 */
public final class LedgerUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    LedgerUnavailable(String why) {
        super(why);
    }

    LedgerUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}
