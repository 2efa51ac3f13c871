// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A ledger without threads on a faulty disk: it moves only when the test says so. */
final class LedgerFixture {
    static final UUID NODE = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    static final TrailerMac MAC = new TestMac(7);
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-08T00:00:00Z"));

    /** Segments of 64 KiB; an appender takes 16 KiB or 64 frames. */
    static final LedgerConfig SMALL =
            new LedgerConfig(NODE, 64 << 10, 2_000, 16 << 10, 64, 8 << 10, 12 << 10, 0, Duration.ZERO);

    /** Thousands of failures are made on purpose; held here, since a logger nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("io.sealwright.ledger");

    static {
        QUIET.setLevel(Level.OFF);
    }

    private LedgerFixture() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static FaultyDisk disk() {
        return new FaultyDisk(random(1));
    }

    static Ledger open(Disk disk) throws IOException, DamagedLedger {
        return open(SMALL, disk);
    }

    static Ledger open(LedgerConfig config, Disk disk) throws IOException, DamagedLedger {
        return Ledger.openIdle(config, disk, MAC, CLOCK, Runnable::run);
    }

    static LedgerEntry entry(int id) {
        return entry(id, 300);
    }

    static LedgerEntry entry(int id, int eventBytes) {
        String event = "{\"id\":%d,\"pad\":\"%s\"}".formatted(id, "x".repeat(Math.max(0, eventBytes - 20)));
        return LedgerEntry.of(eventId(id), Basis.NONE, event.getBytes(StandardCharsets.UTF_8));
    }

    static UUID eventId(int id) {
        return new UUID(0xE, id);
    }

    static UUID changeId(int lane, long number) {
        return new UUID(0xC000 + lane, number);
    }

    static void settle(Ledger ledger) {
        for (int i = 0; i < 1_000 && ledger.turn(); i++) {}
    }

    static List<LedgerReader.Recorded> records(Disk disk) throws IOException {
        List<LedgerReader.Recorded> records = new ArrayList<>();
        new LedgerReader(disk).forEach(records::add);
        return records;
    }

    static List<UUID> events(Disk disk, FrameKind kind) throws IOException {
        return records(disk).stream()
                .filter(recorded -> recorded.kind() == kind)
                .map(recorded -> recorded.entry().eventId())
                .toList();
    }

    /** Remembers the fate of frames. */
    static final class Fates {
        final List<UUID> durable = new ArrayList<>();
        final List<UUID> failed = new ArrayList<>();

        Completion of(LedgerEntry entry) {
            UUID id = entry.eventId();
            return new Completion() {
                @Override
                public void durable() {
                    durable.add(id);
                }

                @Override
                public void failed() {
                    failed.add(id);
                }
            };
        }

        void append(Appender appender, LedgerEntry entry) {
            appender.append(entry, of(entry));
        }
    }
}
