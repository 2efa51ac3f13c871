// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

/** The store has gone back in time: the ledger holds acknowledged changes that are not in it. Nothing was changed. */
public final class HistoryLost extends Exception {
    private static final long serialVersionUID = 1L;

    HistoryLost(int lane, long recorded, long stored) {
        super(
                "the store is not the one that was last used here: the ledger holds change %d of lane %d, the store's history"
                                .formatted(recorded, lane)
                        + " ends at or differs from change %d. Put the newest copy of store.db back".formatted(stored));
    }
}
