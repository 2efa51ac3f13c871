// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.FrameKind;
import io.sealwright.ledger.LedgerReader;
import io.sealwright.rows.RegisterSeal;
import io.sealwright.server.data.DataFolder;
import io.sealwright.server.installation.Opening;
import io.sealwright.server.installation.Registration;
import io.sealwright.store.Committed;
import io.sealwright.store.Store;
import io.sealwright.store.StoreReport;
import io.sealwright.store.StoreReport.Finding;
import io.sealwright.store.StoreReport.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Proves the store of a stopped server: every row against the register, the register against the feed, the feed against
 * the ledger. That the ledger is whole is the ledger verifier's to prove.
 */
public final class OfflineStore {
    private OfflineStore() {}

    /**
     * Verifies; reads everything, changes nothing.
     *
     * @param data the data folder, which nobody uses
     * @param store the setting of the same name; empty for the file in the folder
     * @param rootKey its root key file, or a copy of it
     * @throws StartRefused when the folder is in use, holds no installation, or the root key is not its own
     */
    public static StoreReport verify(Path data, String store, Path rootKey, InstantSource clock) throws StartRefused {
        return Offline.with(data, store, rootKey, clock, OfflineStore::verify);
    }

    private static StoreReport verify(Store store, Opening opening, DataFolder folder) throws IOException {
        if (!store.isRegistered()) {
            return new StoreReport(
                    List.of(new Finding(
                            Severity.HISTORY,
                            "no row is registered: a server of this version has never run on this store, or the register"
                                    + " was taken away")),
                    0,
                    0);
        }
        StoreReport report = store.verify(new RegisterSeal(opening.crypto()), Registration.apart());
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.addAll(againstLedger(store, folder.path().resolve(DataFolder.LEDGER)));
        return new StoreReport(findings, report.rows(), report.changes());
    }

    /** What the store has not committed the ledger cannot know; the other way round the next start makes it good. */
    private static List<Finding> againstLedger(Store store, Path ledger) throws IOException {
        List<Finding> findings = new ArrayList<>();
        new LedgerReader(FileDisk.at(ledger)).forEach(recorded -> {
            if (recorded.kind() != FrameKind.CHANGE) {
                return;
            }
            long head = store.head(recorded.lane());
            Optional<Committed> stored = store.changesAfter(recorded.lane(), recorded.number() - 1, 1).stream()
                    .filter(change -> change.number() == recorded.number())
                    .findFirst();
            if (recorded.number() > head) {
                findings.add(new Finding(
                        Severity.HISTORY,
                        "the ledger has change %d of lane %d, and the store ends at change %d"
                                .formatted(recorded.number(), recorded.lane(), head)));
            } else if (stored.isPresent() && !isSame(stored.get(), recorded)) {
                findings.add(new Finding(
                        Severity.HISTORY,
                        "change %d of lane %d is another one than the ledger has"
                                .formatted(recorded.number(), recorded.lane())));
            }
        });
        return findings;
    }

    /** In a row that was written before rows were registered nothing but the ledger vouches for the record. */
    private static boolean isSame(Committed stored, LedgerReader.Recorded recorded) {
        return stored.changeId().equals(recorded.changeId())
                && Arrays.equals(stored.record(), recorded.entry().bytes());
    }
}
