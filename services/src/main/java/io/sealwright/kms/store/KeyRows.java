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
import io.sealwright.policy.PrincipalIds;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code kms_key}. Times are milliseconds since 1970.
 *
 * <p>Rows that were last written before a key counted its grants have a MAC without the columns that came then, and
 * hold what the migration gave them there: no grants, no principals. They are believed as such and as nothing else.
 */
final class KeyRows {
    private final Macs macs;
    private final Macs beforeGrants;

    KeyRows(CryptoBoundary crypto) {
        this.macs = new Macs(crypto, "kms_key", 2);
        this.beforeGrants = new Macs(crypto, "kms_key", 1);
    }

    /** @throws io.sealwright.rows.DamagedRow for a row that is not as we wrote it */
    Optional<KeyFacts> find(Queries queries, KeyAddress address) {
        queries.requireProven(
                "kms_key",
                address.account().digits(),
                address.region().name(),
                address.keyId().toString());
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
                    origin, current_material_id, policy_hash, policy_principals, alias_count, tag_count, grant_count,
                    created_at, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                key.policyPrincipals().text(),
                (long) key.aliasCount(),
                (long) key.tagCount(),
                (long) key.grantCount(),
                key.created().toEpochMilli(),
                mac(key));
    }

    /** @throws Conflict unless the row still is {@code before} */
    void replace(Sql sql, KeyFacts before, KeyFacts after) throws Conflict {
        sql.changeOne(
                """
                UPDATE kms_key
                   SET version = ?, state = ?, deletion_at = ?, description = ?, policy_hash = ?,
                       policy_principals = ?, alias_count = ?, tag_count = ?, grant_count = ?, mac = ?
                 WHERE account = ? AND region = ? AND key_id = ? AND version = ?
                """,
                after.version(),
                after.state().wireName(),
                deletionAt(after.state()),
                after.description(),
                after.policyHash().sharedBytes(),
                after.policyPrincipals().text(),
                (long) after.aliasCount(),
                (long) after.tagCount(),
                (long) after.grantCount(),
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
        return Stream.concat(
                        Arrays.stream(columnsBeforeGrants(key)),
                        Stream.of(key.policyPrincipals().text(), (long) key.grantCount()))
                .toArray();
    }

    static @Nullable Object[] columnsBeforeGrants(KeyFacts key) {
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
                PrincipalIds.parse(row.getString("policy_principals")),
                row.getInt("alias_count"),
                row.getInt("tag_count"),
                row.getInt("grant_count"),
                Instant.ofEpochMilli(row.getLong("created_at")));
        byte[] mac = row.getBytes("mac");
        RowMac current = macs.in(address.region());
        if (!current.holds(mac, columns(key)) && !isFromBeforeGrants(key, mac)) {
            throw new DamagedRow("kms_key", address.toString());
        }
        return key;
    }

    private boolean isFromBeforeGrants(KeyFacts key, byte[] mac) {
        return key.grantCount() == 0
                && key.policyPrincipals().equals(PrincipalIds.NONE)
                && beforeGrants.in(key.address().region()).holds(mac, columnsBeforeGrants(key));
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
