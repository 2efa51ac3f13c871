// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.organizations.model.Counts;
import io.sealwright.organizations.model.Enabling;
import io.sealwright.organizations.model.Enablings;
import io.sealwright.organizations.model.Organization;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table {@code organizations_organization}, which has one row. */
final class OrganizationRows {
    private final RowMac macs;

    OrganizationRows(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "organizations_organization", 1);
    }

    Optional<Organization> find(Queries queries) {
        queries.requireProven("organizations_organization");
        return queries.first("SELECT * FROM organizations_organization LIMIT 1", this::organization);
    }

    void insert(Sql sql, Organization organization) {
        sql.change(
                """
                INSERT INTO organizations_organization (organization, management, root, created_at,
                    service_control_enabled, service_control_generation, resource_control_enabled,
                    resource_control_generation, account_count, unit_count, service_control_count,
                    resource_control_count, version, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                organization.id(),
                organization.management().digits(),
                organization.rootId(),
                organization.created().toEpochMilli(),
                flag(organization.enablings().serviceControl()),
                organization.enablings().serviceControl().generation(),
                flag(organization.enablings().resourceControl()),
                organization.enablings().resourceControl().generation(),
                organization.counts().accounts(),
                organization.counts().units(),
                organization.counts().serviceControlPolicies(),
                organization.counts().resourceControlPolicies(),
                organization.version(),
                macs.of(columns(organization)));
    }

    /** @throws Conflict unless the row still is {@code before} */
    void replace(Sql sql, Organization before, Organization after) throws Conflict {
        sql.changeOne(
                """
                UPDATE organizations_organization
                   SET service_control_enabled = ?, service_control_generation = ?, resource_control_enabled = ?,
                       resource_control_generation = ?, account_count = ?, unit_count = ?, service_control_count = ?,
                       resource_control_count = ?, version = ?, mac = ?
                 WHERE organization = ? AND version = ?
                """,
                flag(after.enablings().serviceControl()),
                after.enablings().serviceControl().generation(),
                flag(after.enablings().resourceControl()),
                after.enablings().resourceControl().generation(),
                after.counts().accounts(),
                after.counts().units(),
                after.counts().serviceControlPolicies(),
                after.counts().resourceControlPolicies(),
                after.version(),
                macs.of(columns(after)),
                before.id(),
                before.version());
    }

    private static long flag(Enabling enabling) {
        return enabling.enabled() ? 1 : 0;
    }

    private static Object[] columns(Organization organization) {
        return new Object[] {
            organization.id(),
            organization.management().digits(),
            organization.rootId(),
            organization.created().toEpochMilli(),
            flag(organization.enablings().serviceControl()),
            organization.enablings().serviceControl().generation(),
            flag(organization.enablings().resourceControl()),
            organization.enablings().resourceControl().generation(),
            organization.counts().accounts(),
            organization.counts().units(),
            organization.counts().serviceControlPolicies(),
            organization.counts().resourceControlPolicies(),
            organization.version()
        };
    }

    private Organization organization(ResultSet row) throws SQLException {
        Organization organization = new Organization(
                row.getString("organization"),
                new AccountId(row.getString("management")),
                row.getString("root"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                new Enablings(
                        new Enabling(
                                row.getLong("service_control_enabled") == 1, row.getLong("service_control_generation")),
                        new Enabling(
                                row.getLong("resource_control_enabled") == 1,
                                row.getLong("resource_control_generation"))),
                new Counts(
                        row.getLong("account_count"),
                        row.getLong("unit_count"),
                        row.getLong("service_control_count"),
                        row.getLong("resource_control_count")),
                row.getLong("version"));
        macs.require(row.getBytes("mac"), organization.id(), columns(organization));
        return organization;
    }
}
