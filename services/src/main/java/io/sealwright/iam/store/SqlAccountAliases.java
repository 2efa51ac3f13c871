// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.contract.iam.IamError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.AccountAliases;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Store;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code iam_account_alias}: both alias and account are unique in it. */
public final class SqlAccountAliases implements AccountAliases {
    private final Store store;
    private final RowMac macs;

    public SqlAccountAliases(Store store, CryptoBoundary crypto) {
        this.store = store;
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_account_alias", 1);
    }

    @Override
    public Optional<String> of(AccountId account) {
        return store.read(snapshot -> snapshot.first(
                "SELECT alias, account, created_at, mac FROM iam_account_alias WHERE account = ?",
                this::alias,
                account.digits()));
    }

    @Override
    public Write put(AccountId account, String alias, Instant now) {
        long created = now.toEpochMilli();
        byte[] mac = macs.of(alias, account.digits(), created);
        return new Write(account, List.of(), sql -> {
            sql.change("DELETE FROM iam_account_alias WHERE account = ? AND alias <> ?", account.digits(), alias);
            try {
                sql.change(
                        "INSERT INTO iam_account_alias (alias, account, created_at, mac) VALUES (?, ?, ?, ?)",
                        alias,
                        account.digits(),
                        created,
                        mac);
            } catch (UniqueViolation _) {
                throw IamError.ENTITY_ALREADY_EXISTS.because("The account alias %s already exists.", alias);
            }
        });
    }

    @Override
    public Write delete(AccountId account, String alias) {
        return new Write(
                account,
                List.of(),
                sql -> sql.changeOne(
                        "DELETE FROM iam_account_alias WHERE account = ? AND alias = ?", account.digits(), alias));
    }

    private String alias(ResultSet row) throws SQLException {
        String alias = row.getString(1);
        macs.require(row.getBytes(4), alias, alias, row.getString(2), row.getLong(3));
        return alias;
    }
}
