// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;
import java.util.List;

/**
 * Removes a key and all that belongs to it, in one transaction. The sealed material is overwritten before its row goes:
 * what pages and logs still hold of it dies with the keys above it, which the Region owes from now on.
 */
record Destruction(KeyFacts key, ErasureRows erasures, Instant now) implements Body {

    @Override
    public void write(Sql sql) throws Conflict {
        KeyAddress address = key.address();
        String account = address.account().digits();
        String region = address.region().name();
        String keyId = address.keyId().toString();
        overwrite(sql, account, region, keyId);
        erasures.put(sql, erasures.find(sql, address.region()).destroyed(now));
        sql.change(
                "DELETE FROM kms_key_material WHERE account = ? AND region = ? AND key_id = ?", account, region, keyId);
        sql.change("DELETE FROM kms_alias WHERE account = ? AND region = ? AND key_id = ?", account, region, keyId);
        sql.change("DELETE FROM kms_key_tag WHERE account = ? AND region = ? AND key_id = ?", account, region, keyId);
        sql.change("DELETE FROM kms_grant WHERE account = ? AND region = ? AND key_id = ?", account, region, keyId);
        sql.changeOne("""
                DELETE FROM kms_key
                 WHERE account = ? AND region = ? AND key_id = ? AND version = ? AND state = 'PendingDeletion'
                """, account, region, keyId, key.version());
    }

    /** With as many zeroes as there were bytes, so that the row stays in its place. */
    private static void overwrite(Sql sql, String account, String region, String keyId) {
        record Sealed(Blob materialId, int length) {}
        List<Sealed> all = sql.list(
                "SELECT material_id, sealed FROM kms_key_material WHERE account = ? AND region = ? AND key_id = ?",
                row -> new Sealed(Blob.owning(row.getBytes(1)), row.getBytes(2).length),
                account,
                region,
                keyId);
        for (Sealed material : all) {
            sql.change(
                    """
                    UPDATE kms_key_material SET sealed = ?
                     WHERE account = ? AND region = ? AND key_id = ? AND material_id = ?
                    """,
                    new byte[material.length()],
                    account,
                    region,
                    keyId,
                    material.materialId().sharedBytes());
        }
    }
}
