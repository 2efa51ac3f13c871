// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.vocabulary.AccountId;
import java.time.Instant;

/**
 * An account: what owns keys and users.
 *
 * @param name 1 to 50 characters, for people
 */
public record Account(AccountId id, String name, Instant created) {
    private static final int LONGEST_NAME = 50;

    public Account {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("an account's name has 1 to %d characters".formatted(LONGEST_NAME));
        }
    }
}
