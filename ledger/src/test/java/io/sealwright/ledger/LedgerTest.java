// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import static io.sealwright.ledger.LedgerFixture.changeId;
import static io.sealwright.ledger.LedgerFixture.entry;
import static io.sealwright.ledger.LedgerFixture.eventId;
import static io.sealwright.ledger.LedgerFixture.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** The doors of the ledger on a disk that works. */
class LedgerTest {
    private final FaultyDisk disk = LedgerFixture.disk();
    private final LedgerFixture.Fates fates = new LedgerFixture.Fates();

    @Test
    void nothing_is_durable_before_the_disk_confirmed_it_and_all_of_it_is_afterwards() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        Appender appender = ledger.appender(Runnable::run);

        fates.append(appender, entry(1));
        fates.append(appender, entry(2));
        assertThat(fates.durable).isEmpty();
        settle(ledger);

        assertThat(fates.durable).containsExactly(eventId(1), eventId(2));
        assertThat(LedgerFixture.events(disk, FrameKind.USE)).containsExactly(eventId(1), eventId(2));
        assertThat(ledger.head().size()).isEqualTo(2);
    }

    @Test
    void the_completions_of_a_batch_are_one_task_on_their_owner() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        List<Runnable> tasks = new ArrayList<>();
        Appender appender = ledger.appender(tasks::add);

        for (int i = 0; i < 5; i++) {
            fates.append(appender, entry(i));
        }
        settle(ledger);
        assertThat(tasks).hasSize(1);
        assertThat(fates.durable).isEmpty();
        tasks.getFirst().run();

        assertThat(fates.durable).hasSize(5);
        assertThat(ledger.statistics().batches()).isEqualTo(1);
    }

    @Test
    void an_appender_without_room_says_so_and_fails_what_comes_at_once() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        Appender appender = ledger.appender(Runnable::run);

        int taken = 0;
        while (appender.accepts()) {
            fates.append(appender, entry(taken++, 1_900));
        }
        assertThat(fates.failed).isEmpty();
        for (int i = 0; i < 5; i++) {
            fates.append(appender, entry(1_000 + i, 1_900));
        }
        assertThat(fates.failed).contains(eventId(1_004));
        settle(ledger);

        assertThat(fates.durable).hasSizeGreaterThanOrEqualTo(taken);
        assertThat(appender.accepts()).isTrue();
    }

    @Test
    void the_ring_goes_round_in_any_length_and_segments_follow_one_another() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        Appender appender = ledger.appender(Runnable::run);
        var random = LedgerFixture.random(42);

        int count = 0;
        for (int turn = 0; turn < 400; turn++) {
            for (int i = random.nextInt(8); i > 0 && appender.accepts(); i--) {
                fates.append(appender, entry(count++, 20 + random.nextInt(1_700)));
            }
            ledger.turn();
        }
        settle(ledger);

        assertThat(fates.durable).hasSize(count);
        assertThat(LedgerFixture.events(disk, FrameKind.USE)).isEqualTo(fates.durable);
        assertThat(ledger.statistics().segments()).isGreaterThan(5);
    }

    @Test
    void changes_are_recorded_once_in_order_of_their_number_and_are_known_after_reopening() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);

        ledger.append(entry(1), 0, 1, changeId(0, 1));
        ledger.append(entry(2), 0, 2, changeId(0, 2));
        ledger.append(entry(2), 0, 2, changeId(0, 2)); // a drain that repeats itself
        ledger.append(entry(3), 5, 1, changeId(5, 1));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ledger.append(entry(4), 0, 4, changeId(0, 4)));
        settle(ledger);
        ledger.awaitChangeDurable(0, 2);
        ledger.close();

        assertThat(LedgerFixture.open(disk).lastChanges())
                .isEqualTo(Map.of(0, new ChangeHead(2, changeId(0, 2)), 5, new ChangeHead(1, changeId(5, 1))));
        assertThat(LedgerFixture.events(disk, FrameKind.CHANGE)).containsExactly(eventId(1), eventId(2), eventId(3));
    }

    @Test
    void each_opening_is_another_incarnation_and_goes_on_in_the_same_segment() throws Exception {
        Ledger first = LedgerFixture.open(disk);
        fates.append(first.appender(Runnable::run), entry(1));
        first.close();

        Ledger second = LedgerFixture.open(disk);
        fates.append(second.appender(Runnable::run), entry(2));
        second.close();

        assertThat(first.origin()).isEqualTo(new Origin(LedgerFixture.NODE, 1));
        assertThat(second.origin()).isEqualTo(new Origin(LedgerFixture.NODE, 2));
        assertThat(LedgerFixture.events(disk, FrameKind.USE)).containsExactly(eventId(1), eventId(2));
        assertThat(disk.list()).filteredOn(SegmentFormat::isSegment).hasSize(1);
        assertThat(second.newestRecordAtOpening()).contains(LedgerFixture.CLOCK.instant());
    }

    @Test
    void closing_seals_the_last_checkpoint() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        fates.append(ledger.appender(Runnable::run), entry(1));
        ledger.append(entry(2), 3, 1, changeId(3, 1));
        ledger.close();

        var checkpoint = Checkpoint.parse(new String(disk.read("checkpoint").orElseThrow(), StandardCharsets.UTF_8));

        assertThat(fates.durable).containsExactly(eventId(1));
        assertThat(checkpoint.head()).isEqualTo(ledger.head());
        assertThat(checkpoint.heads()).containsOnlyKeys(3);
    }

    @Test
    void an_entry_longer_than_the_ledger_takes_is_refused_at_the_door() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        Appender appender = ledger.appender(Runnable::run);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> fates.append(appender, entry(1, 3_000)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ledger.append(entry(1, 3_000), 0, 1, changeId(0, 1)));
    }

    @Test
    void another_segment_size_holds_from_the_next_segment_on() throws Exception {
        LedgerFixture.open(disk).close();
        Ledger ledger = LedgerFixture.open(LedgerFixture.SMALL.withSegmentBytes(128 << 10), disk);
        Appender appender = ledger.appender(Runnable::run);
        int id = 0;
        while (ledger.statistics().segments() < 3) {
            fates.append(appender, entry(id++, 1_500));
            settle(ledger);
        }
        ledger.close();

        assertThat(disk.bytes("00000001.seg")).hasSize(64 << 10);
        assertThat(disk.bytes("00000002.seg")).hasSize(128 << 10);
        assertThat(LedgerFixture.events(disk, FrameKind.USE)).hasSize(id);
        assertThat(LedgerVerifier.verify(disk, Optional.of(LedgerFixture.MAC), Optional.empty())
                        .problems())
                .isEmpty();
    }

    @Test
    void while_the_disk_syncs_the_next_batch_fills() throws Exception {
        var syncing = new Semaphore(0);
        var release = new Semaphore(0);
        Ledger ledger = Ledger.open(LedgerFixture.SMALL, disk, LedgerFixture.MAC, LedgerFixture.CLOCK, Thread::new);
        Appender appender = ledger.appender(Runnable::run);
        disk.beforeSync(() -> {
            syncing.release();
            release.acquireUninterruptibly();
        });

        fates.append(appender, entry(1));
        appender.wake();
        syncing.acquire();
        for (int i = 2; i < 10; i++) {
            fates.append(appender, entry(i));
            appender.wake();
        }
        release.release(1_000);
        ledger.close();

        assertThat(fates.durable).hasSize(9);
        assertThat(ledger.statistics().batches()).isEqualTo(2);
    }
}
