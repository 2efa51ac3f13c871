// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations;

import io.sealwright.gateway.Memberships.Membership;
import io.sealwright.policy.PolicySet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one account's place in the tree means for it.
 *
 * @param membership null for an account in no organization
 */
record Controls(
        List<PolicySet> serviceControl,
        List<PolicySet> resourceControl,
        @Nullable Membership membership) {

    /** For accounts that no policy of an organization limits. */
    static Controls unlimited(@Nullable Membership membership) {
        return new Controls(List.of(), List.of(), membership);
    }
}
