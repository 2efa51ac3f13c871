// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Reads, authorises, decides and commits again when someone else changed first: at most 8 times, with jitter between.
 */
public final class Retrying {

    /**
     * One attempt, from the reading on. Nothing read before may be used: it is what the conflict was about.
     *
     * @param <T> what the attempt makes
     */
    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws Conflict;
    }

    /** Lets the current thread sleep. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MICROS = 500;

    private final RandomGenerator randomness;
    private final Sleeper sleeper;

    public Retrying(RandomGenerator randomness, Sleeper sleeper) {
        this.randomness = randomness;
        this.sleeper = sleeper;
    }

    /**
     * Makes attempts until one meets no conflict.
     *
     * @throws StoreException with {@code CONTENDED} after the eighth conflict; the customer gets a retryable error
     */
    public <T> T run(Attempt<T> attempt) {
        for (int made = 1; ; made++) {
            try {
                return attempt.make();
            } catch (Conflict conflict) {
                if (made == ATTEMPTS) {
                    throw new StoreException(Kind.CONTENDED, "others kept changing the same state", conflict);
                }
                pause(made);
            }
        }
    }

    /** From nothing to twice the last bound, 64 ms at most: whoever lost together does not come back together. */
    private void pause(int made) {
        long boundMicros = FIRST_PAUSE_MICROS << made;
        try {
            sleeper.sleep(Duration.ofNanos(randomness.nextLong(boundMicros * 1_000)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "interrupted while waiting to try again", e);
        }
    }
}
