// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.KeyId;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.util.Optional;

/** The table {@code kms_key_request}: what was made is a key. */
public final class RequestRows implements RepeatedRequests.Table<KeyAddress> {

    @Override
    public Optional<KeyAddress> find(Queries queries, RepeatedRequests.Key key, long after) {
        return queries.first(
                """
                SELECT account, region, key_id FROM kms_key_request
                 WHERE access_key_id = ? AND invocation_id = ? AND input_hash = ? AND made_at > ?
                """,
                row -> new KeyAddress(
                        new AccountId(row.getString(1)),
                        new Region(row.getString(2)),
                        KeyId.parse(row.getString(3)).orElseThrow()),
                key.accessKeyId(),
                key.invocationId(),
                key.inputHash().sharedBytes(),
                after);
    }

    @Override
    public void forget(Sql sql, long until) {
        sql.change("DELETE FROM kms_key_request WHERE made_at <= ?", until);
    }

    @Override
    public void insert(Sql sql, RepeatedRequests.Key key, KeyAddress made, long at) {
        sql.change(
                """
                INSERT INTO kms_key_request (access_key_id, invocation_id, input_hash, account, region, key_id,
                    made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                key.accessKeyId(),
                key.invocationId(),
                key.inputHash().sharedBytes(),
                made.account().digits(),
                made.region().name(),
                made.keyId().toString(),
                at);
    }
}
