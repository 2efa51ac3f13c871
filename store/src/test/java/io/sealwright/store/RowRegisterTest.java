// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.StoreReport.Finding;
import io.sealwright.store.StoreReport.Severity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write the database, but not make a MAC, is found out: by SQL, against a real file. */
class RowRegisterTest {
    private static final Migration TABLES = new Migration("test/0001-things", """
            CREATE TABLE thing (
                id TEXT NOT NULL PRIMARY KEY,
                version BIGINT NOT NULL,
                body BYTEA
            );
            CREATE TABLE part (
                id TEXT NOT NULL,
                name TEXT NOT NULL,
                PRIMARY KEY (id, name)
            );
            CREATE TABLE use (
                id TEXT NOT NULL PRIMARY KEY,
                at BIGINT NOT NULL
            );
            """);

    @TempDir
    Path folder;

    private final RowSeal seal = new TestRowSeal(1);
    private Store store;

    @BeforeEach
    void three_things() throws Exception {
        open();
        for (String id : List.of("a", "b", "c")) {
            store.commit(Things.insert(id));
            store.commit(
                    Things.change(id, sql -> sql.change("INSERT INTO part (id, name) VALUES (?, ?)", id, "of " + id)));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void open() {
        store = TestStores.open(folder, FaultPoints.NONE, InstantSource.system(), List.of(TABLES));
        store.register(seal, Set.of("use"));
    }

    /** Somebody with another program than ours. */
    private int attack(String statement, Object... values) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                PreparedStatement prepared = database.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<Object> rowOf(String table, String where) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                ResultSet row =
                        database.createStatement().executeQuery("SELECT * FROM %s WHERE %s".formatted(table, where))) {
            List<Object> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(row.getObject(i));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void putBack(String table, List<Object> values) {
        String marks = String.join(", ", values.stream().map(value -> "?").toList());
        attack("INSERT OR REPLACE INTO %s VALUES (%s)".formatted(table, marks), values.toArray());
    }

    private StoreReport verify() {
        return store.verify(seal, Set.of("use"));
    }

    private List<Severity> found() {
        return verify().findings().stream().map(Finding::severity).toList();
    }

    private void assertUnproven(String table, Object... key) {
        assertThatExceptionOfType(UnprovenRow.class)
                .isThrownBy(() -> store.read(snapshot -> {
                    snapshot.requireProven(table, key);
                    return true;
                }));
    }

    private void assertProven(String table, Object... key) {
        assertThatCode(() -> store.read(snapshot -> {
                    snapshot.requireProven(table, key);
                    return true;
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void what_was_written_is_proved_and_so_is_what_was_never_there() throws Exception {
        store.commit(Things.replace("a", 1));
        store.commit(Things.change("b", sql -> sql.change("DELETE FROM thing WHERE id = ?", "b")));
        store.commit(Things.change("c", sql -> sql.change("UPDATE thing SET id = ? WHERE id = ?", "d", "c")));

        StoreReport report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(2 + 3);
        assertThat(report.changes()).isEqualTo(9);
        for (String id : List.of("a", "b", "c", "d", "e")) {
            assertProven("thing", id);
            assertProven("part", id);
        }
    }

    @Test
    void a_changed_column_is_found() {
        attack("UPDATE thing SET version = 7 WHERE id = 'a'");

        assertUnproven("thing", "a");
        assertProven("thing", "b");
        assertThat(found()).containsExactly(Severity.CHANGED);
    }

    @Test
    void an_older_row_that_was_put_back_is_found() throws Exception {
        List<Object> older = rowOf("thing", "id = 'a'");
        store.commit(Things.replace("a", 1));

        putBack("thing", older);

        assertUnproven("thing", "a");
        assertThat(found()).containsExactly(Severity.CHANGED);
    }

    @Test
    void two_rows_that_were_swapped_are_found() {
        List<Object> a = rowOf("thing", "id = 'a'");
        List<Object> b = rowOf("thing", "id = 'b'");
        a.set(2, new byte[] {9});
        attack("UPDATE thing SET body = ? WHERE id = 'b'", (Object) new byte[] {9});
        putBack("thing", List.of("a", b.get(1), new byte[] {8}));

        assertUnproven("thing", "a");
        assertUnproven("thing", "b");
        assertThat(found()).containsExactly(Severity.CHANGED, Severity.CHANGED);
    }

    @Test
    void a_row_that_was_taken_away_is_found_and_not_absent() {
        attack("DELETE FROM thing WHERE id = 'a'");
        attack("DELETE FROM part WHERE id = 'b'");

        assertUnproven("thing", "a");
        assertUnproven("part", "b", "of b");
        assertUnproven("part", "b");
        assertThat(found()).containsExactly(Severity.MISSING, Severity.MISSING);
    }

    @Test
    void a_row_that_was_deleted_and_is_put_back_is_found() throws Exception {
        List<Object> gone = rowOf("thing", "id = 'a'");
        store.commit(Things.change("a", sql -> sql.change("DELETE FROM thing WHERE id = ?", "a")));

        putBack("thing", gone);

        assertUnproven("thing", "a");
        assertThat(found()).containsExactly(Severity.FOREIGN);
    }

    @Test
    void a_row_that_was_never_written_is_found() {
        attack("INSERT INTO part (id, name) VALUES ('a', 'forged')");

        assertUnproven("part", "a");
        assertUnproven("part", "a", "forged");
        assertThat(found()).containsExactly(Severity.FOREIGN);
    }

    @Test
    void a_row_put_back_together_with_its_line_in_the_register_is_found_by_the_sum_and_named() throws Exception {
        List<Object> older = rowOf("thing", "id = 'a'");
        List<Object> line = rowOf("row_register", "table_name = 'thing' AND row_key = 'a'");
        store.commit(Things.replace("a", 1));

        putBack("thing", older);
        putBack("row_register", line);

        assertThat(found()).containsExactly(Severity.HISTORY, Severity.CHANGED);
        assertThat(verify().findings().getLast().what()).contains("table thing, row a");
    }

    @Test
    void the_tombstone_of_a_row_that_was_deleted_with_its_line_cannot_be_taken_away() throws Exception {
        List<Object> gone = rowOf("thing", "id = 'a'");
        List<Object> line = rowOf("row_register", "table_name = 'thing' AND row_key = 'a'");
        store.commit(Things.change("a", sql -> sql.change("DELETE FROM thing WHERE id = ?", "a")));
        putBack("thing", gone);
        putBack("row_register", line);

        attack("UPDATE change_log SET rows_written = '' WHERE n = 7");

        assertThat(found()).contains(Severity.HISTORY);
        assertThat(verify().findings().getFirst().what()).contains("change 7 of lane 0 is not as it was written");
    }

    @Test
    void the_feed_s_end_cannot_be_cut_nor_its_middle() {
        attack("DELETE FROM change_log WHERE n = 6");
        assertThat(verify().findings().getFirst().what()).contains("ends at change 5, and its counter says 6");

        attack("UPDATE change_lane SET n = 5");
        assertThat(found()).as("part c is in no row of the feed").contains(Severity.HISTORY);

        attack("DELETE FROM change_log WHERE n = 3");
        assertThat(found()).contains(Severity.HISTORY);
    }

    @Test
    void a_change_of_the_feed_cannot_be_rewritten() {
        for (String column : List.of(
                "account",
                "committed_at",
                "touches",
                "record",
                "rows_written",
                "nonce",
                "masked_sum",
                "previous_id",
                "change_id")) {
            List<Object> before = rowOf("change_log", "n = 4");
            attack("UPDATE change_log SET %s = %s WHERE n = 4"
                    .formatted(
                            column,
                            switch (column) {
                                case "committed_at" -> "committed_at + 1";
                                case "account" -> "'444455556666'";
                                case "touches" -> "'thing x'";
                                case "rows_written" -> "'thing x -'";
                                default -> "zeroblob(16)";
                            }));

            assertThat(found()).as(column).contains(Severity.HISTORY);
            putBack("change_log", before);
            assertThat(found()).isEmpty();
        }
    }

    @Test
    void a_refused_change_and_a_failed_group_leave_the_register_as_it_was() throws Exception {
        assertThatExceptionOfType(UniqueViolation.class).isThrownBy(() -> store.commit(Things.insert("a")));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.commit(Things.change("z", sql -> {
                    Things.insert(sql, "z");
                    throw new IllegalStateException("a bug");
                })));
        store.commit(Things.insert("y"));

        assertThat(found()).isEmpty();
    }

    @Test
    void a_restart_goes_on_with_the_same_register() throws Exception {
        store.close();
        open();
        store.commit(Things.replace("a", 1));

        assertThat(store.isRegistered()).isTrue();
        assertThat(found()).isEmpty();
    }

    @Test
    void another_key_proves_nothing() {
        store.close();
        store = TestStores.open(folder, FaultPoints.NONE, InstantSource.system(), List.of(TABLES));

        assertThat(store.verify(new TestRowSeal(2), Set.of("use")).findings())
                .extracting(Finding::severity)
                .as("each of six changes, the sum, each of six rows")
                .containsExactlyElementsOf(
                        Stream.of(Collections.nCopies(7, Severity.HISTORY), Collections.nCopies(6, Severity.CHANGED))
                                .flatMap(List::stream)
                                .toList());
    }

    @Test
    void without_the_key_nothing_changes_any_more() {
        store.close();
        store = TestStores.open(folder, FaultPoints.NONE, InstantSource.system(), List.of(TABLES));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> store.commit(Things.insert("z")));
    }

    @Test
    void what_only_follows_from_use_is_left_out() {
        store.writeBehind(sql -> sql.change("INSERT INTO use (id, at) VALUES ('a', 1)"));
        attack("UPDATE use SET at = 2");

        assertThat(found()).isEmpty();
    }

    @Test
    void a_table_that_gets_a_column_later_keeps_its_lines() throws Exception {
        store.close();
        store = TestStores.open(
                folder,
                FaultPoints.NONE,
                InstantSource.system(),
                List.of(TABLES, new Migration("test/0002-more", """
                        ALTER TABLE thing ADD COLUMN more TEXT NOT NULL DEFAULT '';
                        """)));
        store.register(seal, Set.of("use"));
        assertThat(found()).isEmpty();

        store.commit(Things.replace("a", 1));
        assertThat(found()).isEmpty();
        attack("UPDATE thing SET more = 'x' WHERE id = 'a'");
        assertThat(found()).containsExactly(Severity.CHANGED);
    }
}
