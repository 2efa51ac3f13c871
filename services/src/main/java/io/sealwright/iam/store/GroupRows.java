// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupId;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code iam_group}. What is attached to a group is listed in its row. */
final class GroupRows {
    private final RowMac macs;

    GroupRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_group", 1);
    }

    Optional<Group> find(Queries queries, AccountId account, String name) {
        queries.requireProven("iam_group", account.digits(), Names.folded(name));
        return queries.first("""
                SELECT account, folded_name, name, path, group_id, created_at, attachments, member_count, version, mac
                  FROM iam_group
                 WHERE account = ? AND folded_name = ?
                """, this::group, account.digits(), Names.folded(name));
    }

    Optional<Group> find(Queries queries, GroupId id) {
        Optional<Group> found = queries.first("""
                SELECT account, folded_name, name, path, group_id, created_at, attachments, member_count, version, mac
                  FROM iam_group
                 WHERE group_id = ?
                """, this::group, id.text());
        found.ifPresent(
                group -> queries.requireProven("iam_group", group.account().digits(), Names.folded(group.name())));
        return found;
    }

    /** Groups whose path begins so, by name, after a name. */
    List<Group> list(Queries queries, AccountId account, String pathPrefix, String after, int limit) {
        return queries.list(
                """
                SELECT account, folded_name, name, path, group_id, created_at, attachments, member_count, version, mac
                  FROM iam_group
                 WHERE account = ? AND folded_name > ? AND substr(path, 1, ?) = ?
                 ORDER BY folded_name LIMIT ?
                """, this::group, account.digits(), Names.folded(after), pathPrefix.length(), pathPrefix, limit);
    }

    byte[] mac(Group group) {
        return macs.of(
                group.account().digits(),
                Names.folded(group.name()),
                group.name(),
                group.path(),
                group.id().text(),
                group.created().toEpochMilli(),
                AttachmentsText.of(group.attachments()),
                (long) group.memberCount(),
                group.version());
    }

    void insert(Sql sql, Group group, byte[] mac) {
        sql.change(
                """
                INSERT INTO iam_group (account, folded_name, name, path, group_id, created_at, attachments,
                                       member_count, version, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                group.account().digits(),
                Names.folded(group.name()),
                group.name(),
                group.path(),
                group.id().text(),
                group.created().toEpochMilli(),
                AttachmentsText.of(group.attachments()),
                (long) group.memberCount(),
                group.version(),
                mac);
    }

    /** Moves the root on, if it still is what the caller read. */
    void replace(Sql sql, Group before, Group after, byte[] mac) throws Conflict {
        sql.changeOne(
                """
                UPDATE iam_group
                   SET folded_name = ?, name = ?, path = ?, attachments = ?, member_count = ?, version = ?, mac = ?
                 WHERE account = ? AND folded_name = ? AND group_id = ? AND version = ?
                """,
                Names.folded(after.name()),
                after.name(),
                after.path(),
                AttachmentsText.of(after.attachments()),
                (long) after.memberCount(),
                after.version(),
                mac,
                before.account().digits(),
                Names.folded(before.name()),
                before.id().text(),
                before.version());
    }

    void delete(Sql sql, Group before) throws Conflict {
        sql.changeOne(
                "DELETE FROM iam_group WHERE account = ? AND folded_name = ? AND group_id = ? AND version = ?",
                before.account().digits(),
                Names.folded(before.name()),
                before.id().text(),
                before.version());
    }

    private Group group(ResultSet row) throws SQLException {
        String account = row.getString(1);
        String name = row.getString(3);
        String path = row.getString(4);
        String id = row.getString(5);
        long created = row.getLong(6);
        String attachments = row.getString(7);
        long members = row.getLong(8);
        long version = row.getLong(9);
        macs.require(
                row.getBytes(10),
                id,
                account,
                row.getString(2),
                name,
                path,
                id,
                created,
                attachments,
                members,
                version);
        return new Group(
                new AccountId(account),
                path,
                name,
                new GroupId(id),
                Instant.ofEpochMilli(created),
                AttachmentsText.parse(attachments),
                Math.toIntExact(members),
                version);
    }
}
