// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.crypto.KeyFileSeal;
import io.sealwright.crypto.OsRandomSource;
import io.sealwright.crypto.RootKeyRefused;
import io.sealwright.server.config.StoreConfig;
import io.sealwright.server.data.DataFolder;
import io.sealwright.server.data.DataFolderRefused;
import io.sealwright.server.installation.InstallationRefused;
import io.sealwright.server.installation.Opening;
import io.sealwright.store.FaultPoints;
import io.sealwright.store.PostgresConfig;
import io.sealwright.store.SqliteConfig;
import io.sealwright.store.Store;
import io.sealwright.store.StoreEngine;
import io.sealwright.store.StoreException;
import io.sealwright.store.StorePorts;
import io.sealwright.store.StoreRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * A stopped installation, opened with a root key file that the operator names. The server must not run on it: the data
 * folder is locked meanwhile. Nothing is changed in it, nor in the folder of the root key, which may be another's whose
 * server runs; a store that lacks a table of this version is refused.
 */
final class Offline {
    private static final String STORE = "store.db";

    private Offline() {}

    /** What is done with it. */
    interface Work<T> {
        T on(Store store, Opening opening, DataFolder folder) throws IOException;
    }

    /**
     * Opens the folder, does the work and closes it.
     *
     * @param data the data folder
     * @param database the setting {@code store}; empty for the file in the folder
     * @param rootKey a file named {@value KeyFileSeal#FILE_NAME}, the folder's own or a copy of it
     * @throws StartRefused when the folder is in use, holds no installation, or the root key is not its own
     */
    static <T> T with(Path data, String database, Path rootKey, InstantSource clock, Work<T> work) throws StartRefused {
        Path keyFolder = rootKey.toAbsolutePath().getParent();
        if (keyFolder == null || !rootKey.endsWith(KeyFileSeal.FILE_NAME)) {
            throw new StartRefused("%s: the root key is a file named %s".formatted(rootKey, KeyFileSeal.FILE_NAME));
        }
        PostgresConfig named = StoreConfig.database(database, data.toAbsolutePath());
        if (named == null && !Files.exists(data.resolve(STORE))) {
            throw new StartRefused("%s: there is no %s".formatted(data, STORE));
        }
        try (DataFolder folder = DataFolder.open(data.toAbsolutePath())) {
            StoreEngine engine = named == null ? SqliteConfig.in(folder.path(), 1) : named;
            return work(engine, folder, keyFolder, clock, work);
        } catch (DataFolderRefused
                | IOException
                | RootKeyRefused
                | InstallationRefused
                | StoreRefused
                | StoreException refused) {
            throw new StartRefused(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static <T> T work(StoreEngine engine, DataFolder folder, Path keyFolder, InstantSource clock, Work<T> work)
            throws RootKeyRefused, InstallationRefused, IOException {
        var random = new OsRandomSource();
        var ports = new StorePorts(
                Thread.ofPlatform().name("store-", 0).daemon().factory(),
                RandomGenerator.getDefault(),
                clock,
                System::nanoTime,
                FaultPoints.NONE);
        try (Store store = engine.openAsItIs(ports, Foundation.migrations())) {
            return work.on(store, Opening.toRead(store, keyFolder, random), folder);
        }
    }
}
