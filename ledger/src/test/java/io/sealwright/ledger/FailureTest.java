// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import static io.sealwright.ledger.LedgerFixture.changeId;
import static io.sealwright.ledger.LedgerFixture.entry;
import static io.sealwright.ledger.LedgerFixture.eventId;
import static io.sealwright.ledger.LedgerFixture.events;
import static io.sealwright.ledger.LedgerFixture.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fails or is full: nobody is told what is not so, and nothing that stands is lost. */
class FailureTest {
    private final FaultyDisk disk = LedgerFixture.disk();
    private final LedgerFixture.Fates fates = new LedgerFixture.Fates();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void after_a_failed_batch_its_uses_fail_and_are_void_in_the_next_segment_and_its_changes_are_appended_again(
            boolean inSync) throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        Appender appender = ledger.appender(Runnable::run);
        fates.append(appender, entry(1));
        settle(ledger);

        failNext(inSync, 1);
        fates.append(appender, entry(2));
        ledger.append(entry(3), 0, 1, changeId(0, 1));
        assertThat(ledger.turn()).isTrue();
        assertThat(fates.failed).containsExactly(eventId(2));
        assertThat(ledger.healthy()).isFalse(); // until the new segment has proved itself
        settle(ledger);
        fates.append(appender, entry(4));
        settle(ledger);

        assertThat(ledger.healthy()).isTrue();
        assertThat(fates.durable).containsExactly(eventId(1), eventId(4));
        ledger.awaitChangeDurable(0, 1);
        assertThat(events(disk, FrameKind.USE)).containsExactly(eventId(1), eventId(4));
        assertThat(events(disk, FrameKind.CHANGE)).containsExactly(eventId(3));
        assertThat(events(disk, FrameKind.VOID_MARK)).containsExactly(eventId(2));
        assertThat(LedgerFixture.records(disk).get(1).kind()).isEqualTo(FrameKind.VOID_MARK); // the first frame there
        assertThat(ledger.statistics().failedBatches()).isEqualTo(1);
        requireProved(ledger);
    }

    @Test
    void a_void_mark_names_segment_and_byte_of_the_frame_that_it_makes_void() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        Appender appender = ledger.appender(Runnable::run);
        disk.failSyncs(0, 1);
        fates.append(appender, entry(1, 100));
        fates.append(appender, entry(2, 100));
        settle(ledger);

        assertThat(LedgerFixture.records(disk))
                .extracting(mark -> new String(mark.entry().event(), StandardCharsets.UTF_8))
                .containsExactly(
                        "{\"void\":{\"segment\":\"00000001.seg\",\"offset\":4096}}",
                        "{\"void\":{\"segment\":\"00000001.seg\",\"offset\":%d}}"
                                .formatted(4096 + 8 + 27 + 21 + len(1)));
    }

    private static int len(int id) {
        return entry(id, 100).event().length;
    }

    @Test
    void a_file_whose_sync_failed_is_never_written_again() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        Appender appender = ledger.appender(Runnable::run);
        disk.failSyncs(0, 1);
        fates.append(appender, entry(1));
        assertThat(ledger.turn()).isTrue();
        byte[] left = disk.bytes("00000001.seg").clone();

        fates.append(appender, entry(2));
        settle(ledger);
        ledger.close();

        assertThat(disk.bytes("00000001.seg")).isEqualTo(left);
    }

    @Test
    void while_no_segment_can_be_had_uses_fail_at_once_changes_wait_and_waiters_are_told() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        Appender appender = ledger.appender(Runnable::run);
        ledger.append(entry(1), 0, 1, changeId(0, 1));
        disk.failSyncs(0, 4);

        for (int i = 0; i < 3; i++) {
            var _ = ledger.turn();
        }
        fates.append(appender, entry(2));
        assertThat(fates.failed).containsExactly(eventId(2));
        assertThat(appender.accepts())
                .isTrue(); // it is read and fails; a loop that stopped reading would never ask again
        assertThatExceptionOfType(LedgerUnavailable.class).isThrownBy(() -> ledger.awaitChangeDurable(0, 1));
        assertThatExceptionOfType(LedgerUnavailable.class).isThrownBy(() -> ledger.requireRoom(10));
        assertThatExceptionOfType(LedgerUnavailable.class).isThrownBy(() -> ledger.appendAndAwait(entry(9)));
        for (int i = 0; i < 20 && !ledger.healthy(); i++) { // each question asks for another attempt
            var _ = ledger.turn();
        }
        settle(ledger);

        ledger.awaitChangeDurable(0, 1);
        ledger.requireRoom(10);
        assertThat(events(disk, FrameKind.CHANGE)).containsExactly(eventId(1));
        assertThat(events(disk, FrameKind.USE)).isEmpty();
        requireProved(ledger);
    }

    @Test
    void on_a_full_disk_uses_stop_first_changes_are_refused_before_they_commit_and_none_that_passed_is_lost()
            throws Exception {
        disk.limit(130 << 10); // two segments, and no third
        Ledger ledger = LedgerFixture.open(disk);
        Appender appender = ledger.appender(Runnable::run);

        int id = 0;
        while (fates.failed.isEmpty()) {
            fates.append(appender, entry(id++, 1_500));
            settle(ledger);
        }
        assertThat(ledger.healthy()).isFalse();
        long change = 0;
        while (passes(ledger)) {
            change++;
            ledger.append(entry(100_000 + (int) change, 300), 0, change, changeId(0, change));
            settle(ledger);
        }
        assertThat(change).isGreaterThan(3);
        assertThat(ledger.durableChange(0)).isEqualTo(change);
        disk.limit(Long.MAX_VALUE);
        for (int i = 0; i < 5 && !ledger.healthy(); i++) {
            settle(ledger);
        }
        fates.append(appender, entry(id, 1_500));
        settle(ledger);

        assertThat(ledger.healthy()).isTrue();
        assertThat(fates.durable).contains(eventId(id));
        assertThat(events(disk, FrameKind.USE)).isEqualTo(fates.durable);
        assertThat(events(disk, FrameKind.VOID_MARK)).isEmpty();
        requireProved(ledger);
    }

    private static boolean passes(Ledger ledger) {
        try {
            ledger.requireRoom(400);
            return true;
        } catch (LedgerUnavailable _) {
            return false;
        }
    }

    @Test
    void a_dropped_batch_is_noted_in_the_ledger() throws Exception {
        Ledger ledger = LedgerFixture.open(disk);
        fates.append(ledger.appender(Runnable::run), entry(1));
        ledger.close();
        byte[] bytes = disk.bytes("00000001.seg");
        int end = (int) new SegmentBytes(disk.open("00000001.seg", Disk.Access.READ)).lastNonZero(0) + 1;
        System.arraycopy(bytes, SegmentFormat.HEADER_BYTES, bytes, end, 100); // the beginning of a frame

        LedgerFixture.open(disk).close();

        assertThat(LedgerFixture.records(disk).getLast().kind()).isEqualTo(FrameKind.NOTE);
        assertThat(new String(LedgerFixture.records(disk).getLast().entry().event(), StandardCharsets.UTF_8))
                .startsWith("{\"dropped\":{\"segment\":\"00000001.seg\",\"offset\":%d".formatted(end));
        assertThat(events(disk, FrameKind.USE)).containsExactly(eventId(1));
    }

    private void failNext(boolean inSync, long count) {
        if (inSync) {
            disk.failSyncs(0, count);
        } else {
            disk.failWrites(0, count);
        }
    }

    private void requireProved(Ledger ledger) throws Exception {
        ledger.close();
        assertThat(LedgerVerifier.verify(disk, Optional.of(LedgerFixture.MAC), Optional.empty())
                        .report())
                .contains("\nINTACT");
        LedgerFixture.open(disk).close();
    }
}
