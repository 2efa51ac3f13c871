// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.store.Migration;
import java.util.List;

/**
 * The tables of IAM. Every row carries a MAC. A user is the root of its access keys; what is attached to a user, a
 * group or a role is listed in its own row.
 *
 * <p>A row of {@code iam_user} that the first version wrote has null in {@code attachments} and {@code group_ids}, and
 * the MAC that version gave it, until it is next changed.
 */
public final class IamMigrations {

    /** In the order in which they are applied; what was applied never changes. */
    public static final List<Migration> ALL = List.of(
            new Migration("iam/0001-users", """
                    CREATE TABLE iam_user (
                        account TEXT NOT NULL,
                        folded_name TEXT NOT NULL,
                        name TEXT NOT NULL,
                        path TEXT NOT NULL,
                        user_id TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        inline_policies TEXT NOT NULL,
                        access_key_count BIGINT NOT NULL,
                        version BIGINT NOT NULL,
                        mac BYTEA NOT NULL,
                        PRIMARY KEY (account, folded_name)
                    );
                    CREATE UNIQUE INDEX iam_user_by_id ON iam_user (user_id);
                    CREATE TABLE iam_access_key (
                        access_key_id TEXT NOT NULL PRIMARY KEY,
                        account TEXT NOT NULL,
                        user_id TEXT NOT NULL,
                        status TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        secret_version BIGINT NOT NULL,
                        sealed_secret BYTEA NOT NULL,
                        mac BYTEA NOT NULL
                    );
                    CREATE INDEX iam_access_key_by_user ON iam_access_key (user_id);
                    """),
            new Migration("iam/0002-attachments-and-groups", """
                    ALTER TABLE iam_user ADD COLUMN attachments TEXT;
                    ALTER TABLE iam_user ADD COLUMN group_ids TEXT;
                    CREATE TABLE iam_group (
                        account TEXT NOT NULL,
                        folded_name TEXT NOT NULL,
                        name TEXT NOT NULL,
                        path TEXT NOT NULL,
                        group_id TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        attachments TEXT NOT NULL,
                        member_count BIGINT NOT NULL,
                        version BIGINT NOT NULL,
                        mac BYTEA NOT NULL,
                        PRIMARY KEY (account, folded_name)
                    );
                    CREATE UNIQUE INDEX iam_group_by_id ON iam_group (group_id);
                    CREATE TABLE iam_group_member (
                        group_id TEXT NOT NULL,
                        user_id TEXT NOT NULL,
                        mac BYTEA NOT NULL,
                        PRIMARY KEY (group_id, user_id)
                    );
                    CREATE TABLE iam_account_count (
                        account TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        amount BIGINT NOT NULL,
                        version BIGINT NOT NULL,
                        mac BYTEA NOT NULL,
                        PRIMARY KEY (account, kind)
                    );
                    CREATE TABLE iam_access_key_use (
                        access_key_id TEXT NOT NULL PRIMARY KEY,
                        used_at BIGINT NOT NULL,
                        service TEXT NOT NULL,
                        region TEXT NOT NULL
                    );
                    CREATE TABLE iam_request (
                        access_key_id TEXT NOT NULL,
                        invocation_id TEXT NOT NULL,
                        input_hash BYTEA NOT NULL,
                        made TEXT NOT NULL,
                        made_at BIGINT NOT NULL,
                        PRIMARY KEY (access_key_id, invocation_id, input_hash)
                    );
                    CREATE INDEX iam_request_made ON iam_request (made_at);
                    """),
            new Migration("iam/0003-policies-roles-and-providers", """
                    CREATE TABLE iam_policy (
                        account TEXT NOT NULL,
                        folded_name TEXT NOT NULL,
                        name TEXT NOT NULL,
                        path TEXT NOT NULL,
                        policy_id TEXT NOT NULL,
                        description TEXT,
                        created_at BIGINT NOT NULL,
                        versions TEXT NOT NULL,
                        default_version BIGINT NOT NULL,
                        last_version BIGINT NOT NULL,
                        attachment_count BIGINT NOT NULL,
                        boundary_count BIGINT NOT NULL,
                        tags TEXT NOT NULL,
                        version BIGINT NOT NULL,
                        mac BYTEA NOT NULL,
                        PRIMARY KEY (account, folded_name)
                    );
                    CREATE UNIQUE INDEX iam_policy_by_id ON iam_policy (policy_id);
                    CREATE TABLE iam_policy_use (
                        account TEXT NOT NULL,
                        policy TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        entity TEXT NOT NULL,
                        mac BYTEA NOT NULL,
                        PRIMARY KEY (account, policy, kind, entity)
                    );
                    CREATE TABLE iam_role (
                        account TEXT NOT NULL,
                        folded_name TEXT NOT NULL,
                        name TEXT NOT NULL,
                        path TEXT NOT NULL,
                        role_id TEXT NOT NULL,
                        description TEXT,
                        created_at BIGINT NOT NULL,
                        trust_policy BYTEA NOT NULL,
                        trust_principals TEXT NOT NULL,
                        max_session_duration BIGINT NOT NULL,
                        attachments TEXT NOT NULL,
                        version BIGINT NOT NULL,
                        mac BYTEA NOT NULL,
                        PRIMARY KEY (account, folded_name)
                    );
                    CREATE UNIQUE INDEX iam_role_by_id ON iam_role (role_id);
                    CREATE TABLE iam_oidc_provider (
                        account TEXT NOT NULL,
                        url TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        client_ids TEXT NOT NULL,
                        thumbprints TEXT NOT NULL,
                        tags TEXT NOT NULL,
                        version BIGINT NOT NULL,
                        mac BYTEA NOT NULL,
                        PRIMARY KEY (account, url)
                    );
                    CREATE TABLE iam_account_alias (
                        alias TEXT NOT NULL PRIMARY KEY,
                        account TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        mac BYTEA NOT NULL
                    );
                    CREATE UNIQUE INDEX iam_account_alias_by_account ON iam_account_alias (account);
                    """));

    private IamMigrations() {}
}
