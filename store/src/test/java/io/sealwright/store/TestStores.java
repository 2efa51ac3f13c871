// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Opens real embedded stores for tests, here and in the modules that use the store. */
public final class TestStores {
    private TestStores() {}

    /** A store in {@code folder}, which is made ours alone; opened again, it has what it had. */
    public static Store open(Path folder, FaultPoints faults, InstantSource clock, List<Migration> migrations) {
        return open(
                new SqliteConfig(ours(folder), 4, 1024, 4096, 4096, Duration.ofHours(1)), faults, clock, migrations);
    }

    /** A store of any engine. */
    public static Store open(StoreEngine engine, FaultPoints faults, InstantSource clock, List<Migration> migrations) {
        var threads = Thread.ofPlatform().name("store-", 0).daemon().factory();
        return engine.open(new StorePorts(threads, new SecureRandom(), clock, System::nanoTime, faults), migrations);
    }

    static Path ours(Path folder) {
        try {
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
