// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.organizations.model.AccountCreation;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code organizations_creation}: what became of each request to create an account. */
final class CreationRows {
    private final RowMac macs;

    CreationRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "organizations_creation", 1);
    }

    Optional<AccountCreation> find(Queries queries, String id) {
        return queries.first("SELECT * FROM organizations_creation WHERE creation = ?", this::creation, id);
    }

    List<AccountCreation> after(Queries queries, boolean succeeded, boolean failed, String after, int limit) {
        return queries.list("""
                SELECT * FROM organizations_creation
                 WHERE creation > ? AND ((? = 1 AND account IS NOT NULL) OR (? = 1 AND failure IS NOT NULL))
                 ORDER BY creation LIMIT ?
                """, this::creation, after, succeeded ? 1L : 0L, failed ? 1L : 0L, (long) limit);
    }

    void insert(Sql sql, AccountCreation creation) {
        sql.change(
                """
                INSERT INTO organizations_creation (creation, account_name, requested_at, account, failure, mac)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                creation.id(),
                creation.accountName(),
                creation.requested().toEpochMilli(),
                digits(creation),
                creation.failure(),
                macs.of(columns(creation)));
    }

    private static @Nullable String digits(AccountCreation creation) {
        AccountId account = creation.account();
        return account == null ? null : account.digits();
    }

    private static @Nullable Object[] columns(AccountCreation creation) {
        return new @Nullable Object[] {
            creation.id(),
            creation.accountName(),
            creation.requested().toEpochMilli(),
            digits(creation),
            creation.failure()
        };
    }

    private AccountCreation creation(ResultSet row) throws SQLException {
        String account = row.getString("account");
        AccountCreation creation = new AccountCreation(
                row.getString("creation"),
                row.getString("account_name"),
                Instant.ofEpochMilli(row.getLong("requested_at")),
                account == null ? null : new AccountId(account),
                row.getString("failure"));
        macs.require(row.getBytes("mac"), creation.id(), columns(creation));
        return creation;
    }
}
