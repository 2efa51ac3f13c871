// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.store.Migration;
import java.util.List;

/**
 * The tables of KMS. A key is the root of its aggregate: material, tags, aliases and grants belong to it, and a change
 * of any of them is a change of its version. Every row carries a MAC.
 */
public final class KmsMigrations {

    /** In the order in which they are applied; what was applied never changes. */
    public static final List<Migration> ALL = List.of(
            new Migration("kms/0001-keys", """
            CREATE TABLE kms_key (
                account TEXT NOT NULL,
                region TEXT NOT NULL,
                key_id TEXT NOT NULL,
                version BIGINT NOT NULL,
                state TEXT NOT NULL,
                deletion_at BIGINT,
                description TEXT NOT NULL,
                key_spec TEXT NOT NULL,
                key_usage TEXT NOT NULL,
                origin TEXT NOT NULL,
                current_material_id BYTEA NOT NULL,
                policy_hash BYTEA NOT NULL,
                alias_count BIGINT NOT NULL,
                tag_count BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                mac BYTEA NOT NULL,
                PRIMARY KEY (account, region, key_id)
            );
            CREATE INDEX kms_key_due ON kms_key (state, deletion_at);
            CREATE TABLE kms_key_material (
                account TEXT NOT NULL,
                region TEXT NOT NULL,
                key_id TEXT NOT NULL,
                material_id BYTEA NOT NULL,
                sealed BYTEA NOT NULL,
                created_at BIGINT NOT NULL,
                mac BYTEA NOT NULL,
                PRIMARY KEY (account, region, key_id, material_id)
            );
            CREATE TABLE kms_key_tag (
                account TEXT NOT NULL,
                region TEXT NOT NULL,
                key_id TEXT NOT NULL,
                tag_key TEXT NOT NULL,
                position BIGINT NOT NULL,
                tag_value TEXT NOT NULL,
                mac BYTEA NOT NULL,
                PRIMARY KEY (account, region, key_id, tag_key)
            );
            CREATE TABLE kms_alias (
                account TEXT NOT NULL,
                region TEXT NOT NULL,
                name TEXT NOT NULL,
                key_id TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL,
                mac BYTEA NOT NULL,
                PRIMARY KEY (account, region, name)
            );
            CREATE INDEX kms_alias_of_key ON kms_alias (account, region, key_id, name);
            CREATE TABLE kms_key_request (
                access_key_id TEXT NOT NULL,
                invocation_id TEXT NOT NULL,
                input_hash BYTEA NOT NULL,
                account TEXT NOT NULL,
                region TEXT NOT NULL,
                key_id TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                PRIMARY KEY (access_key_id, invocation_id, input_hash)
            );
            CREATE INDEX kms_key_request_made ON kms_key_request (made_at);
            """),
            new Migration("kms/0002-grants", """
            ALTER TABLE kms_key ADD COLUMN policy_principals TEXT NOT NULL DEFAULT '';
            ALTER TABLE kms_key ADD COLUMN grant_count BIGINT NOT NULL DEFAULT 0;
            CREATE TABLE kms_grant (
                account TEXT NOT NULL,
                region TEXT NOT NULL,
                key_id TEXT NOT NULL,
                grant_id TEXT NOT NULL,
                name TEXT,
                grantee_kind TEXT NOT NULL,
                grantee_name TEXT NOT NULL,
                grantee_id TEXT NOT NULL,
                retiring_kind TEXT,
                retiring_name TEXT,
                retiring_id TEXT,
                issuer TEXT NOT NULL,
                operations TEXT NOT NULL,
                constraint_type TEXT,
                constraint_context BYTEA NOT NULL,
                source_arn TEXT,
                request_hash BYTEA NOT NULL,
                created_at BIGINT NOT NULL,
                ended_at BIGINT,
                mac BYTEA NOT NULL,
                PRIMARY KEY (account, region, key_id, grant_id)
            );
            CREATE INDEX kms_grant_of_grantee ON kms_grant (account, region, key_id, grantee_id);
            CREATE INDEX kms_grant_of_request ON kms_grant (account, region, key_id, request_hash);
            CREATE INDEX kms_grant_ended ON kms_grant (account, region, key_id, ended_at);
            CREATE INDEX kms_grant_retirable ON kms_grant (region, retiring_id, account, key_id, grant_id);
            """),
            new Migration("kms/0003-erasures", """
            CREATE TABLE kms_erasure (
                region TEXT NOT NULL PRIMARY KEY,
                lowest_version BIGINT NOT NULL,
                destroyed_at BIGINT,
                running BIGINT NOT NULL,
                destroyed_again_at BIGINT,
                mac BYTEA NOT NULL
            );
            """));

    private KmsMigrations() {}
}
