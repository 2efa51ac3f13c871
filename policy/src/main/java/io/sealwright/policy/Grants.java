// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/** The grants on one key, as far as a decision asks them: they only ever allow. */
@FunctionalInterface
public interface Grants {

    /** Of everything that is not a key. */
    Grants NONE = _ -> false;

    /** Whether a grant to the caller includes the action and its constraints hold for the request. */
    boolean allow(AccessRequest request);
}
