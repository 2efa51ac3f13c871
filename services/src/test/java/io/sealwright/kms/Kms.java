// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.sealwright.admin.AdminService;
import io.sealwright.admin.ServiceForwarding;
import io.sealwright.admin.TestRecords;
import io.sealwright.admin.model.DecidedAgain;
import io.sealwright.admin.model.PolicyReaders;
import io.sealwright.admin.model.ResourcesNow;
import io.sealwright.admin.operation.SimulateAccess;
import io.sealwright.admin.operation.TrustClock;
import io.sealwright.admin.store.AdminMigrations;
import io.sealwright.admin.store.SqlConsents;
import io.sealwright.admin.store.SqlExchangedSignatures;
import io.sealwright.admin.store.SqlRegisteredServices;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.CryptoFixture;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Authorizer;
import io.sealwright.gateway.Elsewhere;
import io.sealwright.gateway.Gateway;
import io.sealwright.gateway.GlobalFacts;
import io.sealwright.gateway.Identities;
import io.sealwright.gateway.JoinedPolicies;
import io.sealwright.gateway.NewestRecord;
import io.sealwright.gateway.PipelineObserver;
import io.sealwright.gateway.PrincipalPolicies;
import io.sealwright.gateway.Recorder;
import io.sealwright.gateway.Rooms;
import io.sealwright.gateway.ServiceEntrance;
import io.sealwright.gateway.UnsignedCalls;
import io.sealwright.gateway.VpcEndpoint;
import io.sealwright.gateway.Write;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.http.HttpServerConfig;
import io.sealwright.gateway.job.ClockWatch;
import io.sealwright.gateway.job.Scheduler;
import io.sealwright.gateway.signature.ServedScopes;
import io.sealwright.gateway.signature.SignatureVerifier;
import io.sealwright.gateway.signature.SigningKeyCache;
import io.sealwright.gateway.signature.SigningService;
import io.sealwright.gateway.signature.TemporaryKeys;
import io.sealwright.iam.AccessRoles;
import io.sealwright.iam.HeldAccessKeys;
import io.sealwright.iam.HeldIdentityPolicies;
import io.sealwright.iam.HeldUsers;
import io.sealwright.iam.IamService;
import io.sealwright.iam.KnownPrincipals;
import io.sealwright.iam.NotedUses;
import io.sealwright.iam.PolicyPlaces;
import io.sealwright.iam.SupposedCallers;
import io.sealwright.iam.model.AwsManagedPolicies;
import io.sealwright.iam.store.IamMigrations;
import io.sealwright.iam.store.SqlAccountAliases;
import io.sealwright.iam.store.SqlEntityCounts;
import io.sealwright.iam.store.SqlGroups;
import io.sealwright.iam.store.SqlManagedPolicies;
import io.sealwright.iam.store.SqlOpenIdConnectProviders;
import io.sealwright.iam.store.SqlRoles;
import io.sealwright.iam.store.SqlStoredDocuments;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.iam.store.UseRows;
import io.sealwright.kms.job.KeyDeletion;
import io.sealwright.kms.store.KmsMigrations;
import io.sealwright.kms.store.RequestRows;
import io.sealwright.kms.store.SqlAliases;
import io.sealwright.kms.store.SqlGrants;
import io.sealwright.kms.store.SqlKeys;
import io.sealwright.ledger.FaultyDisk;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerConfig;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerReader;
import io.sealwright.ledger.LedgerUnavailable;
import io.sealwright.ledger.TestMac;
import io.sealwright.organizations.Founding;
import io.sealwright.organizations.HeldOrganization;
import io.sealwright.organizations.OpenAccounts;
import io.sealwright.organizations.OrganizationsService;
import io.sealwright.organizations.model.Account;
import io.sealwright.organizations.store.OrganizationMigrations;
import io.sealwright.organizations.store.SqlAccounts;
import io.sealwright.organizations.store.SqlOrganizations;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.RegisterSeal;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.store.Change;
import io.sealwright.store.Committed;
import io.sealwright.store.Conflict;
import io.sealwright.store.FaultPoints;
import io.sealwright.store.HeldState;
import io.sealwright.store.Migration;
import io.sealwright.store.Retrying;
import io.sealwright.store.Store;
import io.sealwright.store.StorePorts;
import io.sealwright.store.TestEngine;
import io.sealwright.sts.HeldSessions;
import io.sealwright.sts.StsService;
import io.sealwright.sts.TestRoles;
import io.sealwright.sts.WebIdentity;
import io.sealwright.sts.jwt.TokenVerifier;
import io.sealwright.sts.model.Sessions;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole way of a request, real from the socket to the store and the ledger's file format: only time is moved by
 * hand, and the ledger's disk lies in memory, where it can be held back and broken.
 */
public final class Kms implements AutoCloseable {
    public static final String REGION = "eu-central-1";
    public static final String OTHER_REGION = "ap-southeast-1";
    static final String PARTITION = "aws";

    private static final AccountId MANAGEMENT = AccountId.of(1);

    private static final int LOOPS = 2;

    public final MovableClock clock = new MovableClock();
    public final NewestRecord newestRecord = new NewestRecord(Optional.empty());
    public final FaultyDisk disk = new FaultyDisk(new Random(3));
    public final Store store;
    public final HeldState held;
    public final Ledger ledger;
    public final CryptoBoundary crypto;
    public final SqlKeys keys;
    public final NotedUses accessKeyUses;
    private final KmsService service;
    public final TestRoles roles = new TestRoles();

    /** The VPC endpoints that a configuration would have, by their ids. */
    public final Map<String, VpcEndpoint> endpoints = new ConcurrentHashMap<>();

    final SqlUsers users;
    final SqlAccounts accounts;
    public final SqlOrganizations organizations;
    public final HeldOrganization organization;
    public final ServiceForwarding forwarding;
    final RandomSource random;

    private final Path folder;
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Gateway gateway;
    private @Nullable TestAccount management;
    private final AtomicLong lastAccount = new AtomicLong(111_122_223_333L);
    private final AtomicInteger unauthenticated = new AtomicInteger();
    private final Retrying retrying = new Retrying(new Random(5), Thread::sleep);

    private Kms(Path folder) throws Exception {
        this.folder = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        ThreadFactory threads = Thread.ofPlatform().daemon().factory();
        store = TestEngine.ofThisRun()
                .at(folder)
                .open(new StorePorts(threads, new Random(1), clock, System::nanoTime, FaultPoints.NONE), migrations());
        held = new HeldState(store, 16 << 20, System::nanoTime);
        ledger = Ledger.open(
                LedgerConfig.of(new UUID(1, 2)).withSegmentBytes(8 << 20), disk, new TestMac(7), clock, threads);
        store.onCommit(this::committed);
        CryptoFixture fixture = new CryptoFixture(7);
        crypto = fixture.boundary();
        random = fixture.random();
        store.register(new RegisterSeal(crypto), Set.of(UseRows.TABLE));

        PolicyDocuments documents = new PolicyDocuments();
        accessKeyUses = new NotedUses(store);
        accounts = new SqlAccounts(store, crypto);
        organizations = new SqlOrganizations(store, accounts, documents, crypto);
        organization = new HeldOrganization(organizations, held);
        users = new SqlUsers(store, documents, crypto);
        SqlRoles storedRoles = new SqlRoles(store, documents, crypto, PARTITION);
        AwsManagedPolicies policiesOfAws = new AwsManagedPolicies();
        SqlManagedPolicies managedPolicies = new SqlManagedPolicies(store, documents, crypto, policiesOfAws, PARTITION);
        KnownPrincipals known =
                new KnownPrincipals(users, storedRoles, id -> accounts.find(id).isPresent(), PARTITION);
        SqlGroups groups = new SqlGroups(store, documents, crypto);
        Identities identities = roles.identities(
                new HeldIdentityPolicies(users, groups, managedPolicies, storedRoles, documents, held));
        PrincipalPolicies principals = new JoinedPolicies(identities, organization);
        GlobalFacts global = new GlobalFacts(identities, organization);
        SqlGrants grants = new SqlGrants(store, crypto, held);
        keys = new SqlKeys(store, documents, grants, crypto, held, PARTITION);
        service = new KmsService(new KmsService.Needs(
                keys,
                new SqlAliases(store, crypto, held),
                grants,
                new RepeatedRequests<>(store, new RequestRows()),
                crypto,
                random,
                principals,
                known::idOf,
                global,
                PARTITION));
        Sessions sessions = new Sessions(crypto.sessionTokens(), crypto.accessKeyIds());
        HeldSessions heldSessions = new HeldSessions(
                sessions, new HeldSessions.Needs(roles, new HeldUsers(users, held, PARTITION)::find, roles, clock));
        StsService sts = new StsService(new StsService.Needs(sessions, roles, roles, crypto));
        Authorizer authorizer = new Authorizer(principals, organization, global);
        ResourcesNow resources = ResourcesNow.of(Map.of(
                "kms",
                (action, arn, caller, context) -> service.supposed()
                        .find(action, arn, caller, context)
                        .map(found -> new ResourcesNow.Found(found.demand(), found::grantId)),
                "sts",
                (action, arn, caller, _) -> sts.supposed(action, arn, caller).map(ResourcesNow.Found::of)));
        OpenAccounts accessKeys = new OpenAccounts(
                new TemporaryKeys(new HeldAccessKeys(users, crypto, held, PARTITION), heldSessions), organization);
        forwarding = new ServiceForwarding(new ServiceForwarding.Needs(
                new SqlRegisteredServices(store, crypto),
                new SqlConsents(store, crypto),
                new SqlExchangedSignatures(),
                arn -> known.idOf(new PolicyPrincipal.Entity(arn)),
                accessKeys,
                crypto,
                held,
                random,
                clock,
                clock::nanos,
                MANAGEMENT));
        Rooms rooms = new Rooms(List.of(
                service,
                new IamService(new IamService.Needs(
                        users,
                        groups,
                        managedPolicies,
                        new SqlStoredDocuments(store, documents),
                        accessKeyUses,
                        managedPolicies,
                        policiesOfAws,
                        storedRoles,
                        known,
                        new SqlOpenIdConnectProviders(store, crypto, PARTITION),
                        new SqlAccountAliases(store, crypto),
                        new SqlEntityCounts(store, crypto),
                        organization,
                        new RepeatedRequests<>(store, new io.sealwright.iam.store.RequestRows()),
                        crypto,
                        random,
                        PARTITION)),
                sts,
                new OrganizationsService(new OrganizationsService.Needs(
                        organizations,
                        new AccessRoles(storedRoles, managedPolicies, random, PARTITION)::make,
                        crypto,
                        random,
                        PARTITION)),
                new AdminService(new AdminService.Needs(
                        new TestRecords(new LedgerReader(disk)),
                        new DecidedAgain(
                                store,
                                documents,
                                hash -> policiesOfAws.document(hash).or(() -> HeldOrganization.documentOfAws(hash)),
                                global),
                        new SimulateAccess.Needs(
                                authorizer,
                                new SupposedCallers(users, storedRoles, PARTITION)::find,
                                resources,
                                id -> Optional.ofNullable(endpoints.get(id)),
                                new PolicyReaders(
                                        authorizer,
                                        resources,
                                        new PolicyPlaces(users, groups, storedRoles, managedPolicies, PARTITION)::of,
                                        MANAGEMENT)),
                        forwarding,
                        MANAGEMENT))));
        gateway = new Gateway(new Gateway.Needs(
                new SignatureVerifier(
                        accessKeys,
                        new ServedScopes(
                                Set.of(new Region(REGION), new Region(OTHER_REGION)),
                                EnumSet.allOf(SigningService.class),
                                new Region(REGION)),
                        new SigningKeyCache(64, 1_024),
                        clock),
                new UnsignedCalls(
                        new WebIdentity(new TokenVerifier(roles.providers(), roles, PARTITION)), new Region(REGION)),
                forwarding,
                rooms,
                authorizer,
                new Recorder(ledger, store, LOOPS),
                retrying,
                waiting,
                new Strangers(),
                () -> true,
                newestRecord,
                clock,
                System::nanoTime,
                Random::new,
                LOOPS));
        server = HttpServer.start(
                HttpServerConfig.listeningOn(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LOOPS),
                gateway,
                clock);
    }

    /** A server of its own, on a new folder. */
    public static Kms start() {
        try {
            return new Kms(Files.createTempDirectory("sealwright-kms"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Migration> migrations() {
        return Stream.of(
                        PolicyDocuments.MIGRATIONS,
                        SqlAccounts.MIGRATIONS,
                        OrganizationMigrations.ALL,
                        IamMigrations.ALL,
                        KmsMigrations.ALL,
                        AdminMigrations.ALL)
                .flatMap(List::stream)
                .toList();
    }

    private void committed(Committed change) {
        held.apply(change);
        ledger.append(LedgerEntry.parse(change.record()), change.lane(), change.number(), change.changeId());
        if (change.touches().contains(TrustClock.WORD)) {
            newestRecord.trust(clock.instant());
        }
    }

    /** An account that nobody else uses, with its administrator. */
    public TestAccount newAccount() {
        return new TestAccount(this, AccountId.of(lastAccount.incrementAndGet()), true);
    }

    /** The account that registers services; always the same. */
    public synchronized TestAccount managementAccount() {
        if (management == null) {
            management = new TestAccount(this, MANAGEMENT, true);
        }
        return management;
    }

    /** What is known of an account that exists already, with a new administrator in it. */
    public TestAccount account(String id) {
        return new TestAccount(this, AccountId.of(Long.parseLong(id)), false);
    }

    /** The organization of this server, around this account. */
    public void found(TestAccount management) {
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        commit(new Founding(organizations, random)
                .around(new Account(AccountId.of(Long.parseLong(management.id())), "management", now), now));
    }

    /** What a start would read of the organization: nothing is held yet. */
    public HeldOrganization organizationReadAnew() {
        return new HeldOrganization(organizations, new HeldState(store, 1 << 20, System::nanoTime));
    }

    /** The door for calls that a service of ours makes for its callers. */
    public ServiceEntrance entranceFor(String ours) {
        return gateway.entranceFor(ours);
    }

    public KmsService service() {
        return service;
    }

    public int port() {
        return server.address().getPort();
    }

    /** Requests so far whose signature did not hold. */
    public int unauthenticated() {
        return unauthenticated.get();
    }

    /** The job that destroys keys, and who runs it. */
    public Scheduler scheduler() {
        return new Scheduler(
                List.of(),
                store,
                ledger,
                retrying,
                clock::nanos,
                new ClockWatch(clock, clock::nanos, java.util.Optional.empty()),
                () -> new UUID(random.bytes(1)[0], System.nanoTime()));
    }

    public KeyDeletion keyDeletion() {
        return new KeyDeletion(keys);
    }

    /** Commits as the pipeline would. */
    void commit(Write write) {
        byte[] record = LedgerEntry.of(UUID.randomUUID(), io.sealwright.ledger.Basis.NONE, new byte[] {'{', '}'})
                .bytes();
        try {
            store.commit(new Change(write.account(), write.touches(), record, write.body()));
        } catch (Conflict e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody writes to the database behind our back. Memory forgets everything, as after a start. */
    public int tamper(String statement, Object... values) {
        return TestEngine.ofThisRun().tamper(folder, statement, values);
    }

    /** One row as it stands, for somebody who will put it back. */
    public List<Object> row(String table, String column, String value) {
        return TestEngine.ofThisRun().row(folder, table, column, value);
    }

    /** Somebody puts a row back that he kept. */
    public void putBack(String table, List<Object> row) {
        TestEngine.ofThisRun().putBack(folder, table, row);
    }

    /** What a verification of the store finds. */
    public List<String> findings() {
        return store.verify(new RegisterSeal(crypto), Set.of(UseRows.TABLE)).findings().stream()
                .map(found -> found.what())
                .toList();
    }

    /** The first failure of the ledger is answered before it has found that there is no other segment. */
    public void untilTheLedgerHasGivenUp() throws InterruptedException {
        while (true) {
            try {
                ledger.requireRoom(100);
                Thread.sleep(10);
            } catch (LedgerUnavailable givenUp) {
                return;
            }
        }
    }

    /** One number that the database holds. */
    public long count(@CompileTimeConstant String statement, Object... values) {
        return store.read(snapshot ->
                snapshot.first(statement, row -> row.getLong(1), values).orElseThrow());
    }

    /** Whole records of the ledger in their order, as text. */
    public List<String> records() {
        List<String> records = new ArrayList<>();
        try {
            new LedgerReader(disk)
                    .forEach(recorded -> records.add(new String(recorded.entry().event(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    /** The records of one request, by what its caller read in {@code x-amzn-RequestId}. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> eventsOf(String requestId) {
        return records().stream()
                .filter(record -> record.contains(requestId))
                .map(record -> (Map<String, Object>) Json.read(record))
                .toList();
    }

    /** The one record of an answered request. */
    public Map<String, Object> eventOf(Answer answer) {
        List<Map<String, Object>> events = eventsOf(answer.requestId());
        if (events.size() != 1) {
            throw new AssertionError(events.size() + " records of " + answer);
        }
        return events.getFirst();
    }

    @Override
    public void close() throws IOException {
        server.close();
        waiting.shutdown();
        store.close();
        ledger.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                var _ = file.toFile().delete();
            });
        }
    }

    private final class Strangers implements PipelineObserver {
        @Override
        public void answered(int loop, int operation, String code, long nanos) {}

        @Override
        public void authenticated(String accessKeyId, String service, Region region, java.time.Instant time) {
            accessKeyUses.used(accessKeyId, service, region, time);
        }

        @Override
        public void notAtHand(int operation, Elsewhere why) {}

        @Override
        public void unauthenticated(String source, ServiceException why, String claimedKey) {
            unauthenticated.incrementAndGet();
        }
    }
}
