// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.policy.PolicyPrincipal;
import java.util.Optional;

/** Who exists, of all accounts: users, roles, sessions, accounts and services. */
@FunctionalInterface
public interface IdentityDirectory {

    /**
     * What a principal is known by, now: of a user or role its unique id. Empty for whoever does not exist. May wait
     * for the store.
     */
    Optional<String> idOf(PolicyPrincipal principal);
}
