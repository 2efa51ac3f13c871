// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.StoreException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a store in a database refuses at its start and while it runs, by name, and what a crash of the server leaves.
 */
class PostgresStartTest {
    private static final TestPostgres DATABASE = TestPostgres.start();

    @TempDir
    private Path folder;

    private final String schema = DATABASE.newSchema();

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    private Store open() {
        return open(DATABASE.config(schema));
    }

    private static Store open(PostgresConfig config) {
        return TestStores.open(config, FaultPoints.NONE, Instant::now, List.of(Things.TABLE));
    }

    private static void assertRefused(String message, PostgresConfig config) {
        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> open(config).close())
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused).hasMessageNotContaining(TestPostgres.PASSWORD));
    }

    @Test
    void a_second_process_is_refused_and_the_first_goes_on() throws Conflict {
        try (Store first = open()) {
            assertRefused("another process uses this database", DATABASE.config(schema));

            first.commit(Things.insert("a"));
        }
        try (Store second = open()) {
            assertThat(Things.ids(second)).containsExactly("a");
        }
    }

    @Test
    void who_was_superseded_writes_nothing_more() {
        try (Store store = open()) {
            DATABASE.sql("UPDATE %s.change_lane SET holder = '\\x00112233445566778899aabbccddeeff'".formatted(schema));

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.commit(Things.insert("a")))
                    .returns(Kind.UNAVAILABLE, StoreException::kind);
            assertThat(store.healthy()).isFalse();
            assertThat(Things.ids(store)).isEmpty();
        }
    }

    @Test
    void a_database_that_has_gone_back_in_time_gets_no_more_changes() throws Exception {
        try (Store store = open()) {
            int lane = store.lane(Things.ACCOUNT);
            store.commit(Things.insert("a"));
            store.commit(Things.insert("b"));
            DATABASE.sql("DELETE FROM %s.change_log WHERE n = 2".formatted(schema));
            DATABASE.sql("UPDATE %s.change_lane SET n = 1 WHERE lane = ?".formatted(schema), lane);
            DATABASE.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sealwright'");

            awaitHealth(store, false);

            Thread.sleep(1_500); // it has come back, and stays unwell
            assertThat(store.healthy()).isFalse();
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.commit(Things.insert("c")));
        }
    }

    @Test
    void a_server_that_loses_what_it_acknowledged_is_refused_by_name() throws Exception {
        try (Store store = open()) {
            DATABASE.sql("ALTER SYSTEM SET full_page_writes = off");
            DATABASE.sql("SELECT pg_reload_conf()");
            awaitHealth(store, false);
            assertRefused("PostgreSQL has full_page_writes = off, not on", DATABASE.config(DATABASE.newSchema()));

            DATABASE.sql("ALTER SYSTEM RESET full_page_writes");
            DATABASE.sql("SELECT pg_reload_conf()");
            awaitHealth(store, true);
        }
    }

    @Test
    void a_role_that_would_not_wait_for_the_disk_waits_all_the_same() {
        DATABASE.sql("ALTER ROLE sealwright SET synchronous_commit = off");
        try (Store store = open()) {
            Optional<String> found =
                    store.read(snapshot -> snapshot.first("SHOW synchronous_commit", row -> row.getString(1)));
            assertThat(found).contains("on");
        } finally {
            DATABASE.sql("ALTER ROLE sealwright RESET synchronous_commit");
        }
    }

    @Test
    void a_standby_that_is_demanded_must_be_there() {
        var config = DATABASE.config(schema);
        assertRefused(
                "synchronous_standby_names",
                new PostgresConfig(
                        config.hosts(),
                        config.database(),
                        config.user(),
                        config.password(),
                        config.encryption(),
                        schema,
                        2,
                        true,
                        config.changesKept()));
    }

    @Test
    void a_password_comes_from_a_file_of_ours_alone() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), TestPostgres.PASSWORD + "\n");
        var config = DATABASE.config(
                schema,
                new PostgresConfig.Host("127.0.0.1", DATABASE.port()),
                new PostgresPassword.InFile(file),
                new PostgresConfig.Encryption.None());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertRefused("is open to others", config);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        open(config).close();
        Files.writeString(file, "another");
        assertRefused("cannot use the database", config);
    }

    @Test
    void what_prints_shows_no_password() {
        assertThat(DATABASE.config(schema)).asString().doesNotContain(TestPostgres.PASSWORD);
    }

    @Test
    void a_schema_that_is_not_there_is_refused() {
        assertRefused("there is no schema no_such_schema that sealwright may use", DATABASE.config("no_such_schema"));
    }

    @Test
    void two_that_wait_for_one_another_end_as_a_conflict_of_one() throws Exception {
        try (Store store = open()) {
            store.commit(Things.insert("a"));
            store.commit(Things.insert("b"));
            var bothHaveOne = new CyclicBarrier(2);
            List<Callable<Committed>> tasks = List.of(
                    () -> store.commit(crossing("a", "b", bothHaveOne)),
                    () -> store.commit(crossing("b", "a", bothHaveOne)));

            var ended = Workbench.all(tasks);

            assertThat(Workbench.failures(ended)).singleElement().isInstanceOf(Conflict.class);
            assertThat(store.head(store.lane(Things.ACCOUNT))).isEqualTo(3);
        }
    }

    private static Change crossing(String first, String second, CyclicBarrier bothHaveOne) {
        return Things.change(first, sql -> {
            sql.changeOne("UPDATE thing SET version = version + 1 WHERE id = ?", first);
            try {
                bothHaveOne.await();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            sql.changeOne("UPDATE thing SET version = version + 1 WHERE id = ?", second);
        });
    }

    @Test
    void a_killed_database_loses_nothing_acknowledged_and_the_store_goes_on_by_itself() throws Exception {
        List<Committed> heard = Collections.synchronizedList(new ArrayList<>());
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        try (Store store = open()) {
            store.onCommit(heard::add);
            List<Callable<Boolean>> tasks = new ArrayList<>();
            IntStream.range(0, 8)
                    .forEach(writer -> tasks.add(() -> {
                        for (int i = 0; i < 2_000 && acknowledged.size() < 1_000; i++) {
                            String id = writer + "/" + i;
                            try {
                                store.commit(Things.insert(id));
                                acknowledged.add(id);
                            } catch (StoreException away) {
                                Thread.sleep(20); // as a client does
                            }
                        }
                        return true;
                    }));
            tasks.add(() -> {
                for (int crash = 0; crash < 2; crash++) {
                    int before = acknowledged.size();
                    while (acknowledged.size() < before + 200) {
                        Thread.sleep(5);
                    }
                    DATABASE.kill();
                    DATABASE.run();
                }
                return true;
            });
            Workbench.results(Workbench.all(tasks));
            awaitHealth(store, true);

            List<String> ids = Things.ids(store);
            assertThat(ids).containsAll(acknowledged);
            assertThat(heard)
                    .extracting(change -> change.touches().getFirst().key())
                    .containsExactlyInAnyOrderElementsOf(ids);
            assertThat(heard)
                    .extracting(Committed::number)
                    .isEqualTo(LongStream.rangeClosed(1, ids.size()).boxed().toList());
        }
    }

    private static void awaitHealth(Store store, boolean wanted) throws InterruptedException {
        for (int i = 0; i < 2_000 && store.healthy() != wanted; i++) {
            Thread.sleep(10);
        }
        assertThat(store.healthy()).isEqualTo(wanted);
    }
}
