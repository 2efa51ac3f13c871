// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.organizations.model.Unit;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table {@code organizations_unit}: the root and the organizational units, with what is attached to each. */
final class UnitRows {
    private final RowMac macs;

    UnitRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "organizations_unit", 1);
    }

    Optional<Unit> find(Queries queries, String id) {
        queries.requireProven("organizations_unit", id);
        return queries.first("SELECT * FROM organizations_unit WHERE unit = ?", this::unit, id);
    }

    Optional<Unit> find(Queries queries, String parent, String name) {
        return queries.first(
                "SELECT * FROM organizations_unit WHERE parent = ? AND name = ?", this::unit, parent, name);
    }

    List<Unit> all(Queries queries) {
        queries.requireProven("organizations_unit");
        return queries.list("SELECT * FROM organizations_unit LIMIT ?", this::unit, Unit.MAX_UNITS + 1L);
    }

    List<Unit> in(Queries queries, String parent, String after, int limit) {
        return queries.list(
                "SELECT * FROM organizations_unit WHERE parent = ? AND unit > ? ORDER BY unit LIMIT ?",
                this::unit,
                parent,
                after,
                (long) limit);
    }

    List<Unit> withAttached(Queries queries, Pattern pattern, String after, int limit) {
        return queries.list(
                """
                SELECT * FROM organizations_unit
                 WHERE unit > ? AND (attachments LIKE ? OR (? = 1 AND attachments NOT LIKE ?))
                 ORDER BY unit LIMIT ?
                """, this::unit, after, pattern.attached(), pattern.byDefault(), pattern.any(), (long) limit);
    }

    void insert(Sql sql, Unit unit) {
        sql.change(
                """
                INSERT INTO organizations_unit (unit, parent, name, depth, attachments, tags, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                unit.id(),
                unit.parent(),
                unit.name(),
                (long) unit.depth(),
                Texts.of(unit.attachments()),
                Texts.of(unit.tags()),
                macs.of(columns(unit)));
    }

    void replace(Sql sql, Unit unit) throws Conflict {
        sql.changeOne(
                "UPDATE organizations_unit SET name = ?, attachments = ?, tags = ?, mac = ? WHERE unit = ?",
                unit.name(),
                Texts.of(unit.attachments()),
                Texts.of(unit.tags()),
                macs.of(columns(unit)),
                unit.id());
    }

    void delete(Sql sql, Unit unit) throws Conflict {
        sql.changeOne("DELETE FROM organizations_unit WHERE unit = ?", unit.id());
    }

    private static Object[] columns(Unit unit) {
        return new Object[] {
            unit.id(),
            unit.parent(),
            unit.name(),
            (long) unit.depth(),
            Texts.of(unit.attachments()),
            Texts.of(unit.tags())
        };
    }

    private Unit unit(ResultSet row) throws SQLException {
        Unit unit = new Unit(
                row.getString("unit"),
                row.getString("parent"),
                row.getString("name"),
                row.getInt("depth"),
                Texts.attachments(row.getString("attachments")),
                Texts.tags(row.getString("tags")));
        macs.require(row.getBytes("mac"), unit.id(), columns(unit));
        return unit;
    }
}
