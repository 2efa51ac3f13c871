// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.kms.model.Erasure;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code kms_erasure}: a row for each Region in which a key was ever destroyed. */
final class ErasureRows {
    private final Macs macs;

    ErasureRows(CryptoBoundary crypto) {
        this.macs = new Macs(crypto, "kms_erasure", 1);
    }

    /** @throws io.sealwright.rows.DamagedRow for a row that is not as we wrote it */
    Erasure find(Queries queries, Region region) {
        queries.requireProven("kms_erasure", region.name());
        Optional<Erasure> found =
                queries.first("SELECT * FROM kms_erasure WHERE region = ?", this::erasure, region.name());
        return found.orElseGet(() -> Erasure.none(region));
    }

    /** Those that owe something. As many as there are Regions, at most. */
    List<Erasure> owing(Queries queries) {
        queries.requireProven("kms_erasure");
        return queries.list(
                "SELECT * FROM kms_erasure WHERE destroyed_at IS NOT NULL ORDER BY destroyed_at, region",
                this::erasure);
    }

    /** The lowest version under which material may be stored. */
    int lowestVersion(Queries queries, Region region) {
        return queries.first(
                        "SELECT lowest_version FROM kms_erasure WHERE region = ?", row -> row.getInt(1), region.name())
                .orElse(1);
    }

    void put(Sql sql, Erasure erasure) {
        sql.change(
                """
                INSERT INTO kms_erasure (region, lowest_version, destroyed_at, running, destroyed_again_at, mac)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (region) DO UPDATE
                   SET lowest_version = excluded.lowest_version, destroyed_at = excluded.destroyed_at,
                       running = excluded.running, destroyed_again_at = excluded.destroyed_again_at, mac = excluded.mac
                """,
                erasure.region().name(),
                (long) erasure.lowestVersion(),
                millis(erasure.destroyedAt()),
                erasure.running() ? 1L : 0L,
                millis(erasure.destroyedAgainAt()),
                macs.in(erasure.region()).of(columns(erasure)));
    }

    private Erasure erasure(ResultSet row) throws SQLException {
        Region region = new Region(row.getString("region"));
        Erasure erasure = new Erasure(
                region,
                row.getInt("lowest_version"),
                instant(row, "destroyed_at"),
                row.getLong("running") == 1,
                instant(row, "destroyed_again_at"));
        macs.in(region).require(row.getBytes("mac"), region.name(), columns(erasure));
        return erasure;
    }

    private static @Nullable Object[] columns(Erasure erasure) {
        return new @Nullable Object[] {
            erasure.region().name(),
            (long) erasure.lowestVersion(),
            millis(erasure.destroyedAt()),
            erasure.running() ? 1L : 0L,
            millis(erasure.destroyedAgainAt())
        };
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
