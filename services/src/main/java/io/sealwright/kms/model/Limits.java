// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import org.jspecify.annotations.Nullable;

/**
 * How many entries a listing returns at once. The model allows up to 1,000 everywhere; some operations allow less.
 *
 * @param byDefault where the caller names none
 * @param most the operation's own bound
 */
public record Limits(int byDefault, int most) {

    /** What {@code asked} comes to. */
    public int of(@Nullable Integer asked) {
        if (asked == null) {
            return byDefault;
        }
        if (asked > most) {
            throw KmsError.VALIDATION.because(
                    "1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint: Member must have"
                            + " value less than or equal to %d",
                    asked, most);
        }
        return asked;
    }
}
