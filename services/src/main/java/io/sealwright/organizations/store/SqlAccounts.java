// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.gateway.Write;
import io.sealwright.organizations.model.Account;
import io.sealwright.organizations.model.AccountRepository;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Migration;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts as rows of {@code organizations_account}. */
public final class SqlAccounts implements AccountRepository {
    public static final List<Migration> MIGRATIONS = List.of(new Migration("organizations/0001-accounts", """
                    CREATE TABLE organizations_account (
                        account TEXT NOT NULL PRIMARY KEY,
                        name TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        version BIGINT NOT NULL,
                        mac BYTEA NOT NULL
                    );
                    """));

    private static final long FIRST_VERSION = 1;

    private final Store store;
    private final RowMac macs;

    public SqlAccounts(Store store, CryptoBoundary crypto) {
        this.store = store;
        this.macs = new RowMac(crypto, Domain.GLOBAL, "organizations_account", 1);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return store.read(snapshot -> snapshot.first(
                "SELECT account, name, created_at, version, mac FROM organizations_account WHERE account = ?",
                this::account,
                id.digits()));
    }

    @Override
    public List<Account> list() {
        return store.read(snapshot -> snapshot.list(
                "SELECT account, name, created_at, version, mac FROM organizations_account ORDER BY account",
                this::account));
    }

    @Override
    public Write insert(Account account) {
        String id = account.id().digits();
        long created = account.created().toEpochMilli();
        byte[] mac = macs.of(id, account.name(), created, FIRST_VERSION);
        return new Write(
                account.id(),
                List.of(new Touch("account", id)),
                sql -> sql.change(
                        "INSERT INTO organizations_account (account, name, created_at, version, mac) VALUES (?, ?, ?, ?, ?)",
                        id,
                        account.name(),
                        created,
                        FIRST_VERSION,
                        mac));
    }

    private Account account(ResultSet row) throws SQLException {
        String id = row.getString(1);
        String name = row.getString(2);
        long created = row.getLong(3);
        macs.require(row.getBytes(5), id, id, name, created, row.getLong(4));
        return new Account(new AccountId(id), name, Instant.ofEpochMilli(created));
    }
}
