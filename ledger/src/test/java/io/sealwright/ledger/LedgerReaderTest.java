// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A segment of the fixture holds about 64 KiB: with an entry of 2 KB a minute some thirty. */
class LedgerReaderTest {
    private static final Instant BEGIN = Instant.parse("2026-01-08T00:00:00Z");
    private static final int ENTRIES = 200;

    private final FaultyDisk disk = LedgerFixture.disk();
    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);

    @BeforeEach
    void anEntryEachMinute() throws Exception {
        try (Ledger ledger = Ledger.openIdle(LedgerFixture.SMALL, disk, new TestMac(7), now::get, Runnable::run)) {
            Appender appender = ledger.appender(Runnable::run);
            LedgerFixture.Fates fates = new LedgerFixture.Fates();
            for (int i = 0; i < ENTRIES; i++) {
                now.set(BEGIN.plus(Duration.ofMinutes(i)));
                fates.append(appender, LedgerFixture.entry(i, 1_900));
                LedgerFixture.settle(ledger);
            }
            assertThat(fates.durable).hasSize(ENTRIES);
        }
        assertThat(Recovery.segmentNames(disk)).hasSizeGreaterThan(5);
    }

    @Test
    void what_was_recorded_since_a_moment_is_read_and_little_of_what_was_before() throws Exception {
        List<UUID> read = new ArrayList<>();
        new LedgerReader(disk)
                .forEachSince(
                        BEGIN.plus(Duration.ofMinutes(140)),
                        recorded -> read.add(recorded.entry().eventId()));
        assertThat(read)
                .contains(LedgerFixture.eventId(140), LedgerFixture.eventId(ENTRIES - 1))
                .doesNotContain(LedgerFixture.eventId(60));
    }

    @Test
    void the_newest_segment_is_searched_first() throws Exception {
        List<UUID> seen = new ArrayList<>();
        UUID last = LedgerFixture.eventId(ENTRIES - 1);
        assertThat(find(BEGIN, last, seen)).contains(last);
        assertThat(seen).hasSizeLessThan(40);
    }

    @Test
    void a_search_ends_with_the_segment_that_was_written_at_its_beginning() throws Exception {
        UUID first = LedgerFixture.eventId(0);
        assertThat(find(BEGIN, first, new ArrayList<>())).contains(first);
        assertThat(find(BEGIN.plus(Duration.ofMinutes(100)), first, new ArrayList<>()))
                .isEmpty();
        UUID within = LedgerFixture.eventId(100);
        assertThat(find(BEGIN.plus(Duration.ofMinutes(100)), within, new ArrayList<>()))
                .contains(within);
    }

    private Optional<UUID> find(Instant since, UUID id, List<UUID> seen) throws Exception {
        Predicate<LedgerReader.Recorded> wanted = recorded -> {
            seen.add(recorded.entry().eventId());
            return recorded.entry().eventId().equals(id);
        };
        return new LedgerReader(disk)
                .findNewest(since, wanted)
                .map(found -> found.entry().eventId());
    }
}
