// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.contract.sts.StsError;
import io.sealwright.vocabulary.ServiceException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long sessions last. What the model bounds is checked already: at least 900 s, and at most 12 or 36 hours. */
public final class SessionDuration {
    private static final Duration OF_A_ROLE = Duration.ofHours(1);
    private static final Duration OF_A_CHAIN = Duration.ofHours(1);
    private static final Duration OF_A_USER = Duration.ofHours(12);

    private SessionDuration() {}

    /**
     * Of a session of {@code role}.
     *
     * @param chained whether the caller is itself a session of a role
     * @throws ServiceException ValidationError
     */
    public static Duration ofRole(@Nullable Integer seconds, Role role, boolean chained) {
        Duration wanted = seconds == null ? OF_A_ROLE : Duration.ofSeconds(seconds);
        if (chained && wanted.compareTo(OF_A_CHAIN) > 0) {
            throw StsError.VALIDATION.because(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
        if (wanted.compareTo(role.maxSessionDuration()) > 0) {
            throw StsError.VALIDATION.because(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return wanted;
    }

    /** Of a session for a user: GetSessionToken, GetFederationToken. */
    public static Duration ofUser(@Nullable Integer seconds) {
        return seconds == null ? OF_A_USER : Duration.ofSeconds(seconds);
    }
}
