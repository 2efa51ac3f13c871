// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.iam.store.UseRows;
import io.sealwright.ledger.FrameKind;
import io.sealwright.ledger.LedgerReader;
import io.sealwright.rows.RegisterSeal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The register of rows joins store and ledger: each change's id, which the ledger has, is a digest of what the change
 * wrote. A store of an earlier version is registered as it stands, once, and the ledger knows of it: whoever takes the
 * register away does not get another.
 */
public final class Registration {
    private static final String EVENT = "RegisterRows";

    /** How only {@code ServiceEvent} begins; nothing that a caller sends stands there. */
    private static final Pattern RECORD = Pattern.compile(
            "\\A\\{\"eventVersion\":\"1\\.11\",\"userIdentity\":\\{\"accountId\":\"[0-9]{12}\",\"invokedBy\":\"AWS Internal\"},"
                    + "\"eventTime\":\"[0-9TZ:.-]+\",\"eventSource\":\"sealwright\\.amazonaws\\.com\",\"eventName\":\""
                    + EVENT
                    + "\"");

    private Registration() {}

    /** Tables whose rows only follow from use, decide nothing and are no changes. */
    public static Set<String> apart() {
        return Set.of(UseRows.TABLE);
    }

    /**
     * From now on every change is registered; what was there before is, too, when this returns.
     *
     * @throws HistoryLost when the store has lost the register that the ledger knows of
     * @throws io.sealwright.store.StoreRefused when the newest change is not as it was written
     */
    public static void join(Opening opening, Opening.Needs needs, LedgerReader records)
            throws HistoryLost, IOException {
        boolean registered = needs.store().isRegistered();
        if (!registered && wasRegistered(records)) {
            throw HistoryLost.ofRegister();
        }
        needs.store().register(new RegisterSeal(opening.crypto()), apart());
        if (!registered) {
            SystemChanges.of(needs)
                    .commit(opening.installation().account(), EVENT, "RowRegister", "row-register", sql -> {});
        }
    }

    /** Read once in the life of an installation: when an earlier version made its store. */
    private static boolean wasRegistered(LedgerReader records) throws IOException {
        boolean[] found = {false};
        records.forEach(recorded -> {
            if (recorded.kind() == FrameKind.CHANGE && !found[0]) {
                String event = new String(recorded.entry().event(), StandardCharsets.UTF_8);
                found[0] = RECORD.matcher(event).find();
            }
        });
        return found[0];
    }
}
