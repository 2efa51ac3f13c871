// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table {@code iam_user}. Inline policies are listed in the user's row, by name and hash, so that none can be taken
 * away without the row's MAC telling.
 */
final class UserRows {
    private static final HexFormat HEX = HexFormat.of();

    private final RowMac macs;

    UserRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_user", 1);
    }

    Optional<User> find(Queries queries, AccountId account, String name) {
        return queries.first("""
                SELECT account, folded_name, name, path, user_id, created_at, inline_policies, access_key_count, version,
                       mac
                  FROM iam_user
                 WHERE account = ? AND folded_name = ?
                """, this::user, account.digits(), folded(name));
    }

    Optional<User> find(Queries queries, UserId id) {
        return queries.first("""
                SELECT account, folded_name, name, path, user_id, created_at, inline_policies, access_key_count, version,
                       mac
                  FROM iam_user
                 WHERE user_id = ?
                """, this::user, id.text());
    }

    byte[] mac(User user) {
        return macs.of(
                user.account().digits(),
                folded(user.name()),
                user.name(),
                user.path(),
                user.id().text(),
                user.created().toEpochMilli(),
                text(user.inlinePolicies()),
                (long) user.accessKeyCount(),
                user.version());
    }

    void insert(Sql sql, User user, byte[] mac) {
        sql.change(
                """
                INSERT INTO iam_user (account, folded_name, name, path, user_id, created_at, inline_policies,
                                      access_key_count, version, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                user.account().digits(),
                folded(user.name()),
                user.name(),
                user.path(),
                user.id().text(),
                user.created().toEpochMilli(),
                text(user.inlinePolicies()),
                (long) user.accessKeyCount(),
                user.version(),
                mac);
    }

    /** Moves the root on, if it still is what the caller read. */
    void replace(Sql sql, User before, User after, byte[] mac) throws Conflict {
        sql.changeOne(
                """
                UPDATE iam_user
                   SET inline_policies = ?, access_key_count = ?, version = ?, mac = ?
                 WHERE account = ? AND folded_name = ? AND user_id = ? AND version = ?
                """,
                text(after.inlinePolicies()),
                (long) after.accessKeyCount(),
                after.version(),
                mac,
                before.account().digits(),
                folded(before.name()),
                before.id().text(),
                before.version());
    }

    private User user(ResultSet row) throws SQLException {
        String account = row.getString(1);
        String name = row.getString(3);
        String path = row.getString(4);
        String id = row.getString(5);
        long created = row.getLong(6);
        String policies = row.getString(7);
        long accessKeys = row.getLong(8);
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
                policies,
                accessKeys,
                version);
        return new User(
                new AccountId(account),
                path,
                name,
                new UserId(id),
                Instant.ofEpochMilli(created),
                inlinePolicies(policies),
                Math.toIntExact(accessKeys),
                version);
    }

    /** Names are unique whatever their case; the pattern of names admits ASCII only. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** One policy a line: its name, which has no spaces, and the document's hash in hexadecimal. */
    private static String text(List<InlinePolicy> policies) {
        return policies.stream()
                .map(policy ->
                        policy.name() + ' ' + HEX.formatHex(policy.document().sharedBytes()))
                .collect(Collectors.joining("\n"));
    }

    private static List<InlinePolicy> inlinePolicies(String text) {
        List<InlinePolicy> policies = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int space = line.indexOf(' ');
            Blob document = Blob.owning(HEX.parseHex(line, space + 1, line.length()));
            policies.add(new InlinePolicy(line.substring(0, space), document));
        }
        return policies;
    }
}
