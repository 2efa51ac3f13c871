// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.metrics;

import io.sealwright.gateway.Elsewhere;
import io.sealwright.gateway.http.HttpStatistics;
import io.sealwright.ledger.LedgerStatistics;
import io.sealwright.server.log.SecurityLog;
import io.sealwright.store.HeldState;
import io.sealwright.store.StoreStatistics;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** The names under which the parts of the server show what they count. */
public final class Instruments {
    private final Metrics metrics;

    public Instruments(Metrics metrics) {
        this.metrics = metrics;
    }

    /** What could not be answered on its event loop, by operation and reason. */
    public void pipeline(PipelineMetrics pipeline, RequestMetrics requests) {
        for (int i = 0; i < requests.operations().size(); i++) {
            int operation = i;
            RequestMetrics.Labels labels = requests.operations().get(i);
            for (Elsewhere why : Elsewhere.values()) {
                metrics.counter(
                        "sealwright.not.at.hand",
                        "Requests that were not answered on their event loop.",
                        () -> pipeline.elsewhere(operation, why),
                        "service",
                        labels.service(),
                        "operation",
                        labels.operation(),
                        "reason",
                        why.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Batches, frames and syncs of the ledger, and the room that is left to it. */
    public void ledger(Supplier<LedgerStatistics> ledger) {
        metrics.counter(
                "sealwright.ledger.batches",
                "Batches made durable.",
                () -> ledger.get().batches());
        metrics.counter(
                "sealwright.ledger.frames",
                "Records made durable.",
                () -> ledger.get().frames());
        metrics.counter(
                "sealwright.ledger.written.bytes",
                "Bytes made durable.",
                () -> ledger.get().bytes());
        metrics.timeCounter(
                "sealwright.ledger.sync",
                "Time in syncs of the disk.",
                () -> ledger.get().syncNanos());
        metrics.counter(
                "sealwright.ledger.failed.batches",
                "Batches that the disk refused.",
                () -> ledger.get().failedBatches());
        metrics.gauge(
                "sealwright.ledger.segments",
                "Segment files.",
                () -> ledger.get().segments());
        metrics.gauge(
                "sealwright.ledger.tree.size",
                "Leaves of the tree.",
                () -> ledger.get().treeSize());
        metrics.gauge(
                "sealwright.ledger.room.bytes",
                "Room in preallocated segments.",
                () -> ledger.get().roomBytes());
        metrics.gauge(
                "sealwright.ledger.free.bytes",
                "Room on the ledger's disk.",
                () -> ledger.get().freeBytes());
    }

    /** What the store's writer did. */
    public void store(Supplier<StoreStatistics> store) {
        metrics.counter(
                "sealwright.store.groups",
                "Transactions committed.",
                () -> store.get().groups());
        metrics.counter(
                "sealwright.store.changes",
                "Changes committed.",
                () -> store.get().changes());
        metrics.counter(
                "sealwright.store.undone", "Changes undone.", () -> store.get().undone());
        metrics.gauge(
                "sealwright.store.waiting",
                "Changes that wait.",
                () -> store.get().waiting());
    }

    /** What is held in memory of the store. */
    public void held(HeldState held) {
        metrics.gauge("sealwright.held.bytes", "Bytes held in memory of the store.", held::bytes);
        metrics.gauge("sealwright.held.items", "Things held in memory of the store.", held::items);
        metrics.counter("sealwright.held.loads", "Loads from the store.", held::loads);
    }

    /** Destroyed keys that an older copy of the store still opens. */
    public void erasure(Supplier<Duration> owed) {
        metrics.gauge(
                "sealwright.kms.erasure.owed.seconds",
                "Time since the oldest destruction whose keys copies of the store still open.",
                () -> owed.get().toSeconds());
    }

    /** Connections and bodies of the listener for the AWS services. */
    public void http(Supplier<HttpStatistics> http) {
        metrics.gauge(
                "sealwright.http.connections",
                "Open connections.",
                () -> http.get().connections());
        metrics.counter(
                "sealwright.http.turned.away",
                "Connections closed for want of room.",
                () -> http.get().connectionsTurnedAway());
        metrics.gauge(
                "sealwright.http.body.bytes",
                "Bytes of bodies in flight.",
                () -> http.get().bodyBytesInFlight());
        metrics.gauge(
                "sealwright.http.waiting",
                "Requests unread for want of room.",
                () -> http.get().requestsWaitingForRoom());
        metrics.counter(
                "sealwright.http.refusals",
                "Requests refused for their HTTP.",
                () -> http.get().refusals());
    }

    /** Callers who could not prove who they are. */
    public void unauthenticated(SecurityLog log) {
        metrics.counter("sealwright.unauthenticated.requests", "Requests whose caller could not be told.", log::total);
    }
}
