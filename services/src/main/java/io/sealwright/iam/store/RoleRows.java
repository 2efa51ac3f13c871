// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleId;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code iam_role}. What is attached to a role is listed in its row. */
final class RoleRows {
    private final RowMac macs;

    RoleRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_role", 1);
    }

    Optional<Role> find(Queries queries, AccountId account, String name) {
        queries.requireProven("iam_role", account.digits(), Names.folded(name));
        return queries.first("""
                SELECT account, folded_name, name, path, role_id, description, created_at, trust_policy,
                       trust_principals, max_session_duration, attachments, version, mac
                  FROM iam_role
                 WHERE account = ? AND folded_name = ?
                """, this::role, account.digits(), Names.folded(name));
    }

    Optional<Role> find(Queries queries, RoleId id) {
        Optional<Role> found = queries.first("""
                SELECT account, folded_name, name, path, role_id, description, created_at, trust_policy,
                       trust_principals, max_session_duration, attachments, version, mac
                  FROM iam_role
                 WHERE role_id = ?
                """, this::role, id.text());
        found.ifPresent(role -> queries.requireProven("iam_role", role.account().digits(), Names.folded(role.name())));
        return found;
    }

    List<Role> list(Queries queries, AccountId account, String pathPrefix, String after, int limit) {
        return queries.list(
                """
                SELECT account, folded_name, name, path, role_id, description, created_at, trust_policy,
                       trust_principals, max_session_duration, attachments, version, mac
                  FROM iam_role
                 WHERE account = ? AND folded_name > ? AND substr(path, 1, ?) = ?
                 ORDER BY folded_name LIMIT ?
                """, this::role, account.digits(), Names.folded(after), pathPrefix.length(), pathPrefix, (long) limit);
    }

    void insert(Sql sql, Role role, byte[] mac) {
        sql.change(
                """
                INSERT INTO iam_role (account, folded_name, name, path, role_id, description, created_at, trust_policy,
                                      trust_principals, max_session_duration, attachments, version, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                role.account().digits(),
                Names.folded(role.name()),
                role.name(),
                role.path(),
                role.id().text(),
                role.description(),
                role.created().toEpochMilli(),
                role.trustPolicy().sharedBytes(),
                role.trusted().text(),
                (long) role.maxSessionDuration(),
                AttachmentsText.of(role.attachments()),
                role.version(),
                mac);
    }

    /** Moves the root on, if it still is what the caller read. */
    void replace(Sql sql, Role before, Role after, byte[] mac) throws Conflict {
        sql.changeOne(
                """
                UPDATE iam_role
                   SET description = ?, trust_policy = ?, trust_principals = ?, max_session_duration = ?,
                       attachments = ?, version = ?, mac = ?
                 WHERE account = ? AND folded_name = ? AND role_id = ? AND version = ?
                """,
                after.description(),
                after.trustPolicy().sharedBytes(),
                after.trusted().text(),
                (long) after.maxSessionDuration(),
                AttachmentsText.of(after.attachments()),
                after.version(),
                mac,
                before.account().digits(),
                Names.folded(before.name()),
                before.id().text(),
                before.version());
    }

    void delete(Sql sql, Role role) throws Conflict {
        sql.changeOne(
                "DELETE FROM iam_role WHERE account = ? AND folded_name = ? AND role_id = ? AND version = ?",
                role.account().digits(),
                Names.folded(role.name()),
                role.id().text(),
                role.version());
    }

    byte[] mac(Role role) {
        return macs.of(
                role.account().digits(),
                Names.folded(role.name()),
                role.name(),
                role.path(),
                role.id().text(),
                role.description(),
                role.created().toEpochMilli(),
                role.trustPolicy(),
                role.trusted().text(),
                (long) role.maxSessionDuration(),
                AttachmentsText.of(role.attachments()),
                role.version());
    }

    private Role role(ResultSet row) throws SQLException {
        String account = row.getString(1);
        String name = row.getString(3);
        String path = row.getString(4);
        String id = row.getString(5);
        String description = row.getString(6);
        long created = row.getLong(7);
        Blob trustPolicy = Blob.owning(row.getBytes(8));
        String trusted = row.getString(9);
        long duration = row.getLong(10);
        String attachments = row.getString(11);
        long version = row.getLong(12);
        macs.require(
                row.getBytes(13),
                id,
                account,
                row.getString(2),
                name,
                path,
                id,
                description,
                created,
                trustPolicy,
                trusted,
                duration,
                attachments,
                version);
        return new Role(
                new AccountId(account),
                path,
                name,
                new RoleId(id),
                description,
                Instant.ofEpochMilli(created),
                trustPolicy,
                PrincipalIds.parse(trusted),
                Math.toIntExact(duration),
                AttachmentsText.parse(attachments),
                version);
    }
}
