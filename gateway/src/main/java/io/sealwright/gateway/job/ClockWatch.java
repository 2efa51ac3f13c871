// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Watches wall time against monotonic time and the ledger's newest record. What cannot be undone does not trust one
 * clock: after a step, or a long absence, it waits until time has been steady for a day.
 *
 * <p>Thread-safe.
 */
public final class ClockWatch {
    private static final Duration TOLERATED_STEP = Duration.ofMinutes(5);
    private static final Duration TOLERATED_ABSENCE = Duration.ofDays(1);
    private static final Duration STEADY = Duration.ofHours(24);

    private final InstantSource wall;
    private final LongSupplier monotonic;

    private Instant lastWall;
    private long lastNanos;
    private boolean doubted;
    private long doubtedSinceNanos;

    /**
     * Begins to watch.
     *
     * @param newestRecord the wall time of the newest record that was there at the start, if there was one
     */
    public ClockWatch(InstantSource wall, LongSupplier monotonic, Optional<Instant> newestRecord) {
        this.wall = wall;
        this.monotonic = monotonic;
        this.lastWall = wall.instant();
        this.lastNanos = monotonic.getAsLong();
        this.doubted = newestRecord.filter(this::isFar).isPresent();
        this.doubtedSinceNanos = lastNanos;
    }

    private boolean isFar(Instant newest) {
        Duration absence = Duration.between(newest, lastWall);
        return absence.compareTo(TOLERATED_ABSENCE) > 0 || absence.negated().compareTo(TOLERATED_STEP) > 0;
    }

    /** The operator's word: wall time is right as it is now. From here on it is watched anew. */
    public synchronized void trust() {
        lastWall = wall.instant();
        lastNanos = monotonic.getAsLong();
        doubted = false;
    }

    /**
     * What one look found.
     *
     * @param now wall time as it was compared; whoever reads the clock again may read another
     * @param beyondDoubt whether something irreversible may happen at that time
     */
    public record Look(Instant now, boolean beyondDoubt) {}

    /** Compares both clocks since the last look. */
    public synchronized Look look() {
        Instant nowWall = wall.instant();
        long nowNanos = monotonic.getAsLong();
        Duration byWall = Duration.between(lastWall, nowWall);
        Duration byMonotonic = Duration.ofNanos(nowNanos - lastNanos);
        if (byWall.minus(byMonotonic).abs().compareTo(TOLERATED_STEP) > 0) {
            doubted = true;
            doubtedSinceNanos = nowNanos;
        }
        lastWall = nowWall;
        lastNanos = nowNanos;
        if (doubted && nowNanos - doubtedSinceNanos >= STEADY.toNanos()) {
            doubted = false;
        }
        return new Look(nowWall, !doubted);
    }
}
