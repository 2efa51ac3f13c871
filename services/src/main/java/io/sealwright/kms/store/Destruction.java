// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Sql;

/**
 * Removes a key and all that belongs to it, in one transaction. The sealed material is overwritten before its row goes:
 * what pages and logs still hold of it dies with the keys above it.
 */
record Destruction(KeyFacts key) implements Body {

    @Override
    public void write(Sql sql) throws Conflict {
        KeyAddress address = key.address();
        String account = address.account().digits();
        String region = address.region().name();
        String keyId = address.keyId().toString();
        sql.change(
                "UPDATE kms_key_material SET sealed = ? WHERE account = ? AND region = ? AND key_id = ?",
                new byte[1],
                account,
                region,
                keyId);
        sql.change(
                "DELETE FROM kms_key_material WHERE account = ? AND region = ? AND key_id = ?", account, region, keyId);
        sql.change("DELETE FROM kms_alias WHERE account = ? AND region = ? AND key_id = ?", account, region, keyId);
        sql.change("DELETE FROM kms_key_tag WHERE account = ? AND region = ? AND key_id = ?", account, region, keyId);
        sql.changeOne("""
                DELETE FROM kms_key
                 WHERE account = ? AND region = ? AND key_id = ? AND version = ? AND state = 'PendingDeletion'
                """, account, region, keyId, key.version());
    }
}
