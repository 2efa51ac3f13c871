// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.StoreException.Kind;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The bounds of a group, and what the writer does when the disk fails. */
class SqliteWriterTest {

    @TempDir
    private Path folder;

    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);

    private Store open(int queued, LongSupplier ticker, FaultPoints faults) {
        return new SqliteConfig(TestStores.ours(folder), 2, queued, 4096, 4096, Duration.ZERO)
                .open(
                        new StorePorts(
                                Thread.ofPlatform().factory(),
                                new SecureRandom(),
                                InstantSource.system(),
                                ticker,
                                faults),
                        List.of(Things.TABLE));
    }

    private Change holdingTheWriter() {
        return Things.change("holding", sql -> {
            holding.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            Things.insert(sql, "holding");
        });
    }

    @Test
    void a_group_takes_no_more_bodies_after_2_ms() {
        var nanos = new AtomicLong();
        try (Store store = open(100, () -> nanos.getAndAdd(1_000_000), FaultPoints.NONE)) {
            List<Callable<Committed>> tasks = new ArrayList<>();
            tasks.add(() -> store.commit(holdingTheWriter()));
            for (int i = 0; i < 10; i++) {
                Change change = Things.insert("thing-" + i);
                tasks.add(() -> {
                    holding.await(); // else it may be done before the writer is held, and never wait
                    return store.commit(change);
                });
            }
            tasks.add(() -> {
                while (store.statistics().waiting() < 10) {
                    Thread.sleep(1);
                }
                held.countDown();
                return null;
            });

            assertThat(Workbench.failures(Workbench.all(tasks))).isEmpty();

            // Opened at t, asked at t+1 and t+2: two bodies at most.
            assertThat(store.statistics().groups()).isGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void a_change_that_finds_the_queue_full_is_refused_at_once() {
        try (Store store = open(2, System::nanoTime, FaultPoints.NONE)) {
            List<Callable<Committed>> tasks = new ArrayList<>();
            tasks.add(() -> store.commit(holdingTheWriter()));
            IntStream.range(0, 20)
                    .forEach(i -> tasks.add(() -> {
                        holding.await();
                        try {
                            return store.commit(Things.insert("thing-" + i));
                        } finally {
                            held.countDown();
                        }
                    }));

            assertThat(Workbench.failures(Workbench.all(tasks)))
                    .isNotEmpty()
                    .allSatisfy(failure -> assertThat(failure).hasMessage("too many changes wait for the store"));
        }
    }

    @Test
    void after_the_disk_failed_at_commit_no_more_changes_are_taken() {
        FaultPoints disk = point -> {
            if (point.equals(FaultPoints.AT_COMMIT)) {
                throw SqliteFailures.of(new SQLiteException("sync failed", SQLiteErrorCode.SQLITE_IOERR_FSYNC));
            }
        };
        try (Store store = open(10, System::nanoTime, disk)) {
            for (String id : List.of("a", "b")) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> store.commit(Things.insert(id)))
                        .returns(Kind.UNAVAILABLE, StoreException::kind);
            }
            assertThat(store.healthy()).isFalse();
            assertThat(Things.ids(store)).isEmpty();
        }
    }

    @Test
    void a_refused_change_costs_no_commit_and_is_counted() {
        try (Store store = open(10, System::nanoTime, FaultPoints.NONE)) {
            assertThatExceptionOfType(Conflict.class).isThrownBy(() -> store.commit(Things.replace("absent", 1)));

            assertThat(store.statistics()).isEqualTo(new StoreStatistics(0, 0, 1, 0));
        }
    }

    @Test
    void result_codes_become_what_an_operator_can_act_on() {
        assertThat(kind(SQLiteErrorCode.SQLITE_BUSY)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind(SQLiteErrorCode.SQLITE_READONLY)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind(SQLiteErrorCode.SQLITE_IOERR_WRITE)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind(SQLiteErrorCode.SQLITE_FULL)).isEqualTo(Kind.FULL);
        assertThat(kind(SQLiteErrorCode.SQLITE_CORRUPT_INDEX)).isEqualTo(Kind.DAMAGED);
        assertThat(kind(SQLiteErrorCode.SQLITE_NOTADB)).isEqualTo(Kind.DAMAGED);
        assertThat(SqliteFailures.of(new SQLiteException("", SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE)))
                .isInstanceOf(UniqueViolation.class);
        assertThat(SqliteFailures.of(new SQLiteException("", SQLiteErrorCode.SQLITE_CONSTRAINT_NOTNULL)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Kind kind(SQLiteErrorCode code) {
        return ((StoreException) SqliteFailures.of(new SQLiteException("", code))).kind();
    }
}
