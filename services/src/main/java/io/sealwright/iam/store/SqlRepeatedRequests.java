// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.gateway.Call;
import io.sealwright.iam.model.RepeatedRequests;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Store;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.Blob;
import java.util.Optional;

/** The table {@code iam_request}. What is too old goes with the next that is remembered. */
public final class SqlRepeatedRequests implements RepeatedRequests {
    private static final int LONGEST_ID = 128;

    private final Store store;

    public SqlRepeatedRequests(Store store) {
        this.store = store;
    }

    @Override
    public Optional<String> find(Call call, Blob inputHash) {
        String invocation = call.invocationId();
        if (invocation == null || invocation.length() > LONGEST_ID) {
            return Optional.empty();
        }
        return store.read(snapshot -> snapshot.first(
                """
                SELECT made FROM iam_request
                 WHERE access_key_id = ? AND invocation_id = ? AND input_hash = ? AND made_at > ?
                """,
                row -> row.getString(1),
                call.accessKeyId(),
                invocation,
                inputHash.sharedBytes(),
                call.time().minus(MEMORY).toEpochMilli()));
    }

    @Override
    public Body remember(Call call, Blob inputHash, String made) {
        String invocation = call.invocationId();
        if (invocation == null || invocation.length() > LONGEST_ID) {
            return sql -> {}; // Nothing to recognise it by.
        }
        return sql -> {
            sql.change(
                    "DELETE FROM iam_request WHERE made_at <= ?",
                    call.time().minus(MEMORY).toEpochMilli());
            try {
                sql.change(
                        """
                        INSERT INTO iam_request (access_key_id, invocation_id, input_hash, made, made_at)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                        call.accessKeyId(),
                        invocation,
                        inputHash.sharedBytes(),
                        made,
                        call.time().toEpochMilli());
            } catch (UniqueViolation another) {
                throw Conflict.INSTANCE;
            }
        };
    }
}
