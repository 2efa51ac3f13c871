// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.vocabulary.NeverBlocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger with its threads, on a real folder. */
class ConcurrencyTest {
    private static final int LOOPS = 3;
    private static final int FRAMES = 3_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    private Ledger open() throws Exception {
        LedgerConfig config = LedgerConfig.of(LedgerFixture.NODE).withSegmentBytes(1 << 20);
        return Ledger.open(
                config, FileDisk.at(folder.resolve("ledger")), LedgerFixture.MAC, LedgerFixture.CLOCK, Thread::new);
    }

    @Test
    void several_loops_and_changes_at_once_lose_nothing_and_each_keeps_its_order() throws Exception {
        List<List<UUID>> completed = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Ledger ledger = open();
        List<ExecutorService> owners = new ArrayList<>();
        for (int loop = 0; loop < LOOPS; loop++) {
            ExecutorService owner = Executors.newSingleThreadExecutor();
            owners.add(owner);
            List<UUID> done = new ArrayList<>();
            completed.add(done);
            owner.execute(new Loop(ledger.appender(owner), owner, done, loop));
        }
        for (int lane = 0; lane < 2; lane++) {
            int one = lane;
            threads.add(Thread.startVirtualThread(() -> changes(ledger, one)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (int loop = 0; loop < LOOPS; loop++) {
            while (owners.get(loop).submit(completed.get(loop)::size).get() < FRAMES) {
                Thread.sleep(2);
            }
            owners.get(loop).shutdown();
        }
        ledger.close();

        var disk = FileDisk.at(folder.resolve("ledger"));
        List<UUID> all = LedgerFixture.events(disk, FrameKind.USE);
        assertThat(all).hasSize(LOOPS * FRAMES);
        for (int loop = 0; loop < LOOPS; loop++) {
            int one = loop;
            assertThat(completed.get(loop))
                    .isEqualTo(all.stream()
                            .filter(id -> id.getLeastSignificantBits() / FRAMES == one)
                            .toList());
        }
        assertThat(LedgerFixture.events(disk, FrameKind.CHANGE)).hasSize(200);
        Verification verification = LedgerVerifier.verify(
                disk,
                Optional.of(LedgerFixture.MAC),
                disk.read("checkpoint").map(text -> Checkpoint.parse(new String(text, StandardCharsets.UTF_8))));
        assertThat(verification.report()).contains("\nINTACT");
        assertThat(verification.unproved()).isEmpty();
    }

    /** Keeps up to 64 frames on the way, as an event loop with 64 connections does. */
    private static final class Loop implements Runnable, Completion {
        private final Appender appender;
        private final ExecutorService owner;
        private final List<UUID> done;
        private final int number;
        private int sent;

        Loop(Appender appender, ExecutorService owner, List<UUID> done, int number) {
            this.appender = appender;
            this.owner = owner;
            this.done = done;
            this.number = number;
        }

        @Override
        public void run() {
            while (sent < FRAMES && sent - done.size() < 64 && appender.accepts()) {
                appender.append(LedgerFixture.entry(number * FRAMES + sent++, 400), this);
            }
            appender.wake();
        }

        @Override
        public void durable() {
            done.add(LedgerFixture.eventId(number * FRAMES + done.size()));
            if (sent - done.size() == 32) {
                owner.execute(this);
            }
        }

        @Override
        public void failed() {
            throw new AssertionError("a frame failed");
        }
    }

    private static void changes(Ledger ledger, int lane) {
        try {
            for (int n = 1; n <= 100; n++) {
                ledger.requireRoom(400);
                ledger.append(LedgerFixture.entry(n, 300), lane, n, LedgerFixture.changeId(lane, n));
                ledger.awaitChangeDurable(lane, n);
            }
        } catch (LedgerUnavailable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_folder_is_ours_alone_and_its_files_too() throws Exception {
        Ledger ledger = open();
        ledger.appendAndAwait(LedgerFixture.entry(1));
        ledger.close();

        Path ledgerFolder = folder.resolve("ledger");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ledgerFolder)))
                .isEqualTo("rwx------");
        try (var files = Files.list(ledgerFolder)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void a_segment_that_is_a_link_is_not_opened() throws Exception {
        open().close();
        Path segment = folder.resolve("ledger").resolve("00000001.seg");
        Files.move(segment, folder.resolve("elsewhere"));
        Files.createSymbolicLink(segment, folder.resolve("elsewhere"));

        assertThatExceptionOfType(IOException.class).isThrownBy(this::open);
    }

    @Test
    void nobody_waits_on_an_event_loop() throws Exception {
        Ledger ledger = open();
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        Thread loop = new EventLoop(() -> {
            try {
                ledger.appendAndAwait(LedgerFixture.entry(1));
            } catch (IllegalStateException | LedgerUnavailable e) {
                refusal.set(e);
            }
        });
        loop.start();
        loop.join();
        ledger.close();

        assertThat(refusal.get()).isInstanceOf(IllegalStateException.class);
    }

    private static final class EventLoop extends Thread implements NeverBlocks {
        EventLoop(Runnable task) {
            super(task);
        }
    }
}
