// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.KeyId;
import io.sealwright.gateway.Call;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.RepeatedRequests;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Store;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.util.Optional;

/** The table {@code kms_key_request}. What is too old goes with the next that is remembered. */
public final class SqlRepeatedRequests implements RepeatedRequests {
    private static final int LONGEST_ID = 128;

    private final Store store;

    public SqlRepeatedRequests(Store store) {
        this.store = store;
    }

    @Override
    public Optional<KeyAddress> find(Call call, Blob inputHash) {
        String invocation = call.invocationId();
        if (invocation == null || invocation.length() > LONGEST_ID) {
            return Optional.empty();
        }
        return store.read(snapshot -> snapshot.first(
                """
                SELECT account, region, key_id FROM kms_key_request
                 WHERE access_key_id = ? AND invocation_id = ? AND input_hash = ? AND made_at > ?
                """,
                row -> new KeyAddress(
                        new AccountId(row.getString(1)),
                        new Region(row.getString(2)),
                        KeyId.parse(row.getString(3)).orElseThrow()),
                call.accessKeyId(),
                invocation,
                inputHash.sharedBytes(),
                call.time().minus(MEMORY).toEpochMilli()));
    }

    @Override
    public Body remember(Call call, Blob inputHash, KeyAddress made) {
        String invocation = call.invocationId();
        if (invocation == null || invocation.length() > LONGEST_ID) {
            return sql -> {}; // Nothing to recognise it by.
        }
        return sql -> {
            sql.change(
                    "DELETE FROM kms_key_request WHERE made_at <= ?",
                    call.time().minus(MEMORY).toEpochMilli());
            try {
                sql.change(
                        """
                        INSERT INTO kms_key_request (access_key_id, invocation_id, input_hash, account, region, key_id,
                            made_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                        call.accessKeyId(),
                        invocation,
                        inputHash.sharedBytes(),
                        made.account().digits(),
                        made.region().name(),
                        made.keyId().toString(),
                        call.time().toEpochMilli());
            } catch (UniqueViolation another) {
                throw Conflict.INSTANCE;
            }
        };
    }
}
