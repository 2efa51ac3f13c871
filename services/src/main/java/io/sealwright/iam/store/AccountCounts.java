// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The table {@code iam_account_count}: how many entities of each kind an account has, which quotas limit. Whoever makes
 * or deletes one counts it in the same transaction. Reads and writes within that transaction, so that two who make the
 * last one allowed do not both.
 */
public final class AccountCounts {
    private record Count(long amount, long version) {}

    private final RowMac macs;

    public AccountCounts(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_account_count", 1);
    }

    /** How many there are. */
    public long amount(Queries queries, AccountId account, EntityKind kind) {
        return find(queries, account, kind).map(Count::amount).orElseGet(() -> uncounted(queries, account, kind));
    }

    /**
     * One more.
     *
     * @throws io.sealwright.vocabulary.ServiceException LimitExceeded, when the account has as many as it may
     */
    public void addOne(Sql sql, AccountId account, EntityKind kind) throws Conflict {
        if (change(sql, account, kind, 1) > kind.most()) {
            throw kind.tooMany();
        }
    }

    /** One less. */
    public void removeOne(Sql sql, AccountId account, EntityKind kind) throws Conflict {
        change(sql, account, kind, -1);
    }

    private long change(Sql sql, AccountId account, EntityKind kind, int by) throws Conflict {
        Optional<Count> before = find(sql, account, kind);
        if (before.isEmpty()) {
            long amount = uncounted(sql, account, kind) + by;
            insert(sql, account, kind, amount);
            return amount;
        }
        long amount = before.get().amount() + by;
        replace(sql, account, kind, before.get().version(), amount);
        return amount;
    }

    /** The first version of this server made users without counting them. */
    private static long uncounted(Queries queries, AccountId account, EntityKind kind) {
        return switch (kind) {
            case USER ->
                queries.first(
                                "SELECT count(*) FROM iam_user WHERE account = ?",
                                row -> row.getLong(1),
                                account.digits())
                        .orElseThrow();
            case GROUP, ROLE, POLICY, OPEN_ID_CONNECT_PROVIDER -> 0;
        };
    }

    private Optional<Count> find(Queries queries, AccountId account, EntityKind kind) {
        return queries.first(
                "SELECT account, kind, amount, version, mac FROM iam_account_count WHERE account = ? AND kind = ?",
                this::count,
                account.digits(),
                kind.word());
    }

    private Count count(ResultSet row) throws SQLException {
        String account = row.getString(1);
        Count count = new Count(row.getLong(3), row.getLong(4));
        macs.require(row.getBytes(5), account, account, row.getString(2), count.amount(), count.version());
        return count;
    }

    private void insert(Sql sql, AccountId account, EntityKind kind, long amount) throws Conflict {
        try {
            sql.change(
                    "INSERT INTO iam_account_count (account, kind, amount, version, mac) VALUES (?, ?, ?, ?, ?)",
                    account.digits(),
                    kind.word(),
                    amount,
                    1L,
                    macs.of(account.digits(), kind.word(), amount, 1L));
        } catch (UniqueViolation another) {
            throw Conflict.INSTANCE;
        }
    }

    private void replace(Sql sql, AccountId account, EntityKind kind, long version, long amount) throws Conflict {
        sql.changeOne(
                """
                UPDATE iam_account_count SET amount = ?, version = ?, mac = ?
                 WHERE account = ? AND kind = ? AND version = ?
                """,
                amount,
                version + 1,
                macs.of(account.digits(), kind.word(), amount, version + 1),
                account.digits(),
                kind.word(),
                version);
    }
}
