// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.NamedPolicy;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose requests a simulation supposes: somebody with these policies.
 *
 * @param policies by the names that results give them
 * @param boundary null for none
 * @param serviceControl of the account's organization, level by level
 */
public record SimulatedCaller(
        Principal principal,
        List<NamedPolicy> policies,
        @Nullable NamedPolicy boundary,
        List<PolicySet> serviceControl) {

    public SimulatedCaller {
        policies = List.copyOf(policies);
        serviceControl = List.copyOf(serviceControl);
    }

    /** With more policies, with another boundary if one is given, and as another principal if one is given. */
    public SimulatedCaller with(
            List<NamedPolicy> more, @Nullable NamedPolicy otherBoundary, @Nullable Principal otherPrincipal) {
        return new SimulatedCaller(
                otherPrincipal == null ? principal : otherPrincipal,
                Stream.concat(policies.stream(), more.stream()).toList(),
                otherBoundary == null ? boundary : otherBoundary,
                serviceControl);
    }

    PolicySet identity() {
        return PolicySet.named(PolicyKind.IDENTITY, 0, policies, PrincipalIds.NONE);
    }

    CallersPolicies limited() {
        PolicySet bound =
                boundary == null ? null : PolicySet.named(PolicyKind.BOUNDARY, 0, List.of(boundary), PrincipalIds.NONE);
        return new CallersPolicies(identity(), bound, List.of(), serviceControl);
    }
}
