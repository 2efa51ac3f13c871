// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.ledger.Basis;
import io.sealwright.ledger.PolicyVersion;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicySet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that takes part in one decision, read once: what decides, and what the record says decided. Both are put
 * together from parts that are kept with the caller and with the target, for of their pairs there are too many to keep.
 */
record Joined(Policies policies, Basis basis) {

    /**
     * @param own the target's own policy, or null
     * @param control the resource control policies of the target's account
     * @param endpoint the policy of the endpoint that the request came through, or null
     */
    static Joined of(
            CallersSide caller,
            Target.Guard.@Nullable OwnPolicy own,
            List<PolicySet> control,
            @Nullable PolicySet endpoint) {
        Basis ofOwn = own == null ? Basis.NONE : own.basis();
        Basis basis = control.isEmpty() && endpoint == null
                ? Basis.joined(ofOwn, caller.basis())
                : Basis.joined(
                        ofOwn,
                        caller.basis(),
                        PolicyPlaces.ofLevels(control),
                        endpoint == null ? Basis.NONE : PolicyPlaces.of(endpoint));
        PolicySet resource = own == null ? null : own.policy();
        return new Joined(Policies.of(caller.policies(), resource, control, endpoint), basis);
    }

    /** Of all decisions of one request: each policy once, in the order in which it took part. */
    static Basis basis(List<Joined> decisions) {
        if (decisions.isEmpty()) {
            return Basis.NONE;
        }
        Basis first = decisions.getFirst().basis();
        if (decisions.size() == 1) {
            return first;
        }
        Set<PolicyVersion> versions = new LinkedHashSet<>();
        decisions.forEach(joined -> versions.addAll(joined.basis().policies()));
        return Basis.of(List.copyOf(versions));
    }
}
