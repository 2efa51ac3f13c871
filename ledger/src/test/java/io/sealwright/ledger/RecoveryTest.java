// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import static io.sealwright.ledger.LedgerFixture.entry;
import static io.sealwright.ledger.LedgerFixture.events;
import static io.sealwright.ledger.LedgerFixture.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged survives; what was damaged is named; nothing else stops a start. */
class RecoveryTest {

    /** Several lives on one disk, each ended by a power cut in the middle of something. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void what_was_completed_is_there_in_order_after_any_crash_and_the_ledger_proves_it(long series) throws Exception {
        for (long seed = series * 1_000; seed < series * 1_000 + 40; seed++) {
            try {
                liveAndDie(seed);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void liveAndDie(long seed) throws Exception {
        RandomGenerator random = LedgerFixture.random(seed);
        FaultyDisk disk = new FaultyDisk(random);
        List<List<UUID>> acknowledged = List.of(new ArrayList<>(), new ArrayList<>()); // of each appender
        long[] changes = new long[3];
        long[] durableChanges = new long[3];
        int id = 0;
        for (int life = 0; life < 4; life++) {
            disk.crashAfter(4 + random.nextInt(60));
            if (random.nextInt(3) == 0) {
                disk.failSyncs(random.nextInt(20), 1 + random.nextInt(3));
            } else if (random.nextInt(3) == 0) {
                disk.failWrites(random.nextInt(20), 1 + random.nextInt(3));
            }
            id = live(random, disk, acknowledged, changes, durableChanges, id);
            disk = disk.reboot();
            requireKept(disk, acknowledged, durableChanges);
        }
    }

    private static int live(
            RandomGenerator random,
            FaultyDisk disk,
            List<List<UUID>> acknowledged,
            long[] changes,
            long[] durableChanges,
            int firstId)
            throws Exception {
        Ledger ledger;
        try {
            ledger = LedgerFixture.open(disk);
        } catch (IOException _) {
            return firstId; // it crashed in recovery
        }
        var fates = List.of(new LedgerFixture.Fates(), new LedgerFixture.Fates());
        List<Appender> appenders = List.of(ledger.appender(Runnable::run), ledger.appender(Runnable::run));
        for (int lane = 0; lane < changes.length; lane++) { // drain what the store has and the ledger lacks
            ChangeHead head = ledger.lastChanges().get(lane);
            for (long n = head == null ? 1 : head.number() + 1; n <= changes[lane]; n++) {
                ledger.append(entry((int) (n + 10_000L * lane)), lane, n, LedgerFixture.changeId(lane, n));
            }
        }
        int id = firstId;
        while (!disk.hasCrashed()) {
            for (int i = random.nextInt(6); i > 0; i--) {
                int one = random.nextInt(2);
                fates.get(one).append(appenders.get(one), entry(1_000_000 + id++, 20 + random.nextInt(1_500)));
            }
            if (random.nextInt(3) == 0 && hasRoom(ledger)) {
                int lane = random.nextInt(changes.length);
                long n = ++changes[lane];
                ledger.append(entry((int) (n + 10_000L * lane)), lane, n, LedgerFixture.changeId(lane, n));
            }
            var _ = ledger.turn();
            var _ = ledger.healthy();
            if (!disk.hasCrashed()) {
                for (int lane = 0; lane < changes.length; lane++) {
                    durableChanges[lane] = Math.max(durableChanges[lane], ledger.durableChange(lane));
                }
            }
        }
        acknowledged.get(0).addAll(fates.get(0).durable);
        acknowledged.get(1).addAll(fates.get(1).durable);
        return id;
    }

    private static boolean hasRoom(Ledger ledger) {
        try {
            ledger.requireRoom(300);
            return true;
        } catch (LedgerUnavailable _) {
            return false;
        }
    }

    private static void requireKept(FaultyDisk disk, List<List<UUID>> acknowledged, long[] durableChanges)
            throws Exception {
        FaultyDisk copy = disk.copy();
        Ledger reopened = LedgerFixture.open(copy);
        List<UUID> uses = events(copy, FrameKind.USE);
        for (List<UUID> ofOne : acknowledged) {
            List<UUID> kept = new ArrayList<>(uses);
            kept.retainAll(new HashSet<>(ofOne));
            assertThat(kept).isEqualTo(ofOne);
        }
        for (int lane = 0; lane < durableChanges.length; lane++) {
            ChangeHead head = reopened.lastChanges().get(lane);
            assertThat(head == null ? 0 : head.number()).isGreaterThanOrEqualTo(durableChanges[lane]);
        }
        reopened.close();
        Verification verification = LedgerVerifier.verify(copy, Optional.of(LedgerFixture.MAC), Optional.empty());
        assertThat(verification.problems()).isEmpty();
    }

    @Test
    void every_flipped_byte_of_a_ledger_is_found_by_the_verifier_and_its_place_named() throws Exception {
        FaultyDisk disk = twoSegments();
        for (String name : List.of("00000001.seg", "00000002.seg")) {
            byte[] bytes = disk.bytes(name);
            for (int at = 0; at < bytes.length; at++) {
                if (bytes[at] == 0 && at > 5_200 && at % 397 != 0) {
                    continue; // of the zeroes behind the batches a sample is enough
                }
                bytes[at] ^= 0x40;
                Verification verification = LedgerVerifier.verify(disk, Optional.empty(), Optional.empty());
                bytes[at] ^= 0x40;

                var findings = new ArrayList<>(verification.problems());
                findings.addAll(verification.remarks());
                assertThat(findings).as("%s byte %d", name, at).isNotEmpty();
                var first = findings.getFirst();
                assertThat(first.segment())
                        .as("%s byte %d: %s", name, at, first)
                        .isEqualTo(name);
                assertThat(first.offset()).as("%s byte %d: %s", name, at, first).isLessThanOrEqualTo(at);
                assertThat(at - first.offset())
                        .as("%s byte %d: %s", name, at, first)
                        .isLessThan(4_096);
            }
        }
        assertThat(LedgerVerifier.verify(disk, Optional.empty(), Optional.empty())
                        .intact())
                .isTrue();
    }

    @Test
    void every_flipped_byte_of_the_newest_segment_stops_the_start_unless_nothing_is_lost_by_it() throws Exception {
        FaultyDisk disk = twoSegments();
        byte[] bytes = disk.bytes("00000002.seg");
        int end = (int) new SegmentBytes(disk.open("00000002.seg", Disk.Access.READ)).lastNonZero(0) + 1;
        for (int at = 0; at < end; at++) {
            FaultyDisk damaged = disk.copy();
            damaged.bytes("00000002.seg")[at] ^= 0x01;
            int place = at;

            assertThatExceptionOfType(DamagedLedger.class)
                    .as("byte %d", at)
                    .isThrownBy(() -> LedgerFixture.open(damaged))
                    .satisfies(refusal -> {
                        assertThat(refusal.segment()).isEqualTo("00000002.seg");
                        assertThat(refusal.offset()).isLessThanOrEqualTo(place);
                    });
        }
        assertThat(bytes.length).isGreaterThan(end);
        FaultyDisk behind = disk.copy();
        behind.bytes("00000002.seg")[end + 2_000] = 1;
        LedgerFixture.open(behind).close();
        assertThat(LedgerVerifier.verify(behind, Optional.of(LedgerFixture.MAC), Optional.empty())
                        .intact())
                .isTrue();
    }

    @Test
    void a_missing_segment_another_key_and_a_broken_link_are_refused_by_name() throws Exception {
        FaultyDisk missing = twoSegments();
        missing.delete("00000001.seg");
        assertThatExceptionOfType(DamagedLedger.class)
                .isThrownBy(() -> LedgerFixture.open(missing))
                .withMessageContaining("00000001.seg");

        FaultyDisk otherKey = twoSegments();
        assertThatExceptionOfType(DamagedLedger.class)
                .isThrownBy(() -> Ledger.openIdle(
                        LedgerFixture.SMALL, otherKey, new TestMac(8), LedgerFixture.CLOCK, Runnable::run))
                .withMessageContaining("MAC key");

        FaultyDisk broken = twoSegments();
        int trailer = lastTrailer(broken);
        broken.bytes("00000001.seg")[trailer + 20] ^= 1;
        assertThatExceptionOfType(DamagedLedger.class)
                .isThrownBy(() -> LedgerFixture.open(broken))
                .withMessageContaining("00000001.seg, byte " + trailer);
    }

    @Test
    void the_verifier_says_what_it_did_not_prove_and_a_checkpoint_shows_a_lost_end() throws Exception {
        FaultyDisk disk = LedgerFixture.disk();
        Ledger ledger = LedgerFixture.open(disk);
        ledger.append(entry(1), 0, 1, LedgerFixture.changeId(0, 1));
        ledger.close();
        FaultyDisk older = disk.copy();
        ledger = LedgerFixture.open(disk);
        ledger.append(entry(2), 0, 2, LedgerFixture.changeId(0, 2));
        ledger.close();
        Checkpoint checkpoint =
                Checkpoint.parse(new String(disk.read("checkpoint").orElseThrow(), StandardCharsets.UTF_8));

        var without = LedgerVerifier.verify(disk, Optional.empty(), Optional.empty());
        assertThat(without.unproved()).hasSize(2);
        assertThat(without.report()).contains("INTACT").contains("unproved");
        var whole = LedgerVerifier.verify(disk, Optional.of(LedgerFixture.MAC), Optional.of(checkpoint));
        assertThat(whole.intact()).isTrue();
        assertThat(whole.unproved()).isEmpty();
        var lost = LedgerVerifier.verify(older, Optional.of(LedgerFixture.MAC), Optional.of(checkpoint));
        assertThat(lost.report()).contains("its end is lost").contains("NOT INTACT");
        assertThat(LedgerVerifier.verify(disk, Optional.of(new TestMac(8)), Optional.empty())
                        .intact())
                .isFalse();
    }

    private static int lastTrailer(FaultyDisk disk) {
        return (int) SegmentHeader.parse(Arrays.copyOf(disk.bytes("00000002.seg"), 4_096))
                .orElseThrow()
                .previousTrailer();
    }

    /** A full first segment of three batches, and a second one of two. */
    private static FaultyDisk twoSegments() throws Exception {
        var config = LedgerFixture.SMALL.withSegmentBytes(12 << 10);
        FaultyDisk disk = LedgerFixture.disk();
        Ledger ledger = LedgerFixture.open(config, disk);
        Appender appender = ledger.appender(Runnable::run);
        var fates = new LedgerFixture.Fates();
        int id = 0;
        while (ledger.statistics().segments() < 2) {
            fates.append(appender, entry(id++, 900));
            fates.append(appender, entry(id++, 500));
            settle(ledger);
        }
        ledger.append(entry(id), 0, 1, LedgerFixture.changeId(0, 1));
        ledger.close();
        assertThat(fates.failed).isEmpty();
        return disk;
    }
}
