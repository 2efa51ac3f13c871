// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import io.sealwright.crypto.KeyFileSeal;
import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.LedgerVerifier;
import io.sealwright.ledger.TrailerMac;
import io.sealwright.server.OfflineLedgerKey;
import io.sealwright.server.StartRefused;
import io.sealwright.server.config.SettingRefused;
import io.sealwright.server.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The ledger is the one that was written; of a server that runs, a proof would race with its writer. */
final class LedgerProof implements Check {

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        Path ledger = patient.data().resolve(DataFolder.LEDGER);
        if (!Files.isDirectory(ledger)) {
            return List.of(Finding.danger("there is no ledger in " + ledger, "restore the folder as a whole"));
        }
        if (patient.inUse()) {
            return List.of(
                    Finding.note("the ledger was not proved, since a server writes it", "stop it and ask again"));
        }
        return LedgerVerifier.verify(FileDisk.at(ledger), mac(patient), Optional.empty()).problems().stream()
                .map(problem -> Finding.danger("ledger: " + problem, "keep the folder as it is, and restore a copy"))
                .toList();
    }

    /** Why a key cannot be had is what the proof of the store says. */
    private static Optional<TrailerMac> mac(Patient patient) {
        try {
            return Optional.of(OfflineLedgerKey.of(
                    patient.data(), patient.store(), patient.data().resolve(KeyFileSeal.FILE_NAME), patient.clock()));
        } catch (StartRefused | SettingRefused refused) {
            return Optional.empty();
        }
    }
}
