// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The next segment, made ahead so that neither a batch nor a change ever waits for space. It becomes a segment by its
 * header and then its name: a file that is named as a segment has a whole header.
 */
final class Reserve {
    private static final Logger LOG = System.getLogger(Reserve.class.getName());

    private final Disk disk;
    private final LedgerConfig config;
    private final Executor background;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition made = lock.newCondition();
    private @Nullable SegmentFile ready;
    private boolean making;
    private @Nullable Instant lastFailure;

    Reserve(Disk disk, LedgerConfig config, Executor background, InstantSource clock) {
        this.disk = disk;
        this.config = config;
        this.background = background;
        this.clock = clock;
    }

    /** Takes over a reserve that an earlier life left, if it has our size. */
    void adopt() throws IOException {
        if (!disk.list().contains(SegmentFormat.RESERVE)) {
            return;
        }
        SegmentFile file = disk.open(SegmentFormat.RESERVE, Disk.Access.READ_WRITE);
        if (file.length() == config.segmentBytes()) { // It had its name only once its zeroes were on the disk.
            ready = file;
            return;
        }
        file.close();
        disk.delete(SegmentFormat.RESERVE);
    }

    /** Has one made in the background, if there is none; after a failure not sooner than the pause. */
    void prepare() {
        lock.lock();
        try {
            if (ready != null || making || !due()) {
                return;
            }
            making = true;
        } finally {
            lock.unlock();
        }
        background.execute(this::makeInBackground);
    }

    private void makeInBackground() {
        SegmentFile file = null;
        try {
            file = make();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "no room for the next ledger segment: {0}", e.getMessage());
        } finally {
            settle(file);
        }
    }

    private void settle(@Nullable SegmentFile file) {
        lock.lock();
        try {
            making = false;
            ready = file;
            lastFailure = file == null ? clock.instant() : null;
            made.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private SegmentFile make() throws IOException {
        long free = disk.freeBytes();
        if (free >= 0 && free < config.segmentBytes() + config.keepFreeBytes()) {
            throw new IOException("%d bytes are free, %d are to stay so".formatted(free, config.keepFreeBytes()));
        }
        SegmentFile file = disk.create(SegmentFormat.RESERVE_IN_THE_MAKING, config.segmentBytes());
        disk.rename(SegmentFormat.RESERVE_IN_THE_MAKING, SegmentFormat.RESERVE);
        return file;
    }

    /** Whether one is there; waits for one in the making. */
    boolean isReady() {
        lock.lock();
        try {
            while (making) {
                made.awaitUninterruptibly();
            }
            return ready != null;
        } finally {
            lock.unlock();
        }
    }

    /** The same without waiting. */
    boolean isReadyNow() {
        lock.lock();
        try {
            return ready != null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether another attempt may be made after a failed one. */
    boolean due() {
        lock.lock();
        try {
            Instant last = lastFailure;
            if (last == null) {
                return true;
            }
            Instant now = clock.instant();
            return now.isBefore(last) || !now.isBefore(last.plus(config.retryPause()));
        } finally {
            lock.unlock();
        }
    }

    /** The reserve, or a new file made now. It is named {@link SegmentFormat#RESERVE}. */
    SegmentFile take() throws IOException {
        if (isReady()) {
            SegmentFile file = ready;
            ready = null;
            return Objects.requireNonNull(file);
        }
        try {
            return make();
        } catch (IOException e) {
            settle(null);
            throw e;
        }
    }

    /** A file that was taken did not work: it is given up, and counts as a failure. */
    void giveUp(SegmentFile file) {
        settle(null);
        try {
            file.close();
            disk.delete(SegmentFormat.RESERVE);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the failed segment stays until the next one replaces it", e);
        }
    }

    void close() throws IOException {
        if (isReady()) {
            SegmentFile file = ready;
            ready = null;
            Objects.requireNonNull(file).close();
        }
    }
}
