// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.admin.AdminService;
import io.sealwright.admin.model.DecidedAgain;
import io.sealwright.admin.model.PolicyReaders;
import io.sealwright.gateway.Authorizer;
import io.sealwright.gateway.Gateway;
import io.sealwright.gateway.GlobalFacts;
import io.sealwright.gateway.JoinedPolicies;
import io.sealwright.gateway.Recorder;
import io.sealwright.gateway.Rooms;
import io.sealwright.gateway.UnsignedCalls;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.job.ClockWatch;
import io.sealwright.gateway.job.Scheduler;
import io.sealwright.gateway.signature.ServedScopes;
import io.sealwright.gateway.signature.SignatureVerifier;
import io.sealwright.gateway.signature.SigningKeyCache;
import io.sealwright.gateway.signature.SigningService;
import io.sealwright.gateway.signature.TemporaryKeys;
import io.sealwright.iam.AccessRoles;
import io.sealwright.iam.FirstAdministrator;
import io.sealwright.iam.HeldAccessKeys;
import io.sealwright.iam.HeldIdentityPolicies;
import io.sealwright.iam.HeldRoles;
import io.sealwright.iam.HeldUsers;
import io.sealwright.iam.IamService;
import io.sealwright.iam.KnownPrincipals;
import io.sealwright.iam.NotedUses;
import io.sealwright.iam.model.AwsManagedPolicies;
import io.sealwright.iam.store.SqlAccountAliases;
import io.sealwright.iam.store.SqlEntityCounts;
import io.sealwright.iam.store.SqlGroups;
import io.sealwright.iam.store.SqlManagedPolicies;
import io.sealwright.iam.store.SqlOpenIdConnectProviders;
import io.sealwright.iam.store.SqlRoles;
import io.sealwright.iam.store.SqlStoredDocuments;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.kms.KmsService;
import io.sealwright.kms.job.KeyDeletion;
import io.sealwright.kms.store.SqlAliases;
import io.sealwright.kms.store.SqlGrants;
import io.sealwright.kms.store.SqlKeys;
import io.sealwright.kms.store.SqlRepeatedRequests;
import io.sealwright.organizations.Founding;
import io.sealwright.organizations.HeldOrganization;
import io.sealwright.organizations.OpenAccounts;
import io.sealwright.organizations.OrganizationsService;
import io.sealwright.organizations.store.SqlAccounts;
import io.sealwright.organizations.store.SqlOrganizations;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.data.DataFolder;
import io.sealwright.server.log.SecurityLog;
import io.sealwright.server.metrics.Instruments;
import io.sealwright.server.metrics.Metrics;
import io.sealwright.server.metrics.PipelineMetrics;
import io.sealwright.store.Committed;
import io.sealwright.store.Retrying;
import io.sealwright.store.StoreException;
import io.sealwright.store.Touch;
import io.sealwright.sts.HeldSessions;
import io.sealwright.sts.StsService;
import io.sealwright.sts.WebIdentity;
import io.sealwright.sts.jwt.PublishedKeys;
import io.sealwright.sts.jwt.TokenVerifier;
import io.sealwright.sts.model.Sessions;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** What stands between the foundation and the listeners, built by hand in order: rooms, pipeline, jobs, metrics. */
final class Backbone implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Backbone.class.getName());
    private static final int SIGNING_KEYS_PER_ACCOUNT = 4_096;
    private static final int SIGNING_KEYS = 65_536;

    private final Foundation foundation;
    private final Gateway gateway;
    private final Metrics metrics;
    private final Instruments instruments;
    private final SecurityLog securityLog;
    private final SigningKeyCache signingKeys;
    private final NotedUses accessKeyUses;
    private final PublishedKeys issuerKeys;
    private final ScheduledExecutorService timer;
    private final Scheduler scheduler;
    private final FirstStart firstStart;
    private final InstantSource clock;

    Backbone(
            Configuration configuration,
            DataFolder folder,
            Foundation foundation,
            Readiness readiness,
            Randomness random,
            ThreadFactory threads,
            InstantSource clock)
            throws StartRefused {
        this.foundation = foundation;
        this.clock = clock;
        var store = foundation.store();
        var ledger = foundation.ledger();
        var crypto = foundation.crypto();
        var held = foundation.held();
        String partition = configuration.account().partition();
        Region region = configuration.account().defaultRegion();
        readiness.require("ledger", ledger::healthy);
        readiness.require("store", store::healthy);

        var documents = new PolicyDocuments();
        var accounts = new SqlAccounts(store, crypto);
        var organizations = new SqlOrganizations(store, accounts, documents, crypto);
        var organization = new HeldOrganization(organizations, held);
        var users = new SqlUsers(store, documents, crypto);
        var roles = new SqlRoles(store, documents, crypto, partition);
        var policiesOfAws = new AwsManagedPolicies();
        var managedPolicies = new SqlManagedPolicies(store, documents, crypto, policiesOfAws, partition);
        var groups = new SqlGroups(store, documents, crypto);
        var identities = new HeldIdentityPolicies(users, groups, managedPolicies, roles, documents, held);
        var principalPolicies = new JoinedPolicies(identities, organization);
        var sessions = new Sessions(crypto.sessionTokens(), crypto.accessKeyIds());
        var providers = new SqlOpenIdConnectProviders(store, crypto, partition);
        var directories = new IamDirectories(
                new HeldRoles(roles, documents, held),
                new HeldUsers(users, held, partition),
                managedPolicies,
                held,
                partition);
        var heldSessions = new HeldSessions(sessions, directories.needs(clock));
        this.issuerKeys = IssuerKeySource.of(configuration.webIdentity(), clock, System::nanoTime);
        var webIdentity = new WebIdentity(new TokenVerifier(directories.providers(providers), issuerKeys, partition));
        var sts = new StsService(new StsService.Needs(sessions, directories, directories, crypto));
        var accessKeys = new OpenAccounts(
                new TemporaryKeys(new HeldAccessKeys(users, crypto, held, partition), heldSessions), organization);
        var principals = new KnownPrincipals(
                users, roles, account -> accounts.find(account).isPresent(), partition);
        var globalFacts = new GlobalFacts(identities, organization);
        var grants = new SqlGrants(store, crypto, held);
        var keys = new SqlKeys(store, documents, grants, crypto, held, partition);
        var kms = new KmsService(new KmsService.Needs(
                keys,
                new SqlAliases(store, crypto, held),
                grants,
                new SqlRepeatedRequests(store),
                crypto,
                random.source(),
                principalPolicies,
                principals::idOf,
                globalFacts,
                partition));
        this.accessKeyUses = new NotedUses(store);
        var iam = new IamService(new IamService.Needs(
                users,
                groups,
                managedPolicies,
                new SqlStoredDocuments(store, documents),
                accessKeyUses,
                managedPolicies,
                policiesOfAws,
                roles,
                principals,
                providers,
                new SqlAccountAliases(store, crypto),
                new SqlEntityCounts(store, crypto),
                organization,
                new io.sealwright.iam.store.SqlRepeatedRequests(store),
                crypto,
                random.source(),
                partition));
        var accessRoles = new AccessRoles(roles, managedPolicies, random.source(), partition);
        var organizationsRoom = new OrganizationsService(
                new OrganizationsService.Needs(organizations, accessRoles::make, crypto, random.source(), partition));
        var admin = new AdminService(
                new LedgerRecords(foundation.records()),
                new DecidedAgain(store, documents, policiesOfAws::document, globalFacts),
                new PolicyReaders(principalPolicies, globalFacts, foundation.account()));
        var rooms = new Rooms(List.of(kms, iam, sts, organizationsRoom, admin));

        int loops = configuration.gateway().eventLoops();
        this.securityLog = new SecurityLog(line -> LOG.log(Level.WARNING, line));
        var requests = PipelineMetrics.requests(loops, rooms);
        var observer = new PipelineMetrics(
                requests, securityLog, accessKeyUses::used, rooms.operations().size());
        this.signingKeys = new SigningKeyCache(SIGNING_KEYS_PER_ACCOUNT, SIGNING_KEYS);
        foundation.feed().also(this::dropSigningKeys);
        var retrying = new Retrying(random.generator(), Thread::sleep);
        this.gateway = new Gateway(new Gateway.Needs(
                new SignatureVerifier(accessKeys, scopes(partition, region), signingKeys, clock),
                new UnsignedCalls(webIdentity, region),
                rooms,
                new Authorizer(principalPolicies, organization, globalFacts),
                new Recorder(ledger, store, loops),
                retrying,
                new BoundedThreads(
                        configuration.gateway().maxWaitingRequests(),
                        Thread.ofVirtual().name("request-", 0).factory()),
                observer,
                readiness::ready,
                clock,
                System::nanoTime,
                random::generator,
                loops));

        this.metrics = new Metrics(requests);
        this.instruments = new Instruments(metrics);
        instruments.pipeline(observer, requests);
        instruments.ledger(ledger::statistics);
        instruments.store(store::statistics);
        instruments.held(held);
        instruments.unauthenticated(securityLog);
        this.scheduler = new Scheduler(
                List.of(new KeyDeletion(keys, store)),
                store,
                ledger,
                retrying,
                clock,
                new ClockWatch(clock, System::nanoTime, ledger.newestRecordAtOpening()),
                random::uuid);
        this.timer = Executors.newSingleThreadScheduledExecutor(threads);
        this.firstStart = new FirstStart(
                foundation.account(),
                accounts,
                new FirstAdministrator(users, crypto, random.source(), clock),
                new Founding(organizations, random.source()),
                store,
                ledger,
                folder.credentials(),
                region,
                clock,
                random::uuid);
    }

    /** Every service whose contract we have: one without a room answers that it has no such operation. */
    private static ServedScopes scopes(String partition, Region home) {
        return new ServedScopes(ServedRegions.of(partition), EnumSet.allOf(SigningService.class), home);
    }

    /** The listener stands: the first start hands out its credential, jobs begin. */
    void listening(HttpServer services, URI endpoint) throws IOException {
        firstStart.complete(endpoint);
        instruments.http(services::statistics);
        every(Duration.ofMinutes(1), "the security log", securityLog::summarise);
        every(Duration.ofMinutes(10), "pruning of change_log", foundation.feed()::prune);
        every(Duration.ofMinutes(1), "the noting of the use of access keys", accessKeyUses::flush);
        every(Duration.ofHours(1), "forgetting of signing keys", this::forgetOldSigningKeys);
        every(Duration.ofMinutes(10), "forgetting of issuers' keys", issuerKeys::forgetOld);
        scheduler.start(timer);
    }

    /** A timer gives up on a task that throws once; this one goes on. */
    void every(Duration interval, String what, Runnable task) {
        var _ = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException failure) {
                        LOG.log(Level.WARNING, what + " failed, and is tried again", failure);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What signs with a changed access key is derived anew. */
    private void dropSigningKeys(Committed change) {
        for (Touch touch : change.touches()) {
            if (touch.kind().equals(SqlUsers.ACCESS_KEY)) {
                signingKeys.drop(touch.key());
            }
        }
    }

    /** An hour late, since requests may still be signed for the day that just ended. */
    private void forgetOldSigningKeys() {
        Instant before = clock.instant().minus(Duration.ofHours(1));
        signingKeys.dropDaysBefore(
                DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(before, ZoneOffset.UTC)));
    }

    Gateway gateway() {
        return gateway;
    }

    Metrics metrics() {
        return metrics;
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            accessKeyUses.flush();
        } catch (StoreException failure) {
            LOG.log(Level.WARNING, "the last minute's use of access keys was not noted", failure);
        }
        metrics.close();
    }
}
