// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.TreeHead;
import io.sealwright.store.EveryChange;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.Blob;
import java.util.Optional;

/**
 * What the store remembers of the ledger: with every change, how many records were durable then, and their root. So a
 * ledger that was cut, emptied or exchanged for an older one is noticed at the next start.
 */
public final class LedgerMemory {
    /** Of lane 0; each lane has a row of its own, so that changes of different lanes do not wait for one another. */
    private static final long FIRST = 1;

    private LedgerMemory() {}

    /**
     * Compares, and from now on remembers.
     *
     * @throws HistoryLost when the ledger has fewer records than were durable before, or others
     */
    public static void join(Store store, Ledger ledger) throws HistoryLost {
        Optional<TreeHead> seen = store.read(snapshot -> snapshot.first(
                "SELECT tree_size, root FROM ledger_seen ORDER BY tree_size DESC LIMIT 1",
                row -> new TreeHead(row.getLong(1), Blob.owning(row.getBytes(2)))));
        TreeHead now = ledger.head();
        if (seen.isPresent() && isLost(seen.get(), now)) {
            throw HistoryLost.ofLedger(seen.get().size(), now.size());
        }
        store.withEveryChange(remember(ledger));
    }

    private static boolean isLost(TreeHead seen, TreeHead now) {
        return now.size() < seen.size()
                || (now.size() == seen.size() && !now.root().equals(seen.root()));
    }

    private static EveryChange remember(Ledger ledger) {
        return (sql, lane) -> {
            TreeHead head = ledger.head();
            sql.change("""
                    INSERT INTO ledger_seen (id, tree_size, root) VALUES (?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET tree_size = excluded.tree_size, root = excluded.root
                    """, FIRST + lane, head.size(), head.root().sharedBytes());
        };
    }
}
