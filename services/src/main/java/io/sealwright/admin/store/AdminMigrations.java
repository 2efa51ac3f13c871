// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.store;

import io.sealwright.store.Migration;
import java.util.List;

/** The tables of our own service. */
public final class AdminMigrations {

    /** In the order in which they are applied; what was applied never changes. */
    public static final List<Migration> ALL = List.of(new Migration("sealwright/0001-services", """
            CREATE TABLE sealwright_service (
                name TEXT NOT NULL PRIMARY KEY,
                registration_id BYTEA NOT NULL,
                principal TEXT NOT NULL,
                principal_id TEXT NOT NULL,
                hosts TEXT NOT NULL,
                operations TEXT NOT NULL,
                canonical_path TEXT NOT NULL,
                registered_at BIGINT NOT NULL,
                mac BYTEA NOT NULL
            );
            CREATE UNIQUE INDEX sealwright_service_of_principal ON sealwright_service (principal_id);
            CREATE TABLE sealwright_consent (
                account TEXT NOT NULL,
                service TEXT NOT NULL,
                registration_id BYTEA NOT NULL,
                allowed_at BIGINT NOT NULL,
                mac BYTEA NOT NULL,
                PRIMARY KEY (account, service)
            );
            CREATE TABLE sealwright_exchanged_signature (
                signature BYTEA NOT NULL PRIMARY KEY,
                exchanged_at BIGINT NOT NULL
            );
            CREATE INDEX sealwright_exchanged_signature_age ON sealwright_exchanged_signature (exchanged_at);
            """));

    private AdminMigrations() {}
}
