// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.sealwright.store.StoreException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The contract, kept by SQLite, and what only an engine with a file has to promise. */
class SqliteStoreTest extends StoreContract {

    @Override
    protected Store open(FaultPoints faults, InstantSource clock, List<Migration> migrations) {
        return TestStores.open(folder, faults, clock, migrations);
    }

    @Test
    void a_full_disk_is_said_as_such_names_no_statement_and_passes() throws Conflict {
        limitPages("PRAGMA max_page_count = 40");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().commit(Things.change("big", sql -> {
                    for (int i = 0; i < 200; i++) {
                        sql.change(
                                "INSERT INTO thing (id, version, body) VALUES (?, 1, ?)", "big-" + i, new byte[4000]);
                    }
                })))
                .withMessage("the store is full")
                .returns(Kind.FULL, StoreException::kind);

        assertThat(Things.ids(store())).isEmpty();
        limitPages("PRAGMA max_page_count = 100000");
        store().commit(Things.insert("a"));
        assertThat(Things.ids(store())).containsExactly("a");
    }

    private void limitPages(@CompileTimeConstant String pragma) throws Conflict {
        store().commit(Things.change("limit", sql -> sql.first(pragma, row -> row.getLong(1))));
    }

    @Test
    void a_text_does_not_fit_a_column_of_numbers() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store().commit(Things.change(
                        "a", sql -> sql.change("INSERT INTO thing (id, version) VALUES (?, ?)", "a", "one"))))
                .withMessage("a statement failed: SQLITE_CONSTRAINT_DATATYPE");
    }

    @Test
    void a_reader_cannot_write() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().read(
                                snapshot -> snapshot.list("DELETE FROM thing RETURNING id", row -> row.getString(1))));
    }

    @Test
    void a_reader_whose_body_failed_is_used_again() {
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> store().read(_ -> {
                        throw new IllegalStateException("a bug");
                    }));
        }

        assertThat(Things.ids(store())).isEmpty();
    }

    @Test
    void after_an_overwrite_a_deletion_and_a_truncating_checkpoint_neither_file_has_the_bytes() throws Exception {
        byte[] marker = "sealed-material-0123456789".getBytes(StandardCharsets.US_ASCII);
        store().commit(Things.change(
                "a", sql -> sql.change("INSERT INTO thing (id, version, body) VALUES ('a', 1, ?)", marker)));
        assertThat(occurrences(marker)).isPositive();

        store().commit(Things.change(
                "a", sql -> sql.change("UPDATE thing SET body = ? WHERE id = 'a'", new byte[marker.length])));
        store().commit(Things.change("a", sql -> sql.change("DELETE FROM thing WHERE id = 'a'")));
        assertThat(store().checkpointTruncate()).isTrue();

        assertThat(occurrences(marker)).isZero();
        assertThat(folder.resolve("store.db-wal")).isEmptyFile();
    }

    private int occurrences(byte[] marker) throws IOException {
        String wanted = new String(marker, StandardCharsets.ISO_8859_1);
        int found = 0;
        for (String name : List.of("store.db", "store.db-wal")) {
            String text = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
            found += text.split(wanted, -1).length - 1;
        }
        return found;
    }

    @Test
    void the_write_ahead_log_stays_small_without_anyone_asking() throws Exception {
        List<Callable<Committed>> tasks = IntStream.range(0, 3_000)
                .mapToObj(i -> (Callable<Committed>) () -> store().commit(Things.change(
                        "thing-" + i,
                        sql -> sql.change(
                                "INSERT INTO thing (id, version, body) VALUES (?, 1, ?)",
                                "thing-" + i,
                                new byte[12_000]))))
                .toList();
        for (int i = 0; i < tasks.size(); i += 200) {
            Workbench.results(Workbench.all(tasks.subList(i, i + 200)));
        }

        assertThat(Files.size(folder.resolve("store.db"))).isGreaterThan(24 << 20);
        assertThat(Files.size(folder.resolve("store.db-wal"))).isLessThan(24 << 20);
    }

    @Test
    void a_group_is_at_most_256_bodies() throws Exception {
        var ended = inOneGroup(IntStream.range(0, 600)
                .mapToObj(i -> Things.insert("thing-" + i))
                .toList());

        assertThat(Workbench.failures(ended)).isEmpty();
        assertThat(store().statistics().changes()).isEqualTo(601);
        assertThat(store().statistics().groups()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void more_reads_than_seats_wait_a_second_and_are_refused() {
        var full = new CountDownLatch(4);
        var done = new CountDownLatch(1);
        List<Callable<Integer>> tasks = new ArrayList<>(Collections.nCopies(
                4,
                () -> store().read(_ -> {
                    full.countDown();
                    return await(done);
                })));
        tasks.add(() -> {
            await(full);
            try {
                return Things.ids(store()).size();
            } finally {
                done.countDown();
            }
        });

        assertThat(Workbench.failures(Workbench.all(tasks)))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.type(StoreException.class))
                .returns(Kind.UNAVAILABLE, StoreException::kind);
    }

    @Test
    void a_read_that_goes_on_does_not_keep_the_store_from_closing_and_nothing_is_lost() throws Exception {
        store().commit(Things.insert("a"));
        var reading = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        Thread reader = Thread.ofVirtual()
                .start(() -> store().read(_ -> {
                    reading.countDown();
                    return await(done);
                }));
        await(reading);

        store().close();
        done.countDown();
        reader.join();

        try (Store again = open(FaultPoints.NONE, InstantSource.system(), List.of(Things.TABLE))) {
            assertThat(Things.ids(again)).containsExactly("a");
        }
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void all_files_are_ours_alone() throws Exception {
        store().commit(Things.insert("a"));

        for (String name : List.of("store.db", "store.db-wal", "store.db-shm")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .as(name)
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }
}
