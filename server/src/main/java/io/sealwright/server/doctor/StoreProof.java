// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import io.sealwright.crypto.KeyFileSeal;
import io.sealwright.server.OfflineStore;
import io.sealwright.server.StartRefused;
import io.sealwright.server.config.SettingRefused;
import java.io.IOException;
import java.util.List;

/** The rows of a stopped server are those that were written. */
final class StoreProof implements Check {

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        if (patient.inUse()) {
            return List.of(Finding.note("the store was not proved, since a server uses it", "stop it and ask again"));
        }
        try {
            return OfflineStore.verify(
                            patient.data(),
                            patient.store(),
                            patient.data().resolve(KeyFileSeal.FILE_NAME),
                            patient.clock())
                    .findings()
                    .stream()
                    .map(found -> Finding.danger(
                            "store: " + found.what(), "do not start it; restore, and find out who wrote there"))
                    .toList();
        } catch (StartRefused | SettingRefused refused) {
            return List.of(Finding.danger("a server would not start: " + refused.getMessage(), "as it says"));
        }
    }
}
