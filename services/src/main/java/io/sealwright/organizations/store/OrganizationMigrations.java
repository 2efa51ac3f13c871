// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.store.Migration;
import java.util.List;

/**
 * The tables of an organization. It is the root of its aggregate: whoever writes one of the other tables bumps its
 * version. Every row carries a MAC.
 */
public final class OrganizationMigrations {

    /** In the order in which they are applied, after {@link SqlAccounts#MIGRATIONS}; what was applied never changes. */
    public static final List<Migration> ALL = List.of(new Migration("organizations/0002-organization", """
            CREATE TABLE organizations_organization (
                organization TEXT NOT NULL PRIMARY KEY,
                management TEXT NOT NULL,
                root TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                service_control_enabled BIGINT NOT NULL,
                service_control_generation BIGINT NOT NULL,
                resource_control_enabled BIGINT NOT NULL,
                resource_control_generation BIGINT NOT NULL,
                account_count BIGINT NOT NULL,
                unit_count BIGINT NOT NULL,
                service_control_count BIGINT NOT NULL,
                resource_control_count BIGINT NOT NULL,
                version BIGINT NOT NULL,
                mac BYTEA NOT NULL
            );
            CREATE UNIQUE INDEX organizations_organization_of ON organizations_organization (management);
            CREATE TABLE organizations_unit (
                unit TEXT NOT NULL PRIMARY KEY,
                parent TEXT NOT NULL,
                name TEXT NOT NULL,
                depth BIGINT NOT NULL,
                attachments TEXT NOT NULL,
                tags TEXT NOT NULL,
                mac BYTEA NOT NULL
            );
            CREATE UNIQUE INDEX organizations_unit_by_name ON organizations_unit (parent, name);
            CREATE INDEX organizations_unit_in ON organizations_unit (parent, unit);
            CREATE TABLE organizations_member (
                account TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                email TEXT NOT NULL,
                folded_email TEXT NOT NULL,
                suspended BIGINT NOT NULL,
                parent TEXT NOT NULL,
                invited BIGINT NOT NULL,
                joined_at BIGINT NOT NULL,
                attachments TEXT NOT NULL,
                tags TEXT NOT NULL,
                mac BYTEA NOT NULL
            );
            CREATE UNIQUE INDEX organizations_member_by_email ON organizations_member (folded_email);
            CREATE INDEX organizations_member_in ON organizations_member (parent, account);
            CREATE TABLE organizations_policy (
                policy TEXT NOT NULL PRIMARY KEY,
                type TEXT NOT NULL,
                name TEXT NOT NULL,
                description TEXT NOT NULL,
                content_hash BYTEA NOT NULL,
                tags TEXT NOT NULL,
                mac BYTEA NOT NULL
            );
            CREATE UNIQUE INDEX organizations_policy_by_name ON organizations_policy (type, name);
            CREATE TABLE organizations_creation (
                creation TEXT NOT NULL PRIMARY KEY,
                account_name TEXT NOT NULL,
                requested_at BIGINT NOT NULL,
                account TEXT,
                failure TEXT,
                mac BYTEA NOT NULL
            );
            """));

    private OrganizationMigrations() {}
}
