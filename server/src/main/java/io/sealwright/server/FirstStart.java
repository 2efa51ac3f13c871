// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.gateway.Write;
import io.sealwright.gateway.job.ServiceEvent;
import io.sealwright.iam.FirstAdministrator;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerUnavailable;
import io.sealwright.organizations.Founding;
import io.sealwright.organizations.model.Account;
import io.sealwright.organizations.model.AccountRepository;
import io.sealwright.rows.Writes;
import io.sealwright.server.data.CredentialsFile;
import io.sealwright.store.Change;
import io.sealwright.store.Committed;
import io.sealwright.store.Conflict;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes the first account with its administrator and its organization, once. The credentials file is written before the
 * account is committed: a start that dies between the two writes another file, and a committed administrator always has
 * one.
 */
final class FirstStart {
    private static final String ACCOUNT_NAME = "management";

    private final AccountId account;
    private final AccountRepository accounts;
    private final FirstAdministrator administrator;
    private final Founding founding;
    private final Store store;
    private final Ledger ledger;
    private final CredentialsFile file;
    private final Region region;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    FirstStart(
            AccountId account,
            AccountRepository accounts,
            FirstAdministrator administrator,
            Founding founding,
            Store store,
            Ledger ledger,
            CredentialsFile file,
            Region region,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.account = account;
        this.accounts = accounts;
        this.administrator = administrator;
        this.founding = founding;
        this.store = store;
        this.ledger = ledger;
        this.file = file;
        this.region = region;
        this.clock = clock;
        this.ids = ids;
    }

    /** Does what a first start does, unless it was done. */
    void complete(URI endpoint) throws IOException {
        Optional<Account> first = accounts.find(account);
        if (first.isEmpty()) {
            makeAll(endpoint);
        } else if (!founding.done()) {
            Instant now = now();
            commit("CreateOrganization", founding.around(first.get(), now), now);
        }
    }

    private void makeAll(URI endpoint) throws IOException {
        FirstAdministrator.Prepared prepared = administrator.prepare(account);
        try (var secret = prepared.secretAccessKey()) {
            file.write(prepared.accessKeyId(), secret, region, endpoint);
        }
        Instant now = now();
        Account first = new Account(account, ACCOUNT_NAME, now);
        commit(
                "CreateAccount",
                Writes.together(accounts.insert(first), founding.around(first, now), prepared.write()),
                now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void commit(String event, Write write, Instant now) throws IOException {
        Blob resource = Blob.owning("{\"accountId\":\"%s\",\"type\":\"AWS::Organizations::Account\",\"ARN\":\"%s\"}"
                .formatted(account, account)
                .getBytes(StandardCharsets.US_ASCII));
        byte[] record = new ServiceEvent("organizations.amazonaws.com", event, account, region, resource)
                .entry(now, ids.get())
                .bytes();
        try {
            Committed committed = store.commit(new Change(write.account(), write.touches(), record, write.body()));
            ledger.awaitChangeDurable(committed.lane(), committed.number());
        } catch (Conflict impossible) {
            throw new IllegalStateException("the first start met a conflict", impossible);
        } catch (LedgerUnavailable e) {
            throw new IOException("the first start could not be recorded", e);
        }
    }
}
