// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.iam.store.UseRows;
import io.sealwright.ledger.FrameKind;
import io.sealwright.ledger.LedgerReader;
import io.sealwright.rows.RegisterSeal;
import io.sealwright.store.Store;
import io.sealwright.store.UnprovenRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The register of rows joins store and ledger: each change's id, which the ledger has, is a MAC of what the change
 * wrote. A store of an earlier version is registered as it stands, once, and the ledger knows of it: whoever takes the
 * register away does not get another.
 */
public final class Registration {
    private static final String EVENT = "RegisterRows";

    /** The installation itself, the keys under its root key, and what is remembered of the ledger. */
    private static final List<String> OWN_ROWS = List.of("installation", "domain_key", "ledger_seen");

    /** How only {@code ServiceEvent} begins; nothing that a caller sends stands there. */
    private static final Pattern RECORD = Pattern.compile(
            "\\A\\{\"eventVersion\":\"1\\.11\",\"userIdentity\":\\{\"accountId\":\"[0-9]{12}\",\"invokedBy\":\"AWS Internal\"},"
                    + "\"eventTime\":\"[0-9TZ:.-]+\",\"eventSource\":\"sealwright\\.amazonaws\\.com\",\"eventName\":\""
                    + EVENT
                    + "\"");

    private final Opening opening;
    private final Opening.Needs needs;
    private final boolean registered;

    private Registration(Opening opening, Opening.Needs needs, boolean registered) {
        this.opening = opening;
        this.needs = needs;
        this.registered = registered;
    }

    /** Tables whose rows only follow from use, decide nothing and are no changes. */
    public static Set<String> apart() {
        return Set.of(UseRows.TABLE);
    }

    /**
     * From now on every change is registered, what is read of the feed is proven, and what the opening went by is, too.
     *
     * @throws HistoryLost when the store has lost the register that the ledger knows of
     * @throws io.sealwright.store.StoreRefused when the newest change is not as it was written
     * @throws InstallationRefused when the installation's own rows are not
     */
    public static Registration begin(Opening opening, Opening.Needs needs, LedgerReader records)
            throws HistoryLost, InstallationRefused, IOException {
        boolean registered = needs.store().isRegistered();
        if (!registered && wasRegistered(records)) {
            throw HistoryLost.ofRegister();
        }
        needs.store().register(new RegisterSeal(opening.crypto()), apart());
        if (registered) {
            requireProven(opening.installation(), needs.store());
        }
        return new Registration(opening, needs, registered);
    }

    /** Registers what was there before, once: after the histories of store and ledger were found to be one. */
    public void end() {
        if (!registered) {
            SystemChanges.of(needs).adopt(opening.installation().account(), EVENT, "RowRegister", "row-register");
        }
    }

    /** What was read before there was a key to prove it with. */
    private static void requireProven(Installation opened, Store store) throws InstallationRefused {
        try {
            boolean same = store.read(snapshot -> {
                OWN_ROWS.forEach(snapshot::requireProven);
                return SqlInstallation.find(snapshot).equals(Optional.of(opened));
            });
            if (same) {
                return;
            }
        } catch (UnprovenRow unproven) {
            throw new InstallationRefused(unproven.getMessage() + ": see sealwright store verify");
        }
        throw new InstallationRefused("the row of the installation was changed while it was read");
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
