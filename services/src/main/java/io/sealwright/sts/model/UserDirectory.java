// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import java.util.Optional;

/** Where users are found, held in memory until a change touches them. */
@FunctionalInterface
public interface UserDirectory {

    /**
     * The user with this unique id, if it still is, under the name it has now.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, where memory does not hold the answer
     */
    Optional<Principal.User> find(AccountId account, String userId);
}
