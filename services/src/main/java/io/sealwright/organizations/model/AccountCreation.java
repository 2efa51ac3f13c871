// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.vocabulary.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to create an account. AWS takes minutes for it; here it is decided with the request itself,
 * but the caller reads it in the same two steps.
 *
 * @param id {@code car-} and 32 hexadecimal digits
 * @param account the new account, or null when there is none
 * @param failure AWS's word for why not, or null
 */
public record AccountCreation(
        String id,
        String accountName,
        Instant requested,
        @Nullable AccountId account,
        @Nullable String failure) {

    public AccountCreation {
        if ((account == null) == (failure == null)) {
            throw new IllegalArgumentException("a creation succeeded or failed");
        }
    }

    public boolean succeeded() {
        return account != null;
    }
}
