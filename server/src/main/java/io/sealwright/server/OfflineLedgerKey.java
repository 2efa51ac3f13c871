// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.ledger.TrailerMac;
import java.nio.file.Path;
import java.time.InstantSource;

/** The key of the ledger's trailers for the offline verifier. */
public final class OfflineLedgerKey {
    private OfflineLedgerKey() {}

    /**
     * Fetches the key.
     *
     * @param data the data folder, which nobody uses
     * @param store the setting of the same name; empty for the file in the folder
     * @param rootKey its root key file, or a copy of it
     * @throws StartRefused when the folder is in use, holds no installation, or the root key is not its own
     */
    public static TrailerMac of(Path data, String store, Path rootKey, InstantSource clock) throws StartRefused {
        return Offline.with(data, store, rootKey, clock, (_, opening, _) -> Foundation.trailerMac(opening.crypto()));
    }
}
