// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.GroupId;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
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
import java.util.stream.Collectors;

/**
 * The table {@code iam_user}. What is attached to a user and the groups it belongs to are listed in its row, so that
 * none can be taken away without the row's MAC telling.
 */
final class UserRows {
    private static final String NO_INLINE_POLICIES = ""; // The column is the first version's; attachments have them.

    private final RowMac macs;
    private final FirstVersionUsers firstVersion;

    UserRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_user", 2);
        this.firstVersion = new FirstVersionUsers(crypto);
    }

    Optional<User> find(Queries queries, AccountId account, String name) {
        queries.requireProven("iam_user", account.digits(), Names.folded(name));
        return queries.first("""
                SELECT account, folded_name, name, path, user_id, created_at, inline_policies, access_key_count, version,
                       mac, attachments, group_ids
                  FROM iam_user
                 WHERE account = ? AND folded_name = ?
                """, this::user, account.digits(), Names.folded(name));
    }

    Optional<User> find(Queries queries, UserId id) {
        Optional<User> found = queries.first("""
                SELECT account, folded_name, name, path, user_id, created_at, inline_policies, access_key_count, version,
                       mac, attachments, group_ids
                  FROM iam_user
                 WHERE user_id = ?
                """, this::user, id.text());
        found.ifPresent(user -> queries.requireProven("iam_user", user.account().digits(), Names.folded(user.name())));
        return found;
    }

    /** Users whose path begins so, by name, after a name. */
    List<User> list(Queries queries, AccountId account, String pathPrefix, String after, int limit) {
        return queries.list(
                """
                SELECT account, folded_name, name, path, user_id, created_at, inline_policies, access_key_count, version,
                       mac, attachments, group_ids
                  FROM iam_user
                 WHERE account = ? AND folded_name > ? AND substr(path, 1, ?) = ?
                 ORDER BY folded_name LIMIT ?
                """, this::user, account.digits(), Names.folded(after), pathPrefix.length(), pathPrefix, limit);
    }

    byte[] mac(User user) {
        return macs.of(
                user.account().digits(),
                Names.folded(user.name()),
                user.name(),
                user.path(),
                user.id().text(),
                user.created().toEpochMilli(),
                NO_INLINE_POLICIES,
                AttachmentsText.of(user.attachments()),
                text(user.groups()),
                (long) user.accessKeyCount(),
                user.version());
    }

    void insert(Sql sql, User user, byte[] mac) {
        sql.change(
                """
                INSERT INTO iam_user (account, folded_name, name, path, user_id, created_at, inline_policies,
                                      attachments, group_ids, access_key_count, version, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                user.account().digits(),
                Names.folded(user.name()),
                user.name(),
                user.path(),
                user.id().text(),
                user.created().toEpochMilli(),
                NO_INLINE_POLICIES,
                AttachmentsText.of(user.attachments()),
                text(user.groups()),
                (long) user.accessKeyCount(),
                user.version(),
                mac);
    }

    /** Moves the root on, if it still is what the caller read. */
    void replace(Sql sql, User before, User after, byte[] mac) throws Conflict {
        sql.changeOne(
                """
                UPDATE iam_user
                   SET folded_name = ?, name = ?, path = ?, inline_policies = ?, attachments = ?, group_ids = ?,
                       access_key_count = ?, version = ?, mac = ?
                 WHERE account = ? AND folded_name = ? AND user_id = ? AND version = ?
                """,
                Names.folded(after.name()),
                after.name(),
                after.path(),
                NO_INLINE_POLICIES,
                AttachmentsText.of(after.attachments()),
                text(after.groups()),
                (long) after.accessKeyCount(),
                after.version(),
                mac,
                before.account().digits(),
                Names.folded(before.name()),
                before.id().text(),
                before.version());
    }

    void delete(Sql sql, User before) throws Conflict {
        sql.changeOne(
                "DELETE FROM iam_user WHERE account = ? AND folded_name = ? AND user_id = ? AND version = ?",
                before.account().digits(),
                Names.folded(before.name()),
                before.id().text(),
                before.version());
    }

    private User user(ResultSet row) throws SQLException {
        String attachments = row.getString("attachments");
        if (attachments == null) {
            return user(row, firstVersion.attachments(row), List.of());
        }
        String groups = row.getString("group_ids");
        macs.require(
                row.getBytes("mac"),
                row.getString("user_id"),
                row.getString("account"),
                row.getString("folded_name"),
                row.getString("name"),
                row.getString("path"),
                row.getString("user_id"),
                row.getLong("created_at"),
                row.getString("inline_policies"),
                attachments,
                groups,
                row.getLong("access_key_count"),
                row.getLong("version"));
        return user(row, AttachmentsText.parse(attachments), groups(groups));
    }

    private static User user(ResultSet row, Attachments attachments, List<GroupId> groups) throws SQLException {
        return new User(
                new AccountId(row.getString("account")),
                row.getString("path"),
                row.getString("name"),
                new UserId(row.getString("user_id")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                attachments,
                groups,
                Math.toIntExact(row.getLong("access_key_count")),
                row.getLong("version"));
    }

    /** One id a line. */
    private static String text(List<GroupId> groups) {
        return groups.stream().map(GroupId::text).collect(Collectors.joining("\n"));
    }

    private static List<GroupId> groups(String text) {
        return text.lines().map(GroupId::new).toList();
    }
}
