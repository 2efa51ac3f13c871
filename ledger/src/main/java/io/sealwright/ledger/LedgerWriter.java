// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.ledger.SegmentHeader.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes: takes what all doors hold, adds the trailer, writes once, syncs once, tells the doors.
 * While the disk syncs, the doors fill; there is no timer. It sleeps when there is nothing to do.
 *
 * <p>Three conditions. <b>Working</b>. <b>Full</b>: no new segment can be had and little room is left; uses fail,
 * changes go on into what was kept for them. <b>Failing</b>: no segment is open; uses fail, changes are kept. The way
 * back is tried when somebody asks ({@link #poke}), at most once per pause.
 */
final class LedgerWriter implements Runnable {
    private static final Logger LOG = System.getLogger(LedgerWriter.class.getName());

    private final LedgerConfig config;
    private final TrailerMac mac;
    private final InstantSource clock;
    private final Origin origin;
    private final LedgerSegments segments;
    private final Reserve reserve;
    private final SharedDoor door;
    private final Batch batch;
    private final LedgerMarks marks = new LedgerMarks();
    private final List<Appender> appenders = new CopyOnWriteArrayList<>();

    private final Backlog backlog;
    private ChainState state;
    private int firstAppender;
    private boolean full;

    private final AtomicBoolean asleep = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile boolean refusesUses;
    private volatile boolean poked;
    private volatile boolean closing;

    private volatile TreeHead head;
    private volatile LedgerStatistics statistics;

    LedgerWriter(
            LedgerConfig config,
            TrailerMac mac,
            InstantSource clock,
            Origin origin,
            LedgerSegments segments,
            Reserve reserve,
            SharedDoor door,
            ChainState state) {
        this.config = config;
        this.mac = mac;
        this.clock = clock;
        this.origin = origin;
        this.segments = segments;
        this.reserve = reserve;
        this.door = door;
        this.state = state;
        this.backlog = new Backlog(door);
        this.batch = new Batch(config);
        this.head = new TreeHead(state.treeSize(), state.root());
        this.statistics = new LedgerStatistics(0, 0, 0, 0, 0, segments.number(), state.treeSize(), 0, -1);
        publishRoom();
    }

    // ---- for all threads

    void add(Appender appender) {
        appenders.add(appender);
    }

    boolean refusesUses() {
        return refusesUses;
    }

    /** Asks for the way back to health, without waiting for it. */
    void poke() {
        if (!poked && reserve.due()) {
            poked = true;
            wake();
        }
    }

    /**
     * What was handed over before this call will be seen: either the writer looks again before it sleeps, or we wake
     * it.
     */
    void wake() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }

    TreeHead head() {
        return head;
    }

    LedgerStatistics statistics() {
        return statistics;
    }

    /** Lets the writer finish what is pending, and end. */
    void close() {
        closing = true;
        refusesUses = true;
        wake();
    }

    // ---- the thread

    @Override
    public void run() {
        thread = Thread.currentThread();
        boolean orderly = false;
        try {
            while (!closing || hasWork()) {
                if (!turn()) {
                    sleep();
                }
            }
            orderly = true;
        } finally { // Nobody may wait for a thread that is gone.
            refuse(orderly ? "the ledger is closed" : "the ledger's writer has died");
        }
    }

    private void sleep() {
        asleep.set(true);
        if (!hasWork() && !closing) {
            LockSupport.park(this);
        }
        asleep.set(false);
    }

    private boolean hasWork() {
        if (poked || backlog.hasUses() || (segments.isOpen() && backlog.hasMarksOrChanges())) {
            return true;
        }
        for (Appender appender : appenders) {
            if (appender.hasPending()) {
                return true;
            }
        }
        return false;
    }

    /** One batch, or one step towards it; false if there was nothing to do. */
    boolean turn() {
        boolean asked = poked;
        poked = false;
        backlog.drainDoor();
        if (!segments.isOpen() && !reopen(asked)) {
            failUses();
            return false;
        }
        full = isFull();
        if (full) {
            failUses();
        }
        decideOnUses();
        publishRoom();
        boolean all = collect();
        if (!batch.isEmpty()) {
            write();
            return true;
        }
        if (all) {
            return asked;
        }
        next(Reason.FULL); // Not one frame fits any more.
        return true;
    }

    /** Whether uses must leave the room that is left to changes. */
    private boolean isFull() {
        if (segments.roomWithReserve() >= config.changeReserveBytes()) {
            return false;
        }
        reserve.prepare();
        return !reserve.isReady() && segments.roomWithReserve() < config.changeReserveBytes();
    }

    /** Fills the batch; false if a frame that may go is left over. */
    private boolean collect() {
        batch.begin(state, segments.room());
        if (!backlog.copyTo(batch, !full)) {
            return false;
        }
        if (full) {
            return true;
        }
        int count = appenders.size();
        for (int i = 0; i < count; i++) {
            if (!appenders.get((firstAppender + i) % count).moveTo(batch)) {
                firstAppender = (firstAppender + i) % count;
                return false;
            }
        }
        return true;
    }

    private void write() {
        int count = batch.frames();
        int framesBytes = batch.bytes();
        long started = System.nanoTime();
        try {
            segments.write(batch.seal(segments.position(), origin, clock.millis(), mac), framesBytes);
        } catch (IOException e) {
            failed(framesBytes, e);
            return;
        }
        state = batch.next();
        head = new TreeHead(state.treeSize(), state.root());
        statistics = statistics.withBatch(count, framesBytes, System.nanoTime() - started, head.size());
        backlog.durable();
        decideOnUses();
        settleAppenders(true);
        publishRoom();
        reserve.prepare();
    }

    private void publishRoom() {
        statistics = statistics.withRoom(segments.number(), segments.roomWithReserve());
    }

    /** Uses fail and are to be marked void; marks and changes wait for the next segment. */
    private void failed(int framesBytes, IOException cause) {
        LOG.log(Level.ERROR, "a ledger batch in " + segments.name() + " failed; the segment is given up", cause);
        statistics = statistics.withFailedBatch();
        refusesUses = true;
        backlog.mark(marks.voids(segments.name(), segments.position(), batch.uses(framesBytes)));
        backlog.failed();
        settleAppenders(false);
        next(Reason.FAILED);
    }

    private boolean next(Reason reason) {
        try {
            segments.next(state, reason);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "no new ledger segment: " + e.getMessage(), e);
            refuse("the ledger cannot write: " + e.getMessage());
            return false;
        }
        publishRoom();
        reserve.prepare();
        door.open();
        return true;
    }

    private boolean reopen(boolean asked) {
        return asked && reserve.due() && next(Reason.FAILED);
    }

    private void refuse(String why) {
        refusesUses = true;
        statistics = statistics.withRoom(segments.number(), 0);
        door.refuse(why);
        failUses();
    }

    private void decideOnUses() {
        refusesUses = full || backlog.hasMarks() || closing;
    }

    private void failUses() {
        backlog.failUses();
        appenders.forEach(Appender::failPending);
    }

    private void settleAppenders(boolean durable) {
        for (Appender appender : appenders) {
            appender.settle(durable);
        }
    }

    /** Before the first turn: what recovery has to say is the first frame. */
    void note(SharedFrame note) {
        backlog.mark(List.of(note));
    }

    /** After the last turn. */
    Checkpoint checkpoint() {
        return new Checkpoint(
                origin,
                new TreeHead(state.treeSize(), state.root()),
                state.batch(),
                state.chain(),
                clock.instant(),
                state.frontier(),
                state.heads());
    }
}
