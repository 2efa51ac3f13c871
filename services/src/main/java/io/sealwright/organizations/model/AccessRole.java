// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.gateway.Write;
import io.sealwright.vocabulary.AccountId;
import java.time.Instant;

/** Makes the role by which the management account enters a new account. The rooms that have roles provide it. */
@FunctionalInterface
public interface AccessRole {

    /**
     * What makes, in {@code account}, a role of this name that {@code trusted} may assume, with every right there.
     *
     * @param name as the model's pattern for it allows
     */
    Write make(AccountId account, String name, AccountId trusted, Instant now);
}
