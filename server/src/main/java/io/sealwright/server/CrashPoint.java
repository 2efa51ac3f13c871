// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.ledger.Disk;
import io.sealwright.store.FaultPoints;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the path of a change or a record at which the crash test has the process killed, named by the JVM's
 * property {@value #PROPERTY}: {@code after-commit:17} halts when that place is reached for the 17th time. The launcher
 * never sets the property, and without it nothing here stands in anybody's way.
 *
 * <p>Places are those of {@link FaultPoints}, and of the ledger {@value #BEFORE_APPEND}, {@value #IN_APPEND} (half of a
 * batch is written), {@value #AFTER_APPEND} and {@value #AFTER_SYNC}.
 */
final class CrashPoint implements FaultPoints {
    static final String PROPERTY = "sealwright.crash-point";
    static final String BEFORE_APPEND = "before-append";
    static final String IN_APPEND = "in-append";
    static final String AFTER_APPEND = "after-append";
    static final String AFTER_SYNC = "after-sync";

    private static final System.Logger LOG = System.getLogger(CrashPoint.class.getName());
    private static final Pattern SETTING = Pattern.compile("([a-z-]+):([1-9][0-9]{0,8})");

    /** As after kill -9. */
    private static final int KILLED = 137;

    private static final long LINGER_NANOS = 50_000_000;

    private final String place;
    private final AtomicLong left;
    private final Runnable halt;

    private CrashPoint(String place, long times, Runnable halt) {
        this.place = place;
        this.left = new AtomicLong(times);
        this.halt = halt;
    }

    /**
     * Reads the property's value.
     *
     * @param setting null, as in production, for no place at all
     * @throws IllegalArgumentException if it is not NAME:COUNT
     */
    static CrashPoint of(@Nullable String setting) {
        return of(setting, CrashPoint::lingerAndHalt);
    }

    static CrashPoint of(@Nullable String setting, Runnable halt) {
        if (setting == null) {
            return new CrashPoint("", 0, halt);
        }
        Matcher matcher = SETTING.matcher(setting);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(PROPERTY + " is not NAME:COUNT");
        }
        LOG.log(System.Logger.Level.WARNING, "this process kills itself at {0}, for a test", setting);
        return new CrashPoint(matcher.group(1), Long.parseLong(matcher.group(2)), halt);
    }

    /** Long enough for an answer that left too early to arrive: the test would hold us to it. */
    private static void lingerAndHalt() {
        LockSupport.parkNanos(LINGER_NANOS);
        Runtime.getRuntime().halt(KILLED);
    }

    @Override
    public void reached(String point) {
        if (place.equals(point) && left.decrementAndGet() == 0) {
            halt.run();
        }
    }

    /** The ledger's disk with its places on it; the disk itself when none is named. */
    Disk on(Disk disk) {
        return place.isEmpty() ? disk : new CrashingDisk(disk, this);
    }
}
