// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import io.sealwright.server.data.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * What is examined, and by what means.
 *
 * @param data the data folder, absolute
 * @param store the setting of the same name; empty for the file in the folder
 * @param admin where its server answers for its health, {@code HOST:PORT}
 * @param certificates certificate chains in PEM that lie elsewhere than in the data folder
 * @param proc the kernel's {@code /proc}
 */
public record Patient(Path data, String store, String admin, List<Path> certificates, Path proc, InstantSource clock) {

    /** Whether a server runs on the folder. */
    boolean inUse() throws IOException {
        return DataFolder.isInUse(data);
    }
}
