// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.CustomerManagedPolicy;
import io.sealwright.iam.model.ManagedPolicyId;
import io.sealwright.iam.model.PolicyVersion;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code iam_policy}. The versions of a policy are listed in its row, by number, time and hash, so that none
 * can be exchanged without the row's MAC telling.
 */
final class ManagedPolicyRows {
    private static final HexFormat HEX = HexFormat.of();

    private final RowMac macs;

    ManagedPolicyRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_policy", 1);
    }

    Optional<CustomerManagedPolicy> find(Queries queries, AccountId account, String name) {
        queries.requireProven("iam_policy", account.digits(), Names.folded(name));
        return queries.first("""
                SELECT account, folded_name, name, path, policy_id, description, created_at, versions, default_version,
                       last_version, attachment_count, boundary_count, tags, version, mac
                  FROM iam_policy
                 WHERE account = ? AND folded_name = ?
                """, this::policy, account.digits(), Names.folded(name));
    }

    Optional<CustomerManagedPolicy> find(Queries queries, ManagedPolicyId id) {
        Optional<CustomerManagedPolicy> found = queries.first("""
                SELECT account, folded_name, name, path, policy_id, description, created_at, versions, default_version,
                       last_version, attachment_count, boundary_count, tags, version, mac
                  FROM iam_policy
                 WHERE policy_id = ?
                """, this::policy, id.text());
        found.ifPresent(
                policy -> queries.requireProven("iam_policy", policy.account().digits(), Names.folded(policy.name())));
        return found;
    }

    /** In the order of their names, whatever their case. */
    List<CustomerManagedPolicy> after(Queries queries, AccountId account, String pathPrefix, String after, int limit) {
        return queries.list(
                """
                SELECT account, folded_name, name, path, policy_id, description, created_at, versions, default_version,
                       last_version, attachment_count, boundary_count, tags, version, mac
                  FROM iam_policy
                 WHERE account = ? AND folded_name > ? AND substr(path, 1, ?) = ?
                 ORDER BY folded_name LIMIT ?
                """, this::policy, account.digits(), Names.folded(after), pathPrefix.length(), pathPrefix, (long)
                        limit);
    }

    void insert(Sql sql, CustomerManagedPolicy policy) {
        sql.change(
                """
                INSERT INTO iam_policy (account, folded_name, name, path, policy_id, description, created_at, versions,
                                        default_version, last_version, attachment_count, boundary_count, tags, version,
                                        mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                policy.account().digits(),
                Names.folded(policy.name()),
                policy.name(),
                policy.path(),
                policy.id().text(),
                policy.description(),
                policy.created().toEpochMilli(),
                text(policy.versions()),
                (long) policy.defaultVersion(),
                (long) policy.lastVersion(),
                (long) policy.attachmentCount(),
                (long) policy.boundaryCount(),
                TagText.of(policy.tags()),
                policy.version(),
                mac(policy));
    }

    /** Moves the root on, if it still is what the caller read. */
    void replace(Sql sql, CustomerManagedPolicy before, CustomerManagedPolicy after) throws Conflict {
        sql.changeOne(
                """
                UPDATE iam_policy
                   SET versions = ?, default_version = ?, last_version = ?, attachment_count = ?, boundary_count = ?,
                       tags = ?, version = ?, mac = ?
                 WHERE account = ? AND folded_name = ? AND policy_id = ? AND version = ?
                """,
                text(after.versions()),
                (long) after.defaultVersion(),
                (long) after.lastVersion(),
                (long) after.attachmentCount(),
                (long) after.boundaryCount(),
                TagText.of(after.tags()),
                after.version(),
                mac(after),
                before.account().digits(),
                Names.folded(before.name()),
                before.id().text(),
                before.version());
    }

    void delete(Sql sql, CustomerManagedPolicy policy) throws Conflict {
        sql.changeOne(
                "DELETE FROM iam_policy WHERE account = ? AND folded_name = ? AND policy_id = ? AND version = ?",
                policy.account().digits(),
                Names.folded(policy.name()),
                policy.id().text(),
                policy.version());
    }

    private byte[] mac(CustomerManagedPolicy policy) {
        return macs.of(
                policy.account().digits(),
                Names.folded(policy.name()),
                policy.name(),
                policy.path(),
                policy.id().text(),
                policy.description(),
                policy.created().toEpochMilli(),
                text(policy.versions()),
                (long) policy.defaultVersion(),
                (long) policy.lastVersion(),
                (long) policy.attachmentCount(),
                (long) policy.boundaryCount(),
                TagText.of(policy.tags()),
                policy.version());
    }

    private CustomerManagedPolicy policy(ResultSet row) throws SQLException {
        String account = row.getString(1);
        String name = row.getString(3);
        String path = row.getString(4);
        String id = row.getString(5);
        @Nullable String description = row.getString(6);
        long created = row.getLong(7);
        String versions = row.getString(8);
        long inForce = row.getLong(9);
        long last = row.getLong(10);
        long attached = row.getLong(11);
        long bounded = row.getLong(12);
        String tags = row.getString(13);
        long version = row.getLong(14);
        macs.require(
                row.getBytes(15),
                id,
                account,
                row.getString(2),
                name,
                path,
                id,
                description,
                created,
                versions,
                inForce,
                last,
                attached,
                bounded,
                tags,
                version);
        return new CustomerManagedPolicy(
                new AccountId(account),
                path,
                name,
                new ManagedPolicyId(id),
                description,
                Instant.ofEpochMilli(created),
                versions(versions),
                Math.toIntExact(inForce),
                Math.toIntExact(last),
                Math.toIntExact(attached),
                Math.toIntExact(bounded),
                TagText.parse(tags),
                version);
    }

    /** One version a line: its number, when it was made, and the document's hash in hexadecimal. */
    private static String text(List<PolicyVersion> versions) {
        return versions.stream()
                .map(version -> "%d %d %s"
                        .formatted(
                                version.number(),
                                version.created().toEpochMilli(),
                                HEX.formatHex(version.document().sharedBytes())))
                .collect(Collectors.joining("\n"));
    }

    private static List<PolicyVersion> versions(String text) {
        return text.lines().map(ManagedPolicyRows::version).toList();
    }

    private static PolicyVersion version(String line) {
        String[] words = line.split(" ", -1);
        return new PolicyVersion(
                Integer.parseInt(words[0]),
                Blob.owning(HEX.parseHex(words[2])),
                Instant.ofEpochMilli(Long.parseLong(words[1])));
    }
}
