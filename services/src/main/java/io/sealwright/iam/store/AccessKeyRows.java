// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.AccessKey;
import io.sealwright.iam.model.AccessKeyStatus;
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
import java.util.List;
import java.util.Optional;

/** The table {@code iam_access_key}. Its rows are parts of a user: the user's version stands for theirs. */
final class AccessKeyRows {
    private final RowMac macs;

    AccessKeyRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_access_key", 1);
    }

    Optional<AccessKey> find(Queries queries, String id) {
        queries.requireProven("iam_access_key", id);
        return queries.first("""
                SELECT access_key_id, account, user_id, status, created_at, secret_version, sealed_secret, mac
                  FROM iam_access_key
                 WHERE access_key_id = ?
                """, this::accessKey, id);
    }

    /** A user's keys, by id. */
    List<AccessKey> of(Queries queries, UserId user) {
        return queries.list("""
                SELECT access_key_id, account, user_id, status, created_at, secret_version, sealed_secret, mac
                  FROM iam_access_key
                 WHERE user_id = ?
                 ORDER BY access_key_id
                """, this::accessKey, user.text());
    }

    byte[] mac(AccessKey key) {
        return macs.of(
                key.id(),
                key.account().digits(),
                key.user().text(),
                key.status().wireName(),
                key.created().toEpochMilli(),
                key.secretVersion(),
                key.sealedSecret());
    }

    void insert(Sql sql, AccessKey key, byte[] mac) {
        sql.change(
                """
                INSERT INTO iam_access_key (access_key_id, account, user_id, status, created_at, secret_version,
                                            sealed_secret, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                key.id(),
                key.account().digits(),
                key.user().text(),
                key.status().wireName(),
                key.created().toEpochMilli(),
                key.secretVersion(),
                key.sealedSecret().sharedBytes(),
                mac);
    }

    void replace(Sql sql, AccessKey changed, byte[] mac) throws Conflict {
        sql.changeOne(
                """
                UPDATE iam_access_key SET status = ?, secret_version = ?, sealed_secret = ?, mac = ?
                 WHERE access_key_id = ? AND user_id = ?
                """,
                changed.status().wireName(),
                changed.secretVersion(),
                changed.sealedSecret().sharedBytes(),
                mac,
                changed.id(),
                changed.user().text());
    }

    /** The sealed secret is overwritten before it goes. */
    void delete(Sql sql, AccessKey key) throws Conflict {
        sql.changeOne(
                "UPDATE iam_access_key SET sealed_secret = ? WHERE access_key_id = ? AND user_id = ?",
                new byte[key.sealedSecret().sharedBytes().length],
                key.id(),
                key.user().text());
        sql.changeOne("DELETE FROM iam_access_key WHERE access_key_id = ?", key.id());
    }

    private AccessKey accessKey(ResultSet row) throws SQLException {
        String id = row.getString(1);
        String account = row.getString(2);
        String user = row.getString(3);
        String status = row.getString(4);
        long created = row.getLong(5);
        long secretVersion = row.getLong(6);
        Blob sealedSecret = Blob.owning(row.getBytes(7));
        macs.require(row.getBytes(8), id, id, account, user, status, created, secretVersion, sealedSecret);
        return new AccessKey(
                id,
                new AccountId(account),
                new UserId(user),
                AccessKeyStatus.named(status),
                Instant.ofEpochMilli(created),
                secretVersion,
                sealedSecret);
    }
}
