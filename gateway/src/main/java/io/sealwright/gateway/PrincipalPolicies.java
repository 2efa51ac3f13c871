// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.vocabulary.Principal;
import org.jspecify.annotations.Nullable;

/** Everything that speaks for a caller, and everything that limits it. */
@FunctionalInterface
public interface PrincipalPolicies {

    /**
     * All of it, compiled, as of now. The same object, as long as nothing changed: what follows from it is kept by its
     * reference.
     *
     * @param session of temporary credentials, or null
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold all
     */
    CallersSide of(Principal principal, @Nullable Session session);
}
