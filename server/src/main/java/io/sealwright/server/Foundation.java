// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.admin.store.AdminMigrations;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.Label;
import io.sealwright.crypto.MacKey;
import io.sealwright.crypto.RootKeyRefused;
import io.sealwright.iam.store.IamMigrations;
import io.sealwright.kms.store.KmsMigrations;
import io.sealwright.ledger.DamagedLedger;
import io.sealwright.ledger.Disk;
import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerConfig;
import io.sealwright.ledger.LedgerReader;
import io.sealwright.ledger.TrailerMac;
import io.sealwright.organizations.store.OrganizationMigrations;
import io.sealwright.organizations.store.SqlAccounts;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.data.DataFolder;
import io.sealwright.server.installation.Feed;
import io.sealwright.server.installation.HistoryLost;
import io.sealwright.server.installation.InstallationRefused;
import io.sealwright.server.installation.LedgerMemory;
import io.sealwright.server.installation.MaterialErasure;
import io.sealwright.server.installation.Opening;
import io.sealwright.server.installation.Registration;
import io.sealwright.server.installation.SqlInstallation;
import io.sealwright.store.Committed;
import io.sealwright.store.HeldState;
import io.sealwright.store.Migration;
import io.sealwright.store.Store;
import io.sealwright.store.StoreException;
import io.sealwright.store.StorePorts;
import io.sealwright.store.StoreRefused;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/**
 * What everything else stands on: the store, the seal, held state and the ledger, opened in this order and agreeing
 * with one another.
 */
final class Foundation implements AutoCloseable {
    private final Store store;
    private final HeldState held;
    private final Feed feed;
    private final Opening opening;
    private final Opening.Needs needs;
    private final Ledger ledger;
    private final LedgerReader records;

    private Foundation(
            Store store,
            HeldState held,
            Feed feed,
            Opening opening,
            Opening.Needs needs,
            Ledger ledger,
            LedgerReader records) {
        this.store = store;
        this.held = held;
        this.feed = feed;
        this.opening = opening;
        this.needs = needs;
        this.ledger = ledger;
        this.records = records;
    }

    /**
     * Opens everything; what the ledger lacks is in it when this returns.
     *
     * @throws StartRefused when something of the operator's is not as it must be
     */
    static Foundation open(
            Configuration configuration,
            DataFolder folder,
            Randomness random,
            ThreadFactory threads,
            InstantSource clock)
            throws StartRefused, IOException {
        try {
            return openAll(configuration, folder, random, threads, clock);
        } catch (RootKeyRefused
                | InstallationRefused
                | HistoryLost
                | DamagedLedger
                | StoreRefused
                | StoreException refused) {
            throw new StartRefused(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Foundation openAll(
            Configuration configuration,
            DataFolder folder,
            Randomness random,
            ThreadFactory threads,
            InstantSource clock)
            throws StartRefused, RootKeyRefused, InstallationRefused, HistoryLost, DamagedLedger, IOException {
        requireServed(configuration);
        CrashPoint crashPoint = CrashPoint.of(System.getProperty(CrashPoint.PROPERTY));
        Store store = configuration
                .store()
                .engine(folder.path())
                .open(new StorePorts(threads, random.bits(), clock, System::nanoTime, crashPoint), migrations());
        try {
            return on(store, configuration, folder, random, threads, clock, crashPoint);
        } catch (RootKeyRefused
                | InstallationRefused
                | HistoryLost
                | DamagedLedger
                | IOException
                | RuntimeException refused) {
            store.close();
            throw refused;
        }
    }

    private static Foundation on(
            Store store,
            Configuration configuration,
            DataFolder folder,
            Randomness random,
            ThreadFactory threads,
            InstantSource clock,
            CrashPoint crashPoint)
            throws RootKeyRefused, InstallationRefused, HistoryLost, DamagedLedger, IOException {
        HeldState held = new HeldState(store, configuration.store().hotMaxBytes(), System::nanoTime);
        Feed feed = new Feed(store, held);
        store.onCommit(feed);

        Disk disk = crashPoint.on(FileDisk.at(folder.resolve(DataFolder.LEDGER)));
        Opening.Needs needs = new Opening.Needs(
                store,
                folder.path(),
                disk.list().isEmpty(),
                configuration.account().account(),
                () -> AccountId.of(random.generator().nextLong(AccountId.LIMIT)),
                configuration.account().defaultRegion(),
                configuration.account().partition(),
                random.source(),
                clock,
                random::uuid);
        Opening opening = Opening.open(needs);
        LedgerConfig config = LedgerConfig.of(opening.installation().node())
                .withSegmentBytes(Math.toIntExact(configuration.ledger().segmentBytes()));
        Ledger ledger = Ledger.open(config, disk, trailerMac(opening.crypto()), clock, threads);
        LedgerReader records = new LedgerReader(disk);
        try {
            Registration registration = Registration.begin(opening, needs, records);
            LedgerMemory.join(store, ledger);
            feed.attach(ledger);
            registration.end();
            feed.also(change -> dropDomainKeys(change, opening.crypto()));
        } catch (HistoryLost | InstallationRefused | StoreRefused lost) {
            ledger.close();
            throw lost;
        }
        return new Foundation(store, held, feed, opening, needs, ledger, records);
    }

    private static void requireServed(Configuration configuration) throws StartRefused {
        Region region = configuration.account().defaultRegion();
        String partition = configuration.account().partition();
        if (!ServedRegions.of(partition).contains(region)) {
            throw new StartRefused(
                    "default-region = %s is not a Region of partition = %s".formatted(region, partition));
        }
    }

    /** The tables of all rooms, in the order in which they are made. */
    static List<Migration> migrations() {
        return Stream.of(
                        SqlInstallation.MIGRATIONS,
                        PolicyDocuments.MIGRATIONS,
                        SqlAccounts.MIGRATIONS,
                        OrganizationMigrations.ALL,
                        IamMigrations.ALL,
                        KmsMigrations.ALL,
                        AdminMigrations.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** The key under which the ledger's trailers are MACed. */
    static TrailerMac trailerMac(CryptoBoundary crypto) {
        MacKey newest = crypto.macKeys(Label.LEDGER, Domain.GLOBAL).getFirst();
        return new TrailerMac() {
            @Override
            public UUID keyId() {
                return newest.id();
            }

            @Override
            public void mac(byte[] input, int offset, int length, byte[] output, int outputOffset) {
                newest.mac(input, offset, length, output, outputOffset);
            }
        };
    }

    Store store() {
        return store;
    }

    HeldState held() {
        return held;
    }

    Feed feed() {
        return feed;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Reads what the ledger holds, beside its writer. */
    LedgerReader records() {
        return records;
    }

    CryptoBoundary crypto() {
        return opening.crypto();
    }

    /** The job that makes destroyed keys open nowhere. */
    MaterialErasure erasure() {
        return new MaterialErasure(opening, needs);
    }

    private static void dropDomainKeys(Committed change, CryptoBoundary crypto) {
        for (Touch touch : change.touches()) {
            if (touch.kind().equals(MaterialErasure.DOMAIN_KEY)) {
                crypto.drop(new Domain(touch.key()));
            }
        }
    }

    /** The management account. */
    AccountId account() {
        return opening.installation().account();
    }

    Path rootKey() {
        return opening.seal().file();
    }

    @Override
    public void close() throws IOException {
        store.close();
        ledger.close();
    }
}
