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
 * The table {@code sealwright_exchanged_signature}. What is too old goes with the next that is remembered: a signature
 * is in time for ten minutes at most, and remembered for a day, should the clock be set back.
 */
public final class SqlExchangedSignatures implements ExchangedSignatures {
    private static final Duration MEMORY = Duration.ofDays(1);

    @Override
    public Body remember(Blob signature, Instant now) {
        return sql -> {
            sql.change(
                    "DELETE FROM sealwright_exchanged_signature WHERE exchanged_at < ?",
                    now.minus(MEMORY).toEpochMilli());
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
