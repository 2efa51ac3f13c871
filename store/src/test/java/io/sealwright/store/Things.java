// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.vocabulary.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A room for tests: things with a version, and the changes of its one account. */
final class Things {
    static final AccountId ACCOUNT = new AccountId("111122223333");
    static final Migration TABLE = new Migration("test/0001-things", """
            CREATE TABLE thing (
                id TEXT NOT NULL PRIMARY KEY,
                version BIGINT NOT NULL,
                body BYTEA
            );
            """);

    private Things() {}

    static Change insert(String id) {
        return change(id, sql -> insert(sql, id));
    }

    static void insert(Sql sql, String id) {
        sql.change("INSERT INTO thing (id, version, body) VALUES (?, 1, ?)", id, new byte[] {1, 0, 2});
    }

    /** Compare-and-swap from {@code version} to the next. */
    static Change replace(String id, long version) {
        return change(
                id,
                sql -> sql.changeOne(
                        "UPDATE thing SET version = ? WHERE id = ? AND version = ?", version + 1, id, version));
    }

    static Change change(String id, Body body) {
        return new Change(ACCOUNT, List.of(new Touch("thing", id)), record(id), body);
    }

    static byte[] record(String id) {
        return ("record of " + id).getBytes(StandardCharsets.UTF_8);
    }

    static Optional<Long> version(Queries queries, String id) {
        return queries.first("SELECT version FROM thing WHERE id = ?", row -> row.getLong(1), id);
    }

    static Optional<Long> version(Store store, String id) {
        return store.read(snapshot -> version(snapshot, id));
    }

    static List<String> ids(Store store) {
        return store.read(snapshot -> snapshot.list("SELECT id FROM thing ORDER BY id", row -> row.getString(1)));
    }
}
