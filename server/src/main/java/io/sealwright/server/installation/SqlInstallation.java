// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.crypto.RootKeyStamp;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Migration;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one row that says what installation a store belongs to, and the wrapped domain keys' table. */
public final class SqlInstallation {

    public static final List<Migration> MIGRATIONS = List.of(new Migration("server/0001-installation", """
            CREATE TABLE installation (
                id BIGINT NOT NULL PRIMARY KEY,
                root_key_id BYTEA NOT NULL,
                root_key_check BYTEA NOT NULL,
                node TEXT NOT NULL,
                account TEXT NOT NULL
            );
            CREATE TABLE domain_key (
                domain TEXT NOT NULL,
                version BIGINT NOT NULL,
                wrapped BYTEA NOT NULL,
                PRIMARY KEY (domain, version)
            );
            CREATE TABLE ledger_seen (
                id BIGINT NOT NULL PRIMARY KEY,
                tree_size BIGINT NOT NULL,
                root BYTEA NOT NULL
            );
            """));

    private static final long ONLY = 1;

    private SqlInstallation() {}

    /** Empty in a store that is new. */
    public static Optional<Installation> find(Store store) {
        return store.read(SqlInstallation::find);
    }

    static Optional<Installation> find(Queries queries) {
        return queries.first(
                "SELECT root_key_id, root_key_check, node, account FROM installation WHERE id = ?",
                row -> new Installation(
                        new RootKeyStamp(Blob.owning(row.getBytes(1)), Blob.owning(row.getBytes(2))),
                        UUID.fromString(row.getString(3)),
                        new AccountId(row.getString(4))),
                ONLY);
    }

    /** @throws Conflict if the root key is not {@code before} any more */
    static void replaceRootKey(Sql sql, RootKeyStamp before, RootKeyStamp after) throws Conflict {
        sql.changeOne(
                "UPDATE installation SET root_key_id = ?, root_key_check = ? WHERE id = ? AND root_key_id = ?",
                after.id().sharedBytes(),
                after.check().sharedBytes(),
                ONLY,
                before.id().sharedBytes());
    }

    /** Writes the row, once. */
    static Body insert(Installation installation) {
        return sql -> sql.change(
                "INSERT INTO installation (id, root_key_id, root_key_check, node, account) VALUES (?, ?, ?, ?, ?)",
                ONLY,
                installation.rootKey().id().sharedBytes(),
                installation.rootKey().check().sharedBytes(),
                installation.node().toString(),
                installation.account().digits());
    }
}
