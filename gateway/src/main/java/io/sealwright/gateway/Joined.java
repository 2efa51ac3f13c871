// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.ledger.Basis;
import io.sealwright.ledger.PolicyVersion;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that takes part in one decision, read once: what decides, and what the record says decided.
 *
 * @param callers the caller's side
 * @param control the resource control policies of the target's account
 * @param endpoint the policy of the endpoint that the request came through, or null
 */
record Joined(
        CallersPolicies callers,
        List<PolicySet> control,
        @Nullable PolicySet endpoint,
        Policies policies,
        Basis basis) {

    static Joined of(
            CallersPolicies callers, @Nullable PolicySet own, List<PolicySet> control, @Nullable PolicySet endpoint) {
        Policies policies = Policies.of(callers, own, control, endpoint);
        return new Joined(callers, control, endpoint, policies, Basis.of(versions(policies)));
    }

    private static List<PolicyVersion> versions(Policies policies) {
        List<PolicyVersion> versions = new ArrayList<>();
        Map<PolicyKind, Integer> levels = new EnumMap<>(PolicyKind.class);
        for (PolicySet set : policies.consulted()) {
            String source = source(set.kind(), levels.merge(set.kind(), 1, Integer::sum) - 1);
            for (PolicyDocument document : set.documents()) {
                versions.add(new PolicyVersion(source, set.generation(), document.hash()));
            }
        }
        return versions;
    }

    /**
     * The names that the ledger's format gives to the places of policies; of what each level must allow, the level too.
     */
    private static String source(PolicyKind kind, int level) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (kind) {
            case SERVICE_CONTROL, RESOURCE_CONTROL, SESSION -> name + '/' + level;
            case IDENTITY, RESOURCE, BOUNDARY, ENDPOINT, TRUST -> name;
        };
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

    @SuppressWarnings("ReferenceEquality") // What was loaded anew is joined anew.
    boolean isOf(CallersPolicies otherCallers, List<PolicySet> otherControl, @Nullable PolicySet otherEndpoint) {
        return callers == otherCallers && control == otherControl && endpoint == otherEndpoint;
    }
}
