// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.organizations.model.Member;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The table {@code organizations_member}: accounts where they are in the organization, with what is attached to each.
 */
final class MemberRows {
    private final RowMac macs;

    MemberRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "organizations_member", 1);
    }

    Optional<Member> find(Queries queries, AccountId account) {
        queries.requireProven("organizations_member", account.digits());
        return queries.first("SELECT * FROM organizations_member WHERE account = ?", this::member, account.digits());
    }

    Optional<Member> findByEmail(Queries queries, String email) {
        return queries.first("SELECT * FROM organizations_member WHERE folded_email = ?", this::member, folded(email));
    }

    List<Member> after(Queries queries, String after, int limit) {
        return queries.list(
                "SELECT * FROM organizations_member WHERE account > ? ORDER BY account LIMIT ?",
                this::member,
                after,
                (long) limit);
    }

    List<Member> in(Queries queries, String parent, String after, int limit) {
        return queries.list(
                "SELECT * FROM organizations_member WHERE parent = ? AND account > ? ORDER BY account LIMIT ?",
                this::member,
                parent,
                after,
                (long) limit);
    }

    List<Member> withAttached(Queries queries, Pattern pattern, String after, int limit) {
        return queries.list(
                """
                SELECT * FROM organizations_member
                 WHERE account > ? AND (attachments LIKE ? OR (? = 1 AND attachments NOT LIKE ?))
                 ORDER BY account LIMIT ?
                """, this::member, after, pattern.attached(), pattern.byDefault(), pattern.any(), (long) limit);
    }

    void insert(Sql sql, Member member) {
        sql.change(
                """
                INSERT INTO organizations_member (account, name, email, folded_email, suspended, parent, invited, joined_at,
                    attachments, tags, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                member.id().digits(),
                member.name(),
                member.email(),
                folded(member.email()),
                flag(member.suspended()),
                member.parent(),
                flag(member.invited()),
                member.joined().toEpochMilli(),
                Texts.of(member.attachments()),
                Texts.of(member.tags()),
                macs.of(columns(member)));
    }

    void replace(Sql sql, Member member) throws Conflict {
        sql.changeOne(
                """
                UPDATE organizations_member SET suspended = ?, parent = ?, attachments = ?, tags = ?, mac = ?
                 WHERE account = ?
                """,
                flag(member.suspended()),
                member.parent(),
                Texts.of(member.attachments()),
                Texts.of(member.tags()),
                macs.of(columns(member)),
                member.id().digits());
    }

    private static String folded(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static long flag(boolean value) {
        return value ? 1 : 0;
    }

    private static Object[] columns(Member member) {
        return new Object[] {
            member.id().digits(),
            member.name(),
            member.email(),
            folded(member.email()),
            flag(member.suspended()),
            member.parent(),
            flag(member.invited()),
            member.joined().toEpochMilli(),
            Texts.of(member.attachments()),
            Texts.of(member.tags())
        };
    }

    private Member member(ResultSet row) throws SQLException {
        Member member = new Member(
                new AccountId(row.getString("account")),
                row.getString("name"),
                row.getString("email"),
                row.getLong("suspended") == 1,
                row.getString("parent"),
                row.getLong("invited") == 1,
                Instant.ofEpochMilli(row.getLong("joined_at")),
                Texts.attachments(row.getString("attachments")),
                Texts.tags(row.getString("tags")));
        macs.require(row.getBytes("mac"), member.id().digits(), columns(member));
        return member;
    }
}
