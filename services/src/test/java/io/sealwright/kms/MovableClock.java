// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Wall time that moves only when a test moves it; its monotonic hand can be moved with it or left. */
public final class MovableClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00.250Z"));
    private final java.util.concurrent.atomic.AtomicLong nanos = new java.util.concurrent.atomic.AtomicLong();

    @Override
    public Instant instant() {
        return now.get();
    }

    public long nanos() {
        return nanos.get();
    }

    /** Time passes. */
    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        step(time);
    }

    /** Somebody sets the wall clock: monotonic time knows nothing of it. */
    public void step(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
