// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyId;
import io.sealwright.kms.model.Alias;
import io.sealwright.kms.model.AliasAddress;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code kms_alias}. */
final class AliasRows {
    private final Macs macs;

    AliasRows(CryptoBoundary crypto) {
        this.macs = new Macs(crypto, "kms_alias", 1);
    }

    /** @throws io.sealwright.rows.DamagedRow for a row that is not as we wrote it */
    Optional<Alias> find(Queries queries, AliasAddress address) {
        requireProven(queries, address);
        return queries.first(
                """
                SELECT name, key_id, created_at, updated_at, mac FROM kms_alias
                 WHERE account = ? AND region = ? AND name = ?
                """,
                row -> alias(address.account(), address.region(), row),
                address.account().digits(),
                address.region().name(),
                address.name());
    }

    List<Alias> after(Queries queries, AccountId account, Region region, String name, int limit) {
        return queries.list(
                """
                SELECT name, key_id, created_at, updated_at, mac FROM kms_alias
                 WHERE account = ? AND region = ? AND name > ?
                 ORDER BY name LIMIT ?
                """, row -> alias(account, region, row), account.digits(), region.name(), name, (long) limit);
    }

    List<Alias> ofKeyAfter(Queries queries, KeyAddress key, String name, int limit) {
        List<Alias> found = queries.list(
                """
                SELECT name, key_id, created_at, updated_at, mac FROM kms_alias
                 WHERE account = ? AND region = ? AND key_id = ? AND name > ?
                 ORDER BY name LIMIT ?
                """,
                row -> alias(key.account(), key.region(), row),
                key.account().digits(),
                key.region().name(),
                key.keyId().toString(),
                name,
                (long) limit);
        found.forEach(alias -> requireProven(queries, alias.address()));
        return found;
    }

    private static void requireProven(Queries queries, AliasAddress address) {
        queries.requireProven(
                "kms_alias", address.account().digits(), address.region().name(), address.name());
    }

    /** @throws io.sealwright.vocabulary.ServiceException AlreadyExistsException */
    void insert(Sql sql, Alias alias, String partition) {
        try {
            sql.change(
                    """
                    INSERT INTO kms_alias (account, region, name, key_id, created_at, updated_at, mac)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    alias.address().account().digits(),
                    alias.address().region().name(),
                    alias.address().name(),
                    alias.targetKeyId().toString(),
                    alias.created().toEpochMilli(),
                    alias.updated().toEpochMilli(),
                    mac(alias));
        } catch (UniqueViolation exists) {
            throw KmsError.ALREADY_EXISTS.because(
                    "An alias with the name %s already exists", alias.address().arn(partition));
        }
    }

    /** @throws Conflict unless the alias still names {@code before} */
    void replace(Sql sql, KeyAddress before, Alias after) throws Conflict {
        sql.changeOne(
                """
                UPDATE kms_alias SET key_id = ?, updated_at = ?, mac = ?
                 WHERE account = ? AND region = ? AND name = ? AND key_id = ?
                """,
                after.targetKeyId().toString(),
                after.updated().toEpochMilli(),
                mac(after),
                after.address().account().digits(),
                after.address().region().name(),
                after.address().name(),
                before.keyId().toString());
    }

    /** @throws Conflict unless the alias still names its key */
    void delete(Sql sql, Alias alias) throws Conflict {
        sql.changeOne(
                "DELETE FROM kms_alias WHERE account = ? AND region = ? AND name = ? AND key_id = ?",
                alias.address().account().digits(),
                alias.address().region().name(),
                alias.address().name(),
                alias.targetKeyId().toString());
    }

    private byte[] mac(Alias alias) {
        return macs.in(alias.address().region()).of(columns(alias));
    }

    private Alias alias(AccountId account, Region region, ResultSet row) throws SQLException {
        Alias alias = new Alias(
                new AliasAddress(account, region, row.getString("name")),
                KeyId.parse(row.getString("key_id")).orElseThrow(),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
        macs.in(region).require(row.getBytes("mac"), alias.address().toString(), columns(alias));
        return alias;
    }

    private static Object[] columns(Alias alias) {
        return new Object[] {
            alias.address().account().digits(),
            alias.address().region().name(),
            alias.address().name(),
            alias.targetKeyId().toString(),
            alias.created().toEpochMilli(),
            alias.updated().toEpochMilli()
        };
    }
}
