// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.gateway.job.ServiceEvent;
import io.sealwright.store.Body;
import io.sealwright.store.Change;
import io.sealwright.store.Committed;
import io.sealwright.store.Conflict;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Commits what the installation does to itself, with its record as every change: nothing changes unseen. */
final class SystemChanges {
    private static final String SOURCE = "sealwright.amazonaws.com";

    private final Store store;
    private final Region region;
    private final String partition;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    SystemChanges(Store store, Region region, String partition, InstantSource clock, Supplier<UUID> ids) {
        this.store = store;
        this.region = region;
        this.partition = partition;
        this.clock = clock;
        this.ids = ids;
    }

    static SystemChanges of(Opening.Needs needs) {
        return new SystemChanges(needs.store(), needs.region(), needs.partition(), needs.clock(), needs.ids());
    }

    /**
     * Commits one change.
     *
     * @param resource the resource part of the ARN that the record names
     */
    void commit(AccountId account, String event, String type, String resource, Body body) {
        write(store::commit, account, event, type, resource, body);
    }

    /** Commits the change that registers all rows. */
    void adopt(AccountId account, String event, String type, String resource) {
        write(store::adopt, account, event, type, resource, sql -> {});
    }

    private interface Writing {
        Committed write(Change change) throws Conflict;
    }

    private void write(Writing writing, AccountId account, String event, String type, String resource, Body body) {
        byte[] record = event(account, event, type, resource)
                .entry(clock.instant(), ids.get())
                .bytes();
        try {
            var _ = writing.write(new Change(account, List.of(), record, body));
        } catch (Conflict impossible) {
            throw new IllegalStateException(
                    "a change of the installation that compares nothing met a conflict", impossible);
        }
    }

    /** What such a change is recorded as; by jobs, whose scheduler commits. */
    ServiceEvent event(AccountId account, String event, String type, String resource) {
        Blob entry =
                Blob.owning("{\"accountId\":\"%s\",\"type\":\"Sealwright::%s\",\"ARN\":\"arn:%s:sealwright:%s:%s:%s\"}"
                        .formatted(account, type, partition, region, account, resource)
                        .getBytes(StandardCharsets.US_ASCII));
        return new ServiceEvent(SOURCE, event, account, region, entry);
    }
}
