// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import io.sealwright.crypto.KeyFileSeal;
import java.nio.file.Files;
import java.util.List;

/** The root key is there, and its owner knows what its place means. */
final class RootKeyPlace implements Check {

    @Override
    public List<Finding> examine(Patient patient) {
        if (!Files.exists(patient.data().resolve(KeyFileSeal.FILE_NAME))) {
            return List.of(Finding.danger(
                    KeyFileSeal.FILE_NAME + " is not in the data folder: nothing sealed can be opened",
                    "put it back from where you keep its copy"));
        }
        return List.of(Finding.note(
                KeyFileSeal.FILE_NAME + " lies beside the data: whoever copies the folder opens every key in it",
                "keep a copy in another place than the backups of the data"));
    }
}
