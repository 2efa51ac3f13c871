// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.rows.RepeatedRequests;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import java.util.Optional;

/** The table {@code iam_request}: what was made is named by its unique id. */
public final class RequestRows implements RepeatedRequests.Table<String> {

    @Override
    public Optional<String> find(Queries queries, RepeatedRequests.Key key, long after) {
        return queries.first(
                """
                SELECT made FROM iam_request
                 WHERE access_key_id = ? AND invocation_id = ? AND input_hash = ? AND made_at > ?
                """,
                row -> row.getString(1),
                key.accessKeyId(),
                key.invocationId(),
                key.inputHash().sharedBytes(),
                after);
    }

    @Override
    public void forget(Sql sql, long until) {
        sql.change("DELETE FROM iam_request WHERE made_at <= ?", until);
    }

    @Override
    public void insert(Sql sql, RepeatedRequests.Key key, String made, long at) {
        sql.change("""
                INSERT INTO iam_request (access_key_id, invocation_id, input_hash, made, made_at)
                VALUES (?, ?, ?, ?, ?)
                """, key.accessKeyId(), key.invocationId(), key.inputHash().sharedBytes(), made, at);
    }
}
