// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.gateway.Write;
import io.sealwright.ledger.FaultyDisk;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerConfig;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.TestMac;
import io.sealwright.store.FaultPoints;
import io.sealwright.store.Migration;
import io.sealwright.store.Retrying;
import io.sealwright.store.SqliteConfig;
import io.sealwright.store.Store;
import io.sealwright.store.StorePorts;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One round of a job: what is taken, what is left, and what follows. */
class SchedulerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));

    @TempDir
    private Path folder;

    private final List<String> taken = new ArrayList<>();
    private long nanos;
    private Store store;
    private Ledger ledger;
    private Scheduler scheduler;

    @BeforeEach
    void a_store_and_a_ledger() throws Exception {
        var threads = Thread.ofPlatform().daemon().factory();
        store = SqliteConfig.in(Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------")), 2)
                .open(
                        new StorePorts(threads, new Random(1), CLOCK, System::nanoTime, FaultPoints.NONE),
                        List.of(new Migration(
                                "test/0001-things", "CREATE TABLE thing (name TEXT NOT NULL PRIMARY KEY);")));
        ledger = Ledger.open(
                LedgerConfig.of(new UUID(1, 2)).withSegmentBytes(4 << 20),
                new FaultyDisk(new Random(3)),
                new TestMac(7),
                CLOCK,
                threads);
        store.onCommit(change ->
                ledger.append(LedgerEntry.parse(change.record()), change.lane(), change.number(), change.changeId()));
        scheduler = new Scheduler(
                List.of(),
                store,
                ledger,
                new Retrying(new Random(2), _ -> {}),
                () -> nanos,
                new ClockWatch(CLOCK, () -> 0, Optional.empty()),
                UUID::randomUUID);
    }

    @AfterEach
    void closed() throws Exception {
        store.close();
        ledger.close();
    }

    /** Writes the name of each item; {@code broken} fails. */
    private final class Naming implements Job<String> {
        private final List<String> due;

        Naming(String... due) {
            this.due = List.of(due);
        }

        @Override
        public String name() {
            return "naming";
        }

        @Override
        public Duration interval() {
            return Duration.ofMinutes(1);
        }

        @Override
        public boolean irreversible() {
            return true;
        }

        @Override
        public List<String> due(Instant now, int limit) {
            return due;
        }

        @Override
        public Optional<Step> step(String item, JobPermit<String> permit) {
            taken.add(item);
            nanos += Duration.ofSeconds(4).toNanos();
            if (item.equals("broken")) {
                throw new IllegalStateException("a row of it is damaged");
            }
            AccountId account = AccountId.of(1);
            String name = item + taken.size();
            return Optional.of(new Step(
                    new Write(account, List.of(), sql -> sql.change("INSERT INTO thing (name) VALUES (?)", name)),
                    new ServiceEvent(
                            "test.amazonaws.com",
                            "NameThing",
                            account,
                            new Region("us-east-1"),
                            Blob.owning("{}".getBytes(StandardCharsets.US_ASCII)))));
        }
    }

    @Test
    void an_item_that_fails_is_tried_once_a_round_and_holds_no_other_up() {
        scheduler.round(new Naming("broken", "broken", "broken", "whole", "whole"));

        assertThat(taken).containsExactly("broken", "whole", "whole");
        scheduler.round(new Naming("broken"));
        assertThat(taken).endsWith("broken").hasSize(4);
    }

    @Test
    void a_round_ends_in_time_for_the_jobs_that_share_its_thread() {
        scheduler.round(new Naming("a", "a", "a", "a", "a", "a", "a"));

        assertThat(taken).hasSize(4);
    }

    @Test
    void where_a_reader_keeps_the_log_from_being_cut_the_next_round_cuts_it_though_nothing_is_due() throws Exception {
        Path log = folder.resolve("store.db-wal");
        var reading = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        Thread reader = Thread.ofPlatform()
                .start(() -> store.read(snapshot -> {
                    var _ = snapshot.list("SELECT name FROM thing", row -> row.getString(1));
                    reading.countDown();
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return "";
                }));
        reading.await();

        scheduler.round(new Naming("a"));
        assertThat(log).isNotEmptyFile();
        done.countDown();
        reader.join();
        scheduler.round(new Naming());

        assertThat(log).isEmptyFile();
    }
}
