// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyMaterialId;
import io.sealwright.crypto.NewMaterial;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.rows.DamagedRow;
import io.sealwright.store.Body;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code kms_key_material}: sealed, and bound to its key besides by the seal itself. */
final class MaterialRows {
    private final Macs macs;

    MaterialRows(CryptoBoundary crypto) {
        this.macs = new Macs(crypto, "kms_key_material", 1);
    }

    /** @throws DamagedRow for a row that is not as we wrote it */
    List<NewMaterial> all(Queries queries, KeyAddress address) {
        queries.requireProven(
                "kms_key_material",
                address.account().digits(),
                address.region().name(),
                address.keyId().toString());
        return queries.list(
                """
                SELECT material_id, sealed, created_at, mac FROM kms_key_material
                 WHERE account = ? AND region = ? AND key_id = ?
                """,
                row -> material(address, row),
                address.account().digits(),
                address.region().name(),
                address.keyId().toString());
    }

    /** @throws DamagedRow for the first that an older version of its Region's domain key sealed */
    void requireNothingBelow(Queries queries, Region region, int version) {
        queries.requireProven("kms_key_material");
        Optional<String> below = queries.first(
                "SELECT account, region, key_id FROM kms_key_material WHERE region = ? AND substr(sealed, "
                        + (CryptoBoundary.DOMAIN_KEY_VERSION_AT + 1) + ", " + Integer.BYTES + ") < ? LIMIT 1",
                row -> row.getString(1) + "/" + row.getString(2) + "/" + row.getString(3),
                region.name(),
                ByteBuffer.allocate(Integer.BYTES).putInt(version).array());
        if (below.isPresent()) {
            throw new DamagedRow("kms_key_material", below.get());
        }
    }

    void insert(Sql sql, KeyAddress address, NewMaterial material, Instant created) {
        sql.change(
                """
                INSERT INTO kms_key_material (account, region, key_id, material_id, sealed, created_at, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                address.account().digits(),
                address.region().name(),
                address.keyId().toString(),
                material.id().bytes().sharedBytes(),
                material.sealed().sharedBytes(),
                created.toEpochMilli(),
                macs.in(address.region()).of(columns(address, material, created.toEpochMilli())));
    }

    /** Puts {@code after} in the place of {@code before}, the same material; one that is gone meanwhile stays gone. */
    Body replace(KeyAddress address, NewMaterial before, NewMaterial after) {
        return sql -> {
            Optional<Long> created = sql.first(
                    """
                    SELECT created_at FROM kms_key_material
                     WHERE account = ? AND region = ? AND key_id = ? AND material_id = ? AND sealed = ?
                    """,
                    row -> row.getLong(1),
                    address.account().digits(),
                    address.region().name(),
                    address.keyId().toString(),
                    before.id().bytes().sharedBytes(),
                    before.sealed().sharedBytes());
            if (created.isPresent()) {
                sql.change(
                        """
                        UPDATE kms_key_material SET sealed = ?, mac = ?
                         WHERE account = ? AND region = ? AND key_id = ? AND material_id = ?
                        """,
                        after.sealed().sharedBytes(),
                        macs.in(address.region()).of(columns(address, after, created.get())),
                        address.account().digits(),
                        address.region().name(),
                        address.keyId().toString(),
                        before.id().bytes().sharedBytes());
            }
        };
    }

    private NewMaterial material(KeyAddress address, ResultSet row) throws SQLException {
        var material = new NewMaterial(
                new KeyMaterialId(Blob.owning(row.getBytes("material_id"))), Blob.owning(row.getBytes("sealed")));
        macs.in(address.region())
                .require(
                        row.getBytes("mac"), address.toString(), columns(address, material, row.getLong("created_at")));
        return material;
    }

    private static Object[] columns(KeyAddress address, NewMaterial material, long created) {
        return new Object[] {
            address.account().digits(),
            address.region().name(),
            address.keyId().toString(),
            material.id().bytes(),
            material.sealed(),
            created
        };
    }
}
