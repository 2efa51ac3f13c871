// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.CryptoFixture;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Write;
import io.sealwright.iam.store.IamMigrations;
import io.sealwright.organizations.store.SqlAccounts;
import io.sealwright.store.Change;
import io.sealwright.store.Conflict;
import io.sealwright.store.FaultPoints;
import io.sealwright.store.HeldState;
import io.sealwright.store.Migration;
import io.sealwright.store.Store;
import io.sealwright.store.StorePorts;
import io.sealwright.store.TestEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A real store for a folder, with real cryptography and held state that follows its changes. */
public final class TestStore implements AutoCloseable {
    public static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678Z"));

    private static final List<Migration> MIGRATIONS = Stream.of(
                    PolicyDocuments.MIGRATIONS, SqlAccounts.MIGRATIONS, IamMigrations.ALL)
            .flatMap(List::stream)
            .toList();

    private final CryptoFixture crypto;
    private final Store store;
    private final HeldState held;

    private TestStore(Path folder, CryptoFixture crypto) {
        this.crypto = crypto;
        var ports = new StorePorts(
                Thread.ofPlatform().daemon().factory(), new Random(1), CLOCK, System::nanoTime, FaultPoints.NONE);
        this.store = TestEngine.ofThisRun().at(folder).open(ports, MIGRATIONS);
        this.held = new HeldState(store, 1 << 20, System::nanoTime);
        store.onCommit(held::apply);
    }

    /** Opens what is in {@code folder}, or makes it, with the keys of {@code crypto}. */
    public static TestStore open(Path folder, CryptoFixture crypto) {
        return new TestStore(folder, crypto);
    }

    public Store store() {
        return store;
    }

    public HeldState held() {
        return held;
    }

    public CryptoBoundary crypto() {
        return crypto.boundary();
    }

    public RandomSource random() {
        return crypto.random();
    }

    /** Commits as the pipeline would. */
    public void commit(Write write) throws Conflict {
        store.commit(new Change(write.account(), write.touches(), new byte[] {1}, write.body()));
    }

    @Override
    public void close() {
        store.close();
    }
}
