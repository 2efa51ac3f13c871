// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.ledger.Basis;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.PolicySet;

/**
 * A caller's side of a decision: what speaks for it and limits it, and what the record says of that. Made once for many
 * requests.
 */
public record CallersSide(CallersPolicies policies, Basis basis) {

    public CallersSide(CallersPolicies policies) {
        this(policies, basis(policies));
    }

    private static Basis basis(CallersPolicies policies) {
        PolicySet boundary = policies.boundary();
        return Basis.joined(
                PolicyPlaces.of(policies.identity()),
                boundary == null ? Basis.NONE : PolicyPlaces.of(boundary),
                PolicyPlaces.ofLevels(policies.session()),
                PolicyPlaces.ofLevels(policies.serviceControl()));
    }
}
