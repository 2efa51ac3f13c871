// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The hot door of the ledger: one for each event loop, used by that loop alone.
 *
 * <p>A ring of bytes and a ring of completions, with one producer (the owner) and one consumer (the writer); they meet
 * in two counters, so neither ever waits for the other. Frames become durable in the order in which they were appended,
 * and the completions of a batch run as one task on the owner.
 *
 * <p>Bounded: a frame for which there is no room, and any frame while the ledger cannot record, fails at once, inside
 * {@link #append}. Owners that stop reading while {@link #accepts()} is false never see the former.
 */
public final class Appender {
    private static final Logger LOG = System.getLogger(Appender.class.getName());

    private final LedgerWriter writer;
    private final Executor owner;
    private final FrameEncoder encoder = new FrameEncoder();
    private final int longestFrame;
    private final byte[] ring;
    private final int mask;
    private final int[] offsets;
    private final int[] lengths;
    private final @Nullable Completion[] completions;
    private final boolean[] failures;
    private final AtomicBoolean delivering = new AtomicBoolean();
    private final Runnable delivery = this::deliver;

    /**
     * Frames ever appended, as the writer may know. Written by the owner; what lies below it in the rings is the
     * writer's to read.
     */
    private volatile long published;

    /** Frames whose fate is known. Written by the writer; what lies below it is the owner's to complete and reuse. */
    private volatile long settled;

    /** The same as {@code published}, the owner's alone. */
    private long appended;

    /** Frames whose completion ran; the owner's alone. */
    private long completed;

    /** Where the next frame goes; the owner's alone. */
    private int position;

    /** Frames in a batch or settled; the writer's alone. */
    private long taken;

    Appender(LedgerWriter writer, Executor owner, LedgerConfig config) {
        this.writer = writer;
        this.owner = owner;
        longestFrame = config.longestFrame();
        ring = new byte[config.pendingBytes()];
        mask = config.pendingFrames() - 1;
        offsets = new int[config.pendingFrames()];
        lengths = new int[config.pendingFrames()];
        completions = new @Nullable Completion[config.pendingFrames()];
        failures = new boolean[config.pendingFrames()];
    }

    /**
     * Hands a frame over. Never blocks; exactly one method of {@code completion} runs, later on the owner, or before
     * this returns if the frame is refused. The writer may be asleep: call {@link #wake} before the loop's turn ends.
     *
     * @throws IllegalArgumentException if the entry is longer than the ledger takes
     */
    public void append(EntrySource entry, Completion completion) {
        int length = FrameEncoder.length(entry);
        if (length > longestFrame) {
            throw new IllegalArgumentException("an entry of %d bytes".formatted(entry.length()));
        }
        if (writer.refusesUses()) {
            writer.poke();
            completion.failed();
            return;
        }
        int at = appended - completed > mask ? -1 : place(length);
        if (at < 0) {
            completion.failed();
            return;
        }
        encoder.encode(FrameKind.USE, 0, 0, FrameEncoder.NO_CHANGE, entry, ring, at);
        int slot = (int) appended & mask;
        offsets[slot] = at;
        lengths[slot] = length;
        completions[slot] = completion;
        position = at + length;
        appended++;
        published = appended;
    }

    /** Wakes the writer if it sleeps; costs one fence and one read if it does not. Once per turn of the loop. */
    public void wake() {
        writer.wake();
    }

    /**
     * Whether there is room for a frame of any allowed length. While this is false the owner reads no requests; it
     * becomes true as completions run. It says nothing of health: while the ledger cannot record, requests are read and
     * fail.
     */
    public boolean accepts() {
        return appended - completed <= mask && place(longestFrame) >= 0;
    }

    /** Offset of {@code length} free bytes in one piece, or -1. */
    private int place(int length) {
        if (appended == completed) {
            return 0;
        }
        int oldest = offsets[(int) completed & mask];
        if (position <= oldest) {
            return oldest - position >= length ? position : -1;
        }
        if (ring.length - position >= length) {
            return position;
        }
        return oldest >= length ? 0 : -1;
    }

    // ---- the writer's side

    boolean hasPending() {
        return published != taken;
    }

    /** Moves frames into {@code batch} until it has no room; false if some are left. */
    boolean moveTo(Batch batch) {
        long end = published;
        while (taken != end) {
            int slot = (int) taken & mask;
            if (!batch.add(ring, offsets[slot], lengths[slot])) {
                return false;
            }
            taken++;
        }
        return true;
    }

    /** Gives up what is not in a batch. */
    void failPending() {
        taken = published;
        settle(false);
    }

    /** The fate of all frames taken since the last call. */
    void settle(boolean durable) {
        if (taken == settled) {
            return;
        }
        for (long frame = settled; frame != taken; frame++) {
            failures[(int) frame & mask] = !durable;
        }
        settled = taken;
        if (delivering.compareAndSet(false, true)) {
            try {
                owner.execute(delivery);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "the owner of an appender has stopped", e);
            }
        }
    }

    // ---- on the owner

    private void deliver() {
        delivering.set(false);
        long end = settled;
        while (completed != end) {
            int slot = (int) completed & mask;
            Completion completion = completions[slot];
            boolean failed = failures[slot];
            completions[slot] = null;
            completed++;
            complete(completion, failed);
        }
    }

    private static void complete(@Nullable Completion completion, boolean failed) {
        if (completion == null) {
            throw new IllegalStateException("a frame without completion");
        }
        try {
            if (failed) {
                completion.failed();
            } else {
                completion.durable();
            }
        } catch (RuntimeException e) { // One caller's mistake must not keep the answers of the others.
            LOG.log(Level.ERROR, "a completion failed", e);
        }
    }
}
