// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.store;

import io.sealwright.admin.model.ExchangedSignatures;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.store.Body;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.Blob;
import java.time.Duration;
import java.time.Instant;

/**
 * The table {@code sealwright_exchanged_signature}. What is too old goes with those that are remembered, so many at a
 * time that none waits for long: a signature is in time for ten minutes at most, and remembered for a day, should the
 * clock be set back.
 */
public final class SqlExchangedSignatures implements ExchangedSignatures {
    private static final Duration MEMORY = Duration.ofDays(1);

    /** More than come, so that the table shrinks to what is remembered, whatever it was left with. */
    private static final int AT_A_TIME = 100;

    @Override
    public Body remember(Blob signature, Instant now) {
        return sql -> {
            sql.change("""
                    DELETE FROM sealwright_exchanged_signature
                     WHERE signature IN (
                         SELECT signature
                           FROM sealwright_exchanged_signature
                          WHERE exchanged_at < ?
                          ORDER BY exchanged_at
                          LIMIT ?)
                    """, now.minus(MEMORY).toEpochMilli(), AT_A_TIME);
            try {
                sql.change(
                        "INSERT INTO sealwright_exchanged_signature (signature, exchanged_at) VALUES (?, ?)",
                        signature.sharedBytes(),
                        now.toEpochMilli());
            } catch (UniqueViolation _) {
                throw SealwrightError.SIGNATURE_ALREADY_EXCHANGED.saying("This signature was exchanged before.");
            }
        };
    }
}
