// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.admin.operation.TrustClock;
import io.sealwright.gateway.Gateway;
import io.sealwright.gateway.NewestRecord;
import io.sealwright.gateway.Recorder;
import io.sealwright.gateway.UnsignedCalls;
import io.sealwright.gateway.VpcEndpoint;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.job.ClockWatch;
import io.sealwright.gateway.job.Scheduler;
import io.sealwright.gateway.signature.ServedScopes;
import io.sealwright.gateway.signature.SignatureVerifier;
import io.sealwright.gateway.signature.SigningKeyCache;
import io.sealwright.gateway.signature.SigningService;
import io.sealwright.iam.store.SqlUsers;
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

/** What stands between the foundation and the listeners, built by hand in order: services, pipeline, jobs, metrics. */
final class Backbone implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Backbone.class.getName());
    private static final int SIGNING_KEYS_PER_ACCOUNT = 4_096;
    private static final int SIGNING_KEYS = 65_536;

    private final Foundation foundation;
    private final Services services;
    private final Gateway gateway;
    private final Metrics metrics;
    private final Instruments instruments;
    private final SecurityLog securityLog;
    private final SigningKeyCache signingKeys;
    private final ScheduledExecutorService timer;
    private final Scheduler scheduler;
    private final FirstStart firstStart;
    private final InstantSource clock;

    Backbone(
            Configuration configuration,
            List<VpcEndpoint> endpoints,
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
        var held = foundation.held();
        String partition = configuration.account().partition();
        Region region = configuration.account().defaultRegion();
        readiness.require("ledger", ledger::healthy);
        readiness.require("store", store::healthy);

        this.services = new Services(configuration, endpoints, foundation, random, clock);
        var rooms = services.rooms;
        int loops = configuration.gateway().eventLoops();
        this.securityLog = new SecurityLog(line -> LOG.log(Level.WARNING, line));
        var requests = PipelineMetrics.requests(loops, rooms);
        var observer = new PipelineMetrics(
                requests,
                securityLog,
                services.accessKeyUses::used,
                rooms.operations().size());
        this.signingKeys = new SigningKeyCache(SIGNING_KEYS_PER_ACCOUNT, SIGNING_KEYS);
        foundation.feed().also(this::dropSigningKeys);
        var retrying = new Retrying(random.generator(), Thread::sleep);
        var newest = new NewestRecord(ledger.newestRecordAtOpening());
        readiness.require("clock", () -> !newest.isAhead(clock.instant()));
        this.gateway = new Gateway(new Gateway.Needs(
                new SignatureVerifier(services.accessKeys, scopes(partition, region), signingKeys, clock),
                new UnsignedCalls(services.webIdentity, region),
                services.forwarding,
                rooms,
                services.authorizer,
                new Recorder(ledger, store, loops),
                retrying,
                new BoundedThreads(
                        configuration.gateway().maxWaitingRequests(),
                        Thread.ofVirtual().name("request-", 0).factory()),
                observer,
                readiness::ready,
                newest,
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
        instruments.erasure(() -> services.erasure.owedFor(clock.instant()));
        instruments.unauthenticated(securityLog);
        var clockWatch = new ClockWatch(clock, System::nanoTime, ledger.newestRecordAtOpening());
        foundation.feed().also(change -> {
            if (change.touches().contains(TrustClock.WORD)) {
                clockWatch.trust();
                newest.trust(clock.instant());
            }
        });
        this.scheduler =
                new Scheduler(services.jobs, store, ledger, retrying, System::nanoTime, clockWatch, random::uuid);
        this.timer = Executors.newSingleThreadScheduledExecutor(threads);
        this.firstStart = new FirstStart(
                foundation.account(),
                services.accounts,
                services.administrator,
                services.founding,
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
    void listening(HttpServer listener, URI endpoint) throws IOException {
        firstStart.complete(endpoint);
        instruments.http(listener::statistics);
        every(Duration.ofMinutes(1), "the security log", securityLog::summarise);
        every(Duration.ofMinutes(10), "pruning of change_log", foundation.feed()::prune);
        every(Duration.ofMinutes(1), "the noting of the use of access keys", services.accessKeyUses::flush);
        every(Duration.ofHours(1), "forgetting of signing keys", this::forgetOldSigningKeys);
        every(Duration.ofMinutes(10), "forgetting of issuers' keys", services.issuerKeys::forgetOld);
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
            services.accessKeyUses.flush();
        } catch (StoreException failure) {
            LOG.log(Level.WARNING, "the last minute's use of access keys was not noted", failure);
        }
        metrics.close();
    }
}
