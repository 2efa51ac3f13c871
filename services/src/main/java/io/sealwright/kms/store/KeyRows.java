// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyMaterialId;
import io.sealwright.crypto.KeyOrigin;
import io.sealwright.crypto.KeySpec;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.kms.model.KeyState;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code kms_key}. Times are milliseconds since 1970. */
final class KeyRows {
    private final Macs macs;

    KeyRows(CryptoBoundary crypto) {
        this.macs = new Macs(crypto, "kms_key", 1);
    }

    /** @throws io.sealwright.rows.DamagedRow for a row that is not as we wrote it */
    Optional<KeyFacts> find(Queries queries, KeyAddress address) {
        return queries.first(
                "SELECT * FROM kms_key WHERE account = ? AND region = ? AND key_id = ?",
                row -> facts(address, row),
                address.account().digits(),
                address.region().name(),
                address.keyId().toString());
    }

    void insert(Sql sql, KeyFacts key) {
        sql.change(
                """
                INSERT INTO kms_key (account, region, key_id, version, state, deletion_at, description, key_spec, key_usage,
                    origin, current_material_id, policy_hash, alias_count, tag_count, created_at, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                key.address().account().digits(),
                key.address().region().name(),
                key.address().keyId().toString(),
                key.version(),
                key.state().wireName(),
                deletionAt(key.state()),
                key.description(),
                key.keySpec().name(),
                key.keyUsage().name(),
                key.origin().name(),
                key.currentMaterialId().bytes().sharedBytes(),
                key.policyHash().sharedBytes(),
                (long) key.aliasCount(),
                (long) key.tagCount(),
                key.created().toEpochMilli(),
                mac(key));
    }

    /** @throws Conflict unless the row still is {@code before} */
    void replace(Sql sql, KeyFacts before, KeyFacts after) throws Conflict {
        sql.changeOne(
                """
                UPDATE kms_key
                   SET version = ?, state = ?, deletion_at = ?, description = ?, policy_hash = ?, alias_count = ?,
                       tag_count = ?, mac = ?
                 WHERE account = ? AND region = ? AND key_id = ? AND version = ?
                """,
                after.version(),
                after.state().wireName(),
                deletionAt(after.state()),
                after.description(),
                after.policyHash().sharedBytes(),
                (long) after.aliasCount(),
                (long) after.tagCount(),
                mac(after),
                before.address().account().digits(),
                before.address().region().name(),
                before.address().keyId().toString(),
                before.version());
    }

    private byte[] mac(KeyFacts key) {
        return macs.in(key.address().region()).of(columns(key));
    }

    private static @Nullable Object[] columns(KeyFacts key) {
        return new @Nullable Object[] {
            key.address().account().digits(),
            key.address().region().name(),
            key.address().keyId().toString(),
            key.version(),
            key.state().wireName(),
            deletionAt(key.state()),
            key.description(),
            key.keySpec().name(),
            key.keyUsage().name(),
            key.origin().name(),
            key.currentMaterialId().bytes(),
            key.policyHash(),
            (long) key.aliasCount(),
            (long) key.tagCount(),
            key.created().toEpochMilli()
        };
    }

    private KeyFacts facts(KeyAddress address, ResultSet row) throws SQLException {
        KeyFacts key = new KeyFacts(
                address,
                row.getLong("version"),
                state(row),
                row.getString("description"),
                KeySpec.valueOf(row.getString("key_spec")),
                KeyUsage.valueOf(row.getString("key_usage")),
                KeyOrigin.valueOf(row.getString("origin")),
                new KeyMaterialId(Blob.owning(row.getBytes("current_material_id"))),
                Blob.owning(row.getBytes("policy_hash")),
                row.getInt("alias_count"),
                row.getInt("tag_count"),
                Instant.ofEpochMilli(row.getLong("created_at")));
        macs.in(address.region()).require(row.getBytes("mac"), address.toString(), columns(key));
        return key;
    }

    private static KeyState state(ResultSet row) throws SQLException {
        String name = row.getString("state");
        return switch (name) {
            case "Enabled" -> new KeyState.Enabled();
            case "Disabled" -> new KeyState.Disabled();
            case "PendingDeletion" -> new KeyState.PendingDeletion(Instant.ofEpochMilli(row.getLong("deletion_at")));
            default -> throw new IllegalStateException("a key in the state " + name); // Text is no closed set.
        };
    }

    private static @Nullable Long deletionAt(KeyState state) {
        return switch (state) {
            case KeyState.Enabled(), KeyState.Disabled() -> null;
            case KeyState.PendingDeletion(var date) -> date.toEpochMilli();
        };
    }
}
