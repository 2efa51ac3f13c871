// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.Label;
import io.sealwright.crypto.MacKey;
import io.sealwright.crypto.OsRandomSource;
import io.sealwright.crypto.RandomSource;
import io.sealwright.crypto.RootKeyRefused;
import io.sealwright.gateway.Authorizer;
import io.sealwright.gateway.Gateway;
import io.sealwright.gateway.Recorder;
import io.sealwright.gateway.Rooms;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.job.ClockWatch;
import io.sealwright.gateway.job.Scheduler;
import io.sealwright.gateway.signature.ServedScopes;
import io.sealwright.gateway.signature.SignatureVerifier;
import io.sealwright.gateway.signature.SigningKeyCache;
import io.sealwright.gateway.signature.SigningService;
import io.sealwright.iam.FirstAdministrator;
import io.sealwright.iam.HeldAccessKeys;
import io.sealwright.iam.HeldIdentityPolicies;
import io.sealwright.iam.KnownPrincipals;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.kms.KmsService;
import io.sealwright.kms.job.KeyDeletion;
import io.sealwright.kms.store.KmsMigrations;
import io.sealwright.kms.store.SqlAliases;
import io.sealwright.kms.store.SqlKeys;
import io.sealwright.kms.store.SqlRepeatedRequests;
import io.sealwright.ledger.DamagedLedger;
import io.sealwright.ledger.Disk;
import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerConfig;
import io.sealwright.ledger.TrailerMac;
import io.sealwright.organizations.store.SqlAccounts;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.data.DataFolder;
import io.sealwright.server.installation.Feed;
import io.sealwright.server.installation.HistoryLost;
import io.sealwright.server.installation.InstallationRefused;
import io.sealwright.server.installation.Opening;
import io.sealwright.server.installation.SqlInstallation;
import io.sealwright.server.log.SecurityLog;
import io.sealwright.server.metrics.Instruments;
import io.sealwright.server.metrics.Metrics;
import io.sealwright.server.metrics.PipelineMetrics;
import io.sealwright.server.metrics.RequestMetrics;
import io.sealwright.store.Committed;
import io.sealwright.store.HeldState;
import io.sealwright.store.Migration;
import io.sealwright.store.Retrying;
import io.sealwright.store.SqliteConfig;
import io.sealwright.store.SqliteStore;
import io.sealwright.store.StorePorts;
import io.sealwright.store.StoreRefused;
import io.sealwright.store.Touch;
import io.sealwright.sts.StsService;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Everything behind the listeners, built by hand in the order in which each needs the one before: store, seal, ledger,
 * held state, rooms, pipeline, jobs.
 */
final class Backbone implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Backbone.class.getName());
    private static final int SIGNING_KEYS_PER_ACCOUNT = 4_096;
    private static final int SIGNING_KEYS = 65_536;

    private final SqliteStore store;
    private final Feed feed;
    private final Ledger ledger;
    private final Opening opening;
    private final Gateway gateway;
    private final Metrics metrics;
    private final Instruments instruments;
    private final SecurityLog securityLog;
    private final ScheduledExecutorService timer;
    private final Scheduler scheduler;
    private final FirstStart firstStart;

    private Backbone(
            SqliteStore store,
            Feed feed,
            Ledger ledger,
            Opening opening,
            Gateway gateway,
            Metrics metrics,
            Instruments instruments,
            SecurityLog securityLog,
            ScheduledExecutorService timer,
            Scheduler scheduler,
            FirstStart firstStart) {
        this.store = store;
        this.feed = feed;
        this.ledger = ledger;
        this.opening = opening;
        this.gateway = gateway;
        this.metrics = metrics;
        this.instruments = instruments;
        this.securityLog = securityLog;
        this.timer = timer;
        this.scheduler = scheduler;
        this.firstStart = firstStart;
    }

    static Backbone start(Configuration configuration, DataFolder folder, Readiness readiness, InstantSource clock)
            throws StartRefused, IOException {
        try {
            return build(configuration, folder, readiness, clock);
        } catch (RootKeyRefused | InstallationRefused | HistoryLost | DamagedLedger | StoreRefused refused) {
            throw new StartRefused(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Backbone build(
            Configuration configuration, DataFolder folder, Readiness readiness, InstantSource clock)
            throws RootKeyRefused, InstallationRefused, HistoryLost, DamagedLedger, IOException {
        RandomSource random = new OsRandomSource();
        RandomGenerator generator = generator(random);
        ThreadFactory threads =
                Thread.ofPlatform().name("sealwright-", 0).daemon().factory();
        String partition = configuration.account().partition();
        Region region = configuration.account().defaultRegion();

        int cores = Runtime.getRuntime().availableProcessors();
        CrashPoint crashPoint = CrashPoint.of(System.getProperty(CrashPoint.PROPERTY));
        SqliteStore store = SqliteStore.open(
                SqliteConfig.in(folder.path(), cores),
                new StorePorts(threads, randomGenerator(random), clock, System::nanoTime, crashPoint),
                migrations());
        HeldState held = new HeldState(store, configuration.store().hotMaxBytes(), System::nanoTime);
        Feed feed = new Feed(store, held);
        store.onCommit(feed);

        Disk disk = crashPoint.on(FileDisk.at(folder.resolve(DataFolder.LEDGER)));
        Opening opening = Opening.open(new Opening.Needs(
                store,
                folder.path(),
                disk.list().isEmpty(),
                configuration.account().account(),
                () -> AccountId.of(generator.nextLong(AccountId.LIMIT)),
                region,
                partition,
                random,
                clock,
                () -> uuid(random)));
        CryptoBoundary crypto = opening.crypto();
        LedgerConfig ledgerConfig = LedgerConfig.of(opening.installation().node())
                .withSegmentBytes(Math.toIntExact(configuration.ledger().segmentBytes()));
        Ledger ledger = Ledger.open(ledgerConfig, disk, trailerMac(crypto), clock, threads);
        feed.attach(ledger);
        readiness.require("ledger", ledger::healthy);
        readiness.require("store", store::healthy);

        PolicyDocuments documents = new PolicyDocuments();
        SqlAccounts accounts = new SqlAccounts(store, crypto);
        SqlUsers users = new SqlUsers(store, documents, crypto);
        HeldIdentityPolicies identities = new HeldIdentityPolicies(users, documents, held);
        HeldAccessKeys accessKeys = new HeldAccessKeys(users, crypto, held, partition);
        SqlKeys keys = new SqlKeys(store, documents, crypto, held, partition);
        SqlAliases aliases = new SqlAliases(store, crypto, held);
        KnownPrincipals principals =
                new KnownPrincipals(users, account -> accounts.find(account).isPresent(), partition);
        Rooms rooms = new Rooms(List.of(
                new KmsService(new KmsService.Needs(
                        keys,
                        aliases,
                        new SqlRepeatedRequests(store),
                        crypto,
                        random,
                        identities,
                        principals::allExist,
                        partition)),
                new StsService()));

        int loops = configuration.gateway().eventLoops();
        SecurityLog securityLog = new SecurityLog(line -> LOG.log(System.Logger.Level.WARNING, line));
        RequestMetrics requests = PipelineMetrics.requests(loops, rooms);
        PipelineMetrics observer =
                new PipelineMetrics(requests, securityLog, rooms.operations().size());
        Metrics metrics = new Metrics(requests);
        metrics.counter(
                "sealwright.not.at.hand", "Requests that waited for something not in memory.", observer::notAtHand);
        Retrying retrying = new Retrying(generator, Thread::sleep);
        Authorizer authorizer = new Authorizer(identities);
        SigningKeyCache signingKeys = new SigningKeyCache(SIGNING_KEYS_PER_ACCOUNT, SIGNING_KEYS);
        feed.also(change -> dropSigningKeys(change, signingKeys));
        Gateway gateway = new Gateway(new Gateway.Needs(
                new SignatureVerifier(accessKeys, scopes(partition, region), signingKeys, clock),
                rooms,
                authorizer,
                new Recorder(ledger, store, loops),
                retrying,
                new BoundedThreads(
                        configuration.gateway().maxWaitingRequests(),
                        Thread.ofVirtual().name("request-", 0).factory()),
                observer,
                readiness::ready,
                clock,
                System::nanoTime,
                () -> generator(random),
                loops));

        Instruments instruments = new Instruments(metrics);
        instruments.ledger(ledger::statistics);
        instruments.store(store::statistics);
        instruments.held(held);
        instruments.unauthenticated(securityLog);
        Scheduler scheduler = new Scheduler(
                List.of(new KeyDeletion(keys, store)),
                store,
                ledger,
                retrying,
                clock,
                new ClockWatch(clock, System::nanoTime, ledger.newestRecordAtOpening()),
                () -> uuid(random));
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads);
        var _ = timer.scheduleWithFixedDelay(
                () -> signingKeys.dropDaysBefore(day(clock.instant().minus(Duration.ofHours(1)))),
                1,
                1,
                TimeUnit.HOURS);
        FirstStart firstStart = new FirstStart(
                opening.installation().account(),
                accounts,
                new FirstAdministrator(users, crypto, random, clock),
                store,
                ledger,
                folder.credentials(),
                region,
                clock,
                () -> uuid(random));
        return new Backbone(
                store, feed, ledger, opening, gateway, metrics, instruments, securityLog, timer, scheduler, firstStart);
    }

    static List<Migration> migrations() {
        return Stream.of(
                        SqlInstallation.MIGRATIONS,
                        PolicyDocuments.MIGRATIONS,
                        SqlAccounts.MIGRATIONS,
                        SqlUsers.MIGRATIONS,
                        KmsMigrations.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** Every service whose contract we have: one without a room answers that it has no such operation. */
    private static ServedScopes scopes(String partition, Region home) {
        return new ServedScopes(ServedRegions.of(partition), EnumSet.allOf(SigningService.class), home);
    }

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

    /** As scopes write it; an hour late, since requests may be signed for the day that just ended. */
    private static String day(Instant time) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    private static UUID uuid(RandomSource random) {
        ByteBuffer bytes = ByteBuffer.wrap(random.bytes(2 * Long.BYTES));
        long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low);
    }

    /** Fast and not secret: for ids, jitter and the like. */
    private static RandomGenerator generator(RandomSource random) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(random.bytes(24));
    }

    /** The system's own randomness in the JDK's form. */
    private static RandomGenerator randomGenerator(RandomSource random) {
        return () -> ByteBuffer.wrap(random.bytes(Long.BYTES)).getLong();
    }

    /** The listener stands: the first start hands out its credential, jobs begin. */
    void listening(HttpServer services, URI endpoint) throws IOException {
        firstStart.complete(endpoint);
        instruments.http(services::statistics);
        var _ = timer.scheduleWithFixedDelay(securityLog::summarise, 1, 1, TimeUnit.MINUTES);
        var _ = timer.scheduleWithFixedDelay(this::prune, 10, 10, TimeUnit.MINUTES);
        scheduler.start(timer);
    }

    /** What signs with a changed access key is derived anew. */
    private static void dropSigningKeys(Committed change, SigningKeyCache signingKeys) {
        for (Touch touch : change.touches()) {
            if (touch.kind().equals(SqlUsers.ACCESS_KEY)) {
                signingKeys.drop(touch.key());
            }
        }
    }

    /** A timer gives up on a task that throws once. */
    private void prune() {
        try {
            feed.prune();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "change_log could not be pruned", failure);
        }
    }

    Gateway gateway() {
        return gateway;
    }

    Metrics metrics() {
        return metrics;
    }

    AccountId account() {
        return opening.installation().account();
    }

    Path rootKey() {
        return opening.seal().file();
    }

    @Override
    public void close() throws IOException {
        timer.shutdown();
        store.close();
        ledger.close();
        metrics.close();
    }
}
