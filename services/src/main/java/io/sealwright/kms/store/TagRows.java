// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.Tag;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The table {@code kms_key_tag}. A tag keeps the position that it was first given. */
final class TagRows {
    private final Macs macs;

    TagRows(CryptoBoundary crypto) {
        this.macs = new Macs(crypto, "kms_key_tag", 1);
    }

    /** A tag and its place among the tags of its key. */
    record Placed(long position, Tag tag) {}

    /** @throws io.sealwright.rows.DamagedRow for a row that is not as we wrote it */
    List<Placed> after(Queries queries, KeyAddress address, long position, int limit) {
        queries.requireProven(
                "kms_key_tag",
                address.account().digits(),
                address.region().name(),
                address.keyId().toString());
        return queries.list(
                """
                SELECT position, tag_key, tag_value, mac FROM kms_key_tag
                 WHERE account = ? AND region = ? AND key_id = ? AND position > ?
                 ORDER BY position LIMIT ?
                """,
                row -> placed(address, row),
                address.account().digits(),
                address.region().name(),
                address.keyId().toString(),
                position,
                (long) limit);
    }

    void insert(Sql sql, KeyAddress address, Placed placed) {
        sql.change(
                """
                INSERT INTO kms_key_tag (account, region, key_id, tag_key, position, tag_value, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                address.account().digits(),
                address.region().name(),
                address.keyId().toString(),
                placed.tag().key(),
                placed.position(),
                placed.tag().value(),
                macs.in(address.region()).of(columns(address, placed)));
    }

    void replace(Sql sql, KeyAddress address, Placed placed) {
        sql.change(
                """
                UPDATE kms_key_tag SET tag_value = ?, mac = ?
                 WHERE account = ? AND region = ? AND key_id = ? AND tag_key = ?
                """,
                placed.tag().value(),
                macs.in(address.region()).of(columns(address, placed)),
                address.account().digits(),
                address.region().name(),
                address.keyId().toString(),
                placed.tag().key());
    }

    void delete(Sql sql, KeyAddress address, String tagKey) {
        sql.change(
                "DELETE FROM kms_key_tag WHERE account = ? AND region = ? AND key_id = ? AND tag_key = ?",
                address.account().digits(),
                address.region().name(),
                address.keyId().toString(),
                tagKey);
    }

    private Placed placed(KeyAddress address, ResultSet row) throws SQLException {
        var placed = new Placed(row.getLong("position"), new Tag(row.getString("tag_key"), row.getString("tag_value")));
        macs.in(address.region()).require(row.getBytes("mac"), address.toString(), columns(address, placed));
        return placed;
    }

    private static Object[] columns(KeyAddress address, Placed placed) {
        return new Object[] {
            address.account().digits(),
            address.region().name(),
            address.keyId().toString(),
            placed.tag().key(),
            placed.position(),
            placed.tag().value()
        };
    }
}
