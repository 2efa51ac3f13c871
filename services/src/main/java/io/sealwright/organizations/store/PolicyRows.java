// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Counts;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table {@code organizations_policy}; AWS's own policies are constants and have no rows. */
final class PolicyRows {
    private final RowMac macs;

    PolicyRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "organizations_policy", 1);
    }

    Optional<ControlPolicy> find(Queries queries, String id) {
        queries.requireProven("organizations_policy", id);
        return queries.first("SELECT * FROM organizations_policy WHERE policy = ?", this::policy, id);
    }

    Optional<ControlPolicy> find(Queries queries, ControlType type, String name) {
        return queries.first(
                "SELECT * FROM organizations_policy WHERE type = ? AND name = ?", this::policy, type.name(), name);
    }

    List<ControlPolicy> all(Queries queries) {
        queries.requireProven("organizations_policy");
        return queries.list(
                "SELECT * FROM organizations_policy LIMIT ?",
                this::policy,
                (long) Counts.MAX_POLICIES * ControlType.values().length);
    }

    List<ControlPolicy> after(Queries queries, ControlType type, String after, int limit) {
        return queries.list(
                "SELECT * FROM organizations_policy WHERE type = ? AND policy > ? ORDER BY policy LIMIT ?",
                this::policy,
                type.name(),
                after,
                (long) limit);
    }

    void insert(Sql sql, ControlPolicy policy) {
        sql.change(
                """
                INSERT INTO organizations_policy (policy, type, name, description, content_hash, tags, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                policy.id(),
                policy.type().name(),
                policy.name(),
                policy.description(),
                policy.content().sharedBytes(),
                Texts.of(policy.tags()),
                macs.of(columns(policy)));
    }

    void replace(Sql sql, ControlPolicy policy) throws Conflict {
        sql.changeOne(
                """
                UPDATE organizations_policy SET name = ?, description = ?, content_hash = ?, tags = ?, mac = ?
                 WHERE policy = ?
                """,
                policy.name(),
                policy.description(),
                policy.content().sharedBytes(),
                Texts.of(policy.tags()),
                macs.of(columns(policy)),
                policy.id());
    }

    void delete(Sql sql, ControlPolicy policy) throws Conflict {
        sql.changeOne("DELETE FROM organizations_policy WHERE policy = ?", policy.id());
    }

    private static Object[] columns(ControlPolicy policy) {
        return new Object[] {
            policy.id(),
            policy.type().name(),
            policy.name(),
            policy.description(),
            policy.content(),
            Texts.of(policy.tags())
        };
    }

    private ControlPolicy policy(ResultSet row) throws SQLException {
        ControlPolicy policy = new ControlPolicy(
                row.getString("policy"),
                ControlType.valueOf(row.getString("type")),
                row.getString("name"),
                row.getString("description"),
                Blob.owning(row.getBytes("content_hash")),
                false,
                Texts.tags(row.getString("tags")));
        macs.require(row.getBytes("mac"), policy.id(), columns(policy));
        return policy;
    }
}
