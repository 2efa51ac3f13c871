// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.iam.model.AccessKeyUses;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import java.time.Instant;
import java.util.Optional;

/** The table {@code iam_access_key_use}. It follows from use and decides nothing, so it has neither version nor MAC. */
public final class UseRows {

    /** The table's name, for the register of rows, which leaves it out. */
    public static final String TABLE = "iam_access_key_use";

    /** The last use of a key, if it was ever used. */
    public Optional<AccessKeyUses.LastUse> find(Queries queries, String accessKeyId) {
        return queries.first(
                "SELECT used_at, service, region FROM iam_access_key_use WHERE access_key_id = ?",
                row -> new AccessKeyUses.LastUse(
                        Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3)),
                accessKeyId);
    }

    /** Forgets a key that is gone. */
    public void delete(Sql sql, String accessKeyId) {
        sql.change("DELETE FROM iam_access_key_use WHERE access_key_id = ?", accessKeyId);
    }

    /** Replaces the last use of a key. */
    public void put(Sql sql, String accessKeyId, AccessKeyUses.LastUse use) {
        sql.change("""
                INSERT INTO iam_access_key_use (access_key_id, used_at, service, region) VALUES (?, ?, ?, ?)
                ON CONFLICT (access_key_id) DO UPDATE
                   SET used_at = excluded.used_at, service = excluded.service, region = excluded.region
                """, accessKeyId, use.time().toEpochMilli(), use.service(), use.region());
    }
}
