// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/**
 * The grants that may speak for one request, as far as a decision asks them: they only ever allow. Asked only when
 * policies do not allow.
 */
@FunctionalInterface
public interface Grants {

    /** Of everything that is not a key. */
    Grants NONE = _ -> Reach.NOBODY;

    /**
     * Whom the strongest grant reaches that includes the action and whose constraints hold for the request. One to the
     * caller's account delegates, as a key policy does that names the account.
     */
    Reach reach(AccessRequest request);
}
