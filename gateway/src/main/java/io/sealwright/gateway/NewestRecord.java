// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest time at which something was recorded. Wall time that is behind it by more than a signature may be old has
 * gone back: what expired would be good again, and what is recorded would stand before what happened earlier. Until it
 * is right again, or the operator says that it is, requests are refused.
 *
 * <p>Thread-safe. What it costs a request is a look at one field.
 */
public final class NewestRecord {
    private static final long WINDOW_MILLIS = Duration.ofMinutes(15).toMillis();

    /** So that loops do not write the same field for each request. */
    private static final long STEP_MILLIS = 1_000;

    private volatile long millis;

    /** @param atOpening the time of the newest record that was there at the start, if there was one */
    public NewestRecord(Optional<Instant> atOpening) {
        this.millis = atOpening.map(Instant::toEpochMilli).orElse(0L);
    }

    /**
     * A request will be recorded at {@code now}.
     *
     * @throws io.sealwright.vocabulary.ServiceException when that is too far behind what was recorded before
     */
    void require(Instant now) {
        long at = now.toEpochMilli();
        long newest = millis;
        if (at - newest >= STEP_MILLIS) {
            millis = at;
        } else if (newest - at > WINDOW_MILLIS) {
            throw GatewayError.UNAVAILABLE.because("The clock of this server is behind its newest record.");
        }
    }

    /** Whether wall time has gone back too far for requests. */
    public boolean isAhead(Instant now) {
        return millis - WINDOW_MILLIS > now.toEpochMilli();
    }

    /** The operator says that it is {@code now}, whatever was recorded. */
    public void trust(Instant now) {
        millis = now.toEpochMilli();
    }
}
