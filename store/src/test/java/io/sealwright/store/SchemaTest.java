// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.StoreReport.Finding;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever owns the database can change its tables too, and have it do other things than a statement says. */
class SchemaTest {
    private static final Migration PARTS = new Migration("test/0002-parts", """
            CREATE TABLE part (
                id TEXT NOT NULL PRIMARY KEY
            );
            CREATE UNIQUE INDEX part_once ON part (id);
            """);

    @TempDir
    Path folder;

    private final RowSeal seal = new TestRowSeal(1);
    private Store store;

    @BeforeEach
    void a_thing_and_a_part() throws Exception {
        open();
        store.commit(Things.insert("a"));
        store.commit(Things.change("a", sql -> sql.change("INSERT INTO part (id) VALUES ('of a')")));
        assertThat(found()).isEmpty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void open() {
        store = TestStores.open(folder, FaultPoints.NONE, InstantSource.system(), List.of(Things.TABLE, PARTS));
        store.register(seal, Set.of());
    }

    private void attack(String statement) {
        TestEngine.SQLITE.tamper(folder, statement);
    }

    private List<String> found() {
        return store.verify(seal, Set.of()).findings().stream()
                .map(Finding::what)
                .toList();
    }

    @Test
    void a_table_that_was_taken_away_is_found_with_its_rows() {
        attack("DROP TABLE part");

        assertThat(found())
                .contains(
                        "table part was taken away",
                        "table part was taken away, or its primary key was, with 1 rows",
                        "index part_once was taken away");
    }

    @Test
    void a_table_that_lost_its_key_is_found_with_its_rows() {
        attack("DROP TABLE part");
        attack("CREATE TABLE part (id TEXT NOT NULL)");

        assertThat(found())
                .contains(
                        "table part is not as the migrations made it",
                        "table part was taken away, or its primary key was, with 1 rows");
    }

    @Test
    void a_trigger_that_swallows_deletions_is_found_and_no_start_goes_on_with_it() {
        attack("CREATE TRIGGER keep BEFORE DELETE ON thing BEGIN SELECT RAISE(IGNORE); END");

        assertThat(found()).containsExactly("trigger keep is none that a migration made");
        store.close();
        assertThatExceptionOfType(StoreRefused.class).isThrownBy(this::open).withMessageContaining("trigger keep");
    }

    @Test
    void a_view_in_the_place_of_a_table_and_an_index_that_is_gone_are_found() {
        attack("ALTER TABLE part RENAME TO parts");
        attack("CREATE VIEW part AS SELECT * FROM parts");
        attack("DROP INDEX part_once");

        assertThat(found())
                .contains(
                        "table part was taken away",
                        "view part is none that a migration made",
                        "table parts is none that a migration made",
                        "index part_once was taken away");
    }

    @Test
    void lines_of_one_aggregate_are_reached_by_the_key_and_not_by_reading_all() {
        String plan = store.read(snapshot -> snapshot.first(
                        "EXPLAIN QUERY PLAN " + RowRegister.BELOW, row -> row.getString("detail"), "thing", "a/", "a0"))
                .orElseThrow();

        assertThat(plan).contains("(table_name=? AND row_key>? AND row_key<?)");
    }
}
