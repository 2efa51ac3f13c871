// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.policy.PolicySet;
import io.sealwright.vocabulary.Principal;

/** The policies attached to a caller. */
public interface IdentityPolicies {

    /**
     * All documents that speak for {@code principal}, compiled, as of now.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold them
     */
    PolicySet of(Principal principal);
}
