// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.vocabulary.Principal;

/** Users and roles, as far as a decision about their requests needs them. */
@FunctionalInterface
public interface Identities {

    /**
     * What is kept of whom {@code principal}'s rights come from, as of now: the user, the role of a session, the user
     * who got a federated session. {@link Identity#NONE} for root users, for whom a provider vouches for, and for
     * whoever is gone.
     *
     * <p>The same object, as long as nothing changed: what follows from it is kept by its reference.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold it
     */
    Identity of(Principal principal);
}
