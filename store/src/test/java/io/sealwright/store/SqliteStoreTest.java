// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The contract, kept by SQLite. */
class SqliteStoreTest extends StoreContract {

    @Override
    protected Store open(FaultPoints faults, InstantSource clock, List<Migration> migrations) {
        return SqliteStore.open(
                new SqliteConfig(SqliteFolder.ours(folder), 4, 1024, 4096, Duration.ofHours(1)),
                new StorePorts(
                        Thread.ofPlatform().name("store-", 0).factory(),
                        new SecureRandom(),
                        clock,
                        System::nanoTime,
                        faults),
                migrations);
    }
}
