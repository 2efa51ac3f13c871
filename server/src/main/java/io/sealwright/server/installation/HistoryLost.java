// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

/**
 * Store or ledger has gone back in time: acknowledged changes or records are not there any more. Nothing was changed.
 */
public final class HistoryLost extends Exception {
    private static final long serialVersionUID = 1L;

    private HistoryLost(String message) {
        super(message);
    }

    static HistoryLost ofStore(int lane, long recorded, long stored) {
        return new HistoryLost(
                "the store is not the one that was last used here: the ledger holds change %d of lane %d, the store's history"
                                .formatted(recorded, lane)
                        + " ends at or differs from change %d. Put the newest copy of the store back"
                                .formatted(stored));
    }

    static HistoryLost ofRegister() {
        return new HistoryLost(
                "the store's rows were registered, as the ledger records, and the register is gone. Put the"
                        + " newest copy of store.db back");
    }

    static HistoryLost ofLedger(long remembered, long found) {
        return new HistoryLost(
                "the ledger is not the one that was last used here: the store remembers %d records, the ledger has %d"
                                .formatted(remembered, found)
                        + " or others. Put the newest copy of the folder ledger back");
    }
}
