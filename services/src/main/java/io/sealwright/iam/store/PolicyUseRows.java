// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.ManagedPolicies.Use;
import io.sealwright.iam.model.PolicyUses;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code iam_policy_use}: from a managed policy to those who use it. Each row repeats what the user's,
 * group's or role's own row says, and is part of that root; what decides is there, never here.
 */
final class PolicyUseRows {
    private final RowMac macs;

    PolicyUseRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_policy_use", 1);
    }

    void insert(Sql sql, AccountId account, Arn policy, Use use, String entity) throws Conflict {
        try {
            sql.change(
                    "INSERT INTO iam_policy_use (account, policy, kind, entity, mac) VALUES (?, ?, ?, ?, ?)",
                    account.digits(),
                    policy.toString(),
                    word(use),
                    entity,
                    macs.of(account.digits(), policy.toString(), word(use), entity));
        } catch (UniqueViolation _) {
            throw Conflict.INSTANCE; // Somebody else attached it: who reads again finds so.
        }
    }

    void delete(Sql sql, AccountId account, Arn policy, Use use, String entity) throws Conflict {
        sql.changeOne(
                "DELETE FROM iam_policy_use WHERE account = ? AND policy = ? AND kind = ? AND entity = ?",
                account.digits(),
                policy.toString(),
                word(use),
                entity);
    }

    PolicyUses count(Queries queries, AccountId account, Arn policy) {
        return queries.first(
                        """
                        SELECT count(CASE WHEN kind = 'attachment' THEN 1 END), count(CASE WHEN kind = 'boundary' THEN 1 END)
                          FROM iam_policy_use
                         WHERE account = ? AND policy = ?
                        """,
                        row -> new PolicyUses(Math.toIntExact(row.getLong(1)), Math.toIntExact(row.getLong(2))),
                        account.digits(),
                        policy.toString())
                .orElse(PolicyUses.NONE);
    }

    /** Bounded by what an account may have. */
    List<String> entities(Queries queries, AccountId account, Arn policy, @Nullable Use use, String prefix) {
        String kind = use == null ? "" : word(use);
        return queries
                .list(
                        """
                        SELECT account, policy, kind, entity, mac FROM iam_policy_use
                         WHERE account = ? AND policy = ? AND (? = '' OR kind = ?) AND substr(entity, 1, ?) = ?
                         ORDER BY entity
                        """,
                        row -> {
                            String entity = row.getString(4);
                            macs.require(
                                    row.getBytes(5),
                                    entity,
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    entity);
                            return entity;
                        },
                        account.digits(),
                        policy.toString(),
                        kind,
                        kind,
                        prefix.length(),
                        prefix)
                .stream()
                .distinct()
                .toList();
    }

    private static String word(Use use) {
        return switch (use) {
            case ATTACHMENT -> "attachment";
            case PERMISSIONS_BOUNDARY -> "boundary";
        };
    }
}
