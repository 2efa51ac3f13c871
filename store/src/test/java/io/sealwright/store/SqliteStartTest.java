// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealwright.store.StoreException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded store refuses at its start, by name. */
class SqliteStartTest {
    private static final Migration SECOND = new Migration("test/0002-more", """
            ALTER TABLE thing ADD COLUMN note TEXT;
            CREATE INDEX thing_by_note ON thing (note);
            """);
    private static final Migration BROKEN = new Migration("test/0002-broken", """
            CREATE TABLE half (id TEXT NOT NULL PRIMARY KEY);
            ALTER TABLE no_such_table ADD COLUMN note TEXT;
            """);

    @TempDir
    private Path folder;

    @BeforeEach
    void own() {
        TestStores.ours(folder);
    }

    private Store open(Migration... migrations) {
        return TestStores.open(folder, FaultPoints.NONE, Instant::now, List.of(migrations));
    }

    private void assertRefused(String message, Migration... migrations) {
        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> open(migrations).close())
                .withMessageContaining(message);
    }

    @Test
    void migrations_are_applied_once_and_later_ones_on_top() throws Conflict {
        open(Things.TABLE).close();
        open(Things.TABLE).close();

        try (Store store = open(Things.TABLE, SECOND)) {
            store.commit(Things.change(
                    "a", sql -> sql.change("INSERT INTO thing (id, version, note) VALUES ('a', 1, 'n')")));
            assertThat(Things.ids(store)).containsExactly("a");
        }
    }

    @Test
    void a_room_may_join_later() {
        open(Things.TABLE).close();

        open(new Migration("another/0001-first", "CREATE TABLE first (id TEXT NOT NULL PRIMARY KEY);"), Things.TABLE)
                .close();
    }

    @Test
    void a_changed_migration_is_refused_by_name() {
        open(Things.TABLE).close();

        assertRefused(
                "migration test/0001-things was changed after it was applied",
                new Migration("test/0001-things", Things.TABLE.sql() + "\n"));
    }

    @Test
    void a_migration_that_this_version_does_not_know_is_refused_by_name() {
        open(Things.TABLE, SECOND).close();

        assertRefused("the store has migration test/0002-more, which this version does not know", Things.TABLE);
    }

    @Test
    void a_migration_put_before_an_applied_one_is_refused_by_name() {
        open(Things.TABLE).close();

        assertRefused(
                "the store has migration test/0001-things where this version has test/0000-early",
                new Migration("test/0000-early", "CREATE TABLE early (id TEXT NOT NULL PRIMARY KEY);"),
                Things.TABLE);
    }

    @Test
    void migrations_out_of_order_are_refused_by_name() {
        assertRefused("migration test/0001-things does not come after test/0002-more", SECOND, Things.TABLE);
    }

    @Test
    void a_migration_that_fails_is_refused_by_name_and_leaves_nothing_behind() throws Exception {
        assertRefused("migration test/0002-broken failed", Things.TABLE, BROKEN);

        try (Store store = open(Things.TABLE)) {
            List<String> tables = store.read(snapshot ->
                    snapshot.list("SELECT name FROM sqlite_master WHERE name = 'half'", row -> row.getString(1)));
            assertThat(tables).isEmpty();
        }
    }

    @Test
    void what_not_every_engine_has_is_not_even_a_migration() {
        for (String foreign : List.of(
                "id SERIAL", "a TEXT REFERENCES b(c)", "a JSONB", "a integer", "a BLOB", "a BOOLEAN", "a VARCHAR(3)")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Migration("test/0001-x", "CREATE TABLE x (" + foreign + ");"))
                    .withMessageContaining("test/0001-x uses");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Migration("things", ""));
    }

    @Test
    void a_link_in_the_place_of_the_store_is_refused() throws Exception {
        Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("store.db"), elsewhere);

        assertRefused("store.db is a link");
    }

    @Test
    void a_link_in_the_place_of_the_write_ahead_log_is_refused() throws Exception {
        open().close();
        Files.createSymbolicLink(folder.resolve("store.db-wal"), folder.resolve("elsewhere"));

        assertRefused("store.db-wal is a link");
    }

    @Test
    void a_store_that_others_may_read_is_refused() throws Exception {
        open().close();
        Files.setPosixFilePermissions(folder.resolve("store.db"), PosixFilePermissions.fromString("rw-r-----"));

        assertRefused("store.db is open to others");
    }

    @Test
    void a_folder_that_others_may_enter_is_refused() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x---"));

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> SqliteFile.prepare(folder))
                .withMessageContaining("is open to others");
    }

    @Test
    void a_path_that_its_driver_would_read_as_settings_is_refused() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("data?synchronous=OFF"));

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> SqliteFile.prepare(odd))
                .withMessageContaining("has a '?'");
    }

    @Test
    void a_file_that_is_no_store_is_damaged() throws Exception {
        open().close();
        Files.writeString(folder.resolve("store.db"), "not a database at all, but long enough to be read as one");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open().close())
                .returns(Kind.DAMAGED, StoreException::kind);
    }

    @Test
    void what_durability_and_erasure_rest_on_is_set_on_every_connection() {
        Path file = SqliteFile.prepare(folder);
        var connections = new SqliteConnections(file, 1024, 4096);

        try (JdbcSql writer = connections.openWriter();
                JdbcSql reader = connections.openReader()) {
            for (JdbcSql sql : List.of(writer, reader)) {
                assertThat(sql.first("PRAGMA journal_mode", row -> row.getString(1)))
                        .contains("wal");
                assertThat(sql.first("PRAGMA synchronous", row -> row.getInt(1)))
                        .contains(2);
                assertThat(sql.first("PRAGMA secure_delete", row -> row.getInt(1)))
                        .contains(1);
                assertThat(sql.first("PRAGMA wal_autocheckpoint", row -> row.getInt(1)))
                        .contains(0);
            }
            assertThat(writer.first("PRAGMA cache_size", row -> row.getInt(1))).contains(-1024);
            assertThat(reader.first("PRAGMA cache_size", row -> row.getInt(1))).contains(-256);
        }
    }

    @Test
    void a_setting_that_is_not_what_was_asked_for_is_refused() {
        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> new SqliteConnections(Path.of(":memory:"), 1024, 4096).openWriter())
                .withMessage("SQLite has journal_mode = memory, not wal");
    }

    @Test
    void settings_out_of_bounds_are_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SqliteConfig(folder, 0, 1, 1024, 4096, Duration.ZERO))
                .withMessage("store.readers = 0 is out of range");
    }
}
