// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.GroupId;
import io.sealwright.iam.model.UserId;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The table {@code iam_group_member}: who belongs to a group. Which groups a user belongs to is listed in the user's
 * own row, and that decides; these rows are for finding the users of a group.
 */
final class MemberRows {
    private final RowMac macs;

    MemberRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_group_member", 1);
    }

    void insert(Sql sql, GroupId group, UserId user) {
        sql.change(
                "INSERT INTO iam_group_member (group_id, user_id, mac) VALUES (?, ?, ?)",
                group.text(),
                user.text(),
                macs.of(group.text(), user.text()));
    }

    void delete(Sql sql, GroupId group, UserId user) throws Conflict {
        sql.changeOne("DELETE FROM iam_group_member WHERE group_id = ? AND user_id = ?", group.text(), user.text());
    }

    /** Members by unique id, after an id. */
    List<UserId> after(Queries queries, GroupId group, String after, int limit) {
        return queries.list("""
                SELECT group_id, user_id, mac FROM iam_group_member
                 WHERE group_id = ? AND user_id > ?
                 ORDER BY user_id LIMIT ?
                """, this::member, group.text(), after, limit);
    }

    private UserId member(ResultSet row) throws SQLException {
        String group = row.getString(1);
        String user = row.getString(2);
        macs.require(row.getBytes(3), group, group, user);
        return new UserId(user);
    }
}
