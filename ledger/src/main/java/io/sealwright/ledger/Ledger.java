// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.NeverBlocks;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The record of every outcome: append-only, chained, Merkle-proved. What a completion called durable survives kill -9
 * and power loss, in order.
 *
 * <p>Three doors. {@link #appender}: for event loops, without lock or waiting. {@link #append}: changes, in order of
 * their number. {@link #appendAndAwait}: one use, waiting. All are thread-safe but the appender itself.
 *
 * <p>After a failed write or sync that file is never written again: uses in that batch fail and are marked void in the
 * next segment, changes are appended again there. A full disk fails uses while the room kept for changes lasts, and
 * {@link #requireRoom} refuses changes before they commit. Nobody else may write to the folder; whoever opens a ledger
 * holds the data folder's lock.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Ledger.class.getName());

    private final LedgerConfig config;
    private final Disk disk;
    private final Reserve reserve;
    private final LedgerSegments segments;
    private final SharedDoor door;
    private final LedgerWriter writer;
    private final Origin origin;
    private final Map<Integer, ChangeHead> recoveredChanges;
    private final @Nullable Instant recoveredTime;
    private @Nullable Thread thread;

    private Ledger(
            LedgerConfig config,
            Disk disk,
            TrailerMac mac,
            InstantSource clock,
            Executor background,
            Optional<Recovery.Recovered> recovered)
            throws IOException {
        this.config = config;
        this.disk = disk;
        origin = new Origin(
                config.node(),
                recovered.map(old -> old.origin().incarnation() + 1).orElse(1L));
        reserve = new Reserve(disk, config, background, clock);
        segments = new LedgerSegments(disk, config, mac, clock, origin, reserve);
        ChainState state = recovered.map(Recovery.Recovered::state).orElseGet(ChainState::empty);
        reserve.adopt();
        if (recovered.isPresent()) {
            segments.resume(recovered.get());
        } else {
            segments.next(state, SegmentHeader.Reason.FIRST);
        }
        reserve.prepare();
        if (segments.roomWithReserve() < config.changeReserveBytes()) {
            var _ = reserve.isReady(); // Changes shall not be refused for the time that its zeroes take.
        }
        door = new SharedDoor(config, state);
        writer = new LedgerWriter(config, mac, clock, origin, segments, reserve, door, state);
        recoveredChanges = Map.copyOf(state.heads());
        recoveredTime =
                recovered.map(old -> Instant.ofEpochMilli(old.newestMillis())).orElse(null);
    }

    /**
     * Opens the ledger in {@code disk}, or begins one if it is empty. Reads the newest segment only.
     *
     * @param threads makes the writer, and short-lived threads that fill the next segment with zeroes; must not be
     *     interrupted
     * @throws DamagedLedger naming segment and byte, if anything is not what was written, but for a batch at the very
     *     end that was never confirmed
     */
    public static Ledger open(
            LedgerConfig config, Disk disk, TrailerMac mac, InstantSource clock, ThreadFactory threads)
            throws IOException, DamagedLedger {
        Ledger ledger = openIdle(
                config, disk, mac, clock, task -> threads.newThread(task).start());
        Thread thread = threads.newThread(ledger.writer);
        ledger.thread = thread;
        thread.start();
        return ledger;
    }

    /** Without a thread: nothing happens but by {@link #turn}. */
    static Ledger openIdle(LedgerConfig config, Disk disk, TrailerMac mac, InstantSource clock, Executor background)
            throws IOException, DamagedLedger {
        Optional<Recovery.Recovered> recovered = new Recovery(disk, mac).recover();
        Ledger ledger = new Ledger(config, disk, mac, clock, background, recovered);
        recovered.filter(old -> old.droppedBytes() > 0).ifPresent(ledger::noteDropped);
        return ledger;
    }

    private void noteDropped(Recovery.Recovered recovered) {
        String segment = SegmentFormat.fileName(recovered.number());
        LOG.log(
                Level.WARNING,
                "dropped {0} bytes of a batch that was never confirmed, at byte {1} of {2}",
                recovered.droppedBytes(),
                recovered.position(),
                segment);
        writer.note(new LedgerMarks().dropped(segment, recovered.position(), recovered.droppedBytes()));
        var _ = turn();
    }

    /** One step of the writer, for a ledger without a thread. */
    boolean turn() {
        return writer.turn();
    }

    /**
     * A door for one event loop, for the ledger's life.
     *
     * @param owner runs the completions; the only thread that may use the appender
     */
    public Appender appender(Executor owner) {
        Appender appender = new Appender(writer, owner, config);
        writer.add(appender);
        return appender;
    }

    /**
     * Appends the record of a change that stands in the store. Never blocks and never refuses: room was required
     * before. A number that was appended before is dropped, so that draining after a crash may repeat itself.
     *
     * @param lane 0 to 63
     * @param number one more than the last of this lane; the first is 1
     * @throws IllegalStateException if a number is left out
     */
    public void append(LedgerEntry entry, int lane, long number, UUID changeId) {
        if (lane < 0 || lane >= SegmentFormat.MAX_LANES) {
            throw new IllegalArgumentException("lane " + lane);
        }
        requireLength(entry);
        door.change(entry, lane, number, changeId);
        writer.wake();
    }

    /**
     * Returns when the record of an appended change is durable. Refuses to be called on an event loop.
     *
     * @throws LedgerUnavailable if the ledger cannot write now; the record is kept and appended once it can, or drained
     *     from the store at the next start
     */
    public void awaitChangeDurable(int lane, long number) throws LedgerUnavailable {
        NeverBlocks.refuse("the ledger's waiting door");
        try {
            door.await(lane, number);
        } catch (LedgerUnavailable e) {
            writer.poke();
            throw e;
        }
    }

    /** Appends one use and returns when it is durable. Refuses to be called on an event loop. */
    public void appendAndAwait(LedgerEntry entry) throws LedgerUnavailable {
        NeverBlocks.refuse("the ledger's waiting door");
        requireLength(entry);
        try {
            SharedFrame frame = door.use(entry);
            writer.wake();
            door.await(frame);
        } catch (LedgerUnavailable e) {
            writer.poke();
            throw e;
        }
    }

    /**
     * Passes if the record of a change, {@code bytes} long, can surely be appended after its commit: the ledger works,
     * and its preallocated room holds this change, all that were committed before, and a margin for those that passed
     * here at the same time. Does not block.
     */
    public void requireRoom(int bytes) throws LedgerUnavailable {
        String refusal = door.refusal();
        if (!refusal.isEmpty()) {
            writer.poke();
            throw new LedgerUnavailable(refusal);
        }
        long needed = (long) bytes
                + SegmentFormat.FRAME_PREFIX_BYTES
                + SegmentFormat.BODY_FIXED_BYTES
                + SegmentFormat.MAX_TRAILER_BYTES
                + config.changeReserveBytes() / 2;
        if (writer.statistics().roomBytes() - door.pendingChangeBytes() < needed) {
            writer.poke();
            throw new LedgerUnavailable("the disk has no room for the ledger");
        }
    }

    /** Number of the last durable change of a lane; 0 if there is none. */
    long durableChange(int lane) {
        return door.durable(lane);
    }

    private void requireLength(LedgerEntry entry) {
        if (FrameEncoder.length(entry) > config.longestFrame()) {
            throw new IllegalArgumentException("an entry of %d bytes".formatted(entry.sharedBytes().length));
        }
    }

    /**
     * The last change of every lane as it was when the ledger was opened; what the store has beyond is to be drained.
     */
    public Map<Integer, ChangeHead> lastChanges() {
        return recoveredChanges;
    }

    /** Wall time of the newest record that was there at opening; empty in a new ledger. */
    public Optional<Instant> newestRecordAtOpening() {
        return Optional.ofNullable(recoveredTime);
    }

    /** Size and root of the durable tree. */
    public TreeHead head() {
        return writer.head();
    }

    public Origin origin() {
        return origin;
    }

    /** Whether uses are recorded now. If not, this call also asks for another attempt. */
    public boolean healthy() {
        if (!writer.refusesUses()) {
            return true;
        }
        writer.poke();
        return false;
    }

    /** Counters and gauges for metrics. */
    public LedgerStatistics statistics() {
        try {
            return writer.statistics().withFree(disk.freeBytes());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "free space is unknown", e);
            return writer.statistics();
        }
    }

    /**
     * Writes what is pending, then the last checkpoint. The owners of appenders must have stopped appending; frames
     * that cannot be written fail.
     */
    @Override
    public void close() throws IOException {
        writer.close();
        Thread running = thread;
        if (running == null) {
            writer.run();
        } else {
            joinUninterruptibly(running);
        }
        boolean sealed = segments.isOpen();
        segments.close();
        reserve.close();
        if (sealed) {
            disk.replace(Checkpoint.FILE, writer.checkpoint().file());
        }
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
