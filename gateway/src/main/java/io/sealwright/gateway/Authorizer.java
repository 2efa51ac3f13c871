// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.ledger.Basis;
import io.sealwright.ledger.PolicyVersion;
import io.sealwright.policy.AccessDeniedText;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.vocabulary.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Turns decisions into {@link Permit}s, all that an operation demands, or into a refusal. */
public final class Authorizer {
    private static final PolicySet ALLOWS_NOTHING = PolicySet.of(PolicyKind.RESOURCE, 0, List.of());
    private static final PolicySet NOT_ASKED = PolicySet.of(PolicyKind.IDENTITY, 0, List.of());

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final IdentityPolicies identities;

    public Authorizer(IdentityPolicies identities) {
        this.identities = identities;
    }

    /**
     * The caller's own policies, read once: what decides is what the record says decided.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold them
     */
    PolicySet callersPolicies(Call call, Located located) {
        return located.demands().isEmpty() ? NOT_ASKED : identities.of(call.principal());
    }

    /**
     * Decides, and proves it.
     *
     * @param identity from {@link #callersPolicies}
     * @param refusal the service's own AccessDenied code, since services spell it differently
     * @throws io.sealwright.vocabulary.ServiceException when any demand is not allowed
     */
    Permits authorize(Call call, Located located, PolicySet identity, ErrorCode refusal) {
        List<Demand<?>> demands = located.demands();
        if (demands.isEmpty()) {
            return Permits.NONE;
        }
        if (demands.size() == 1) {
            return new Permits(List.of(permit(call, demands.getFirst(), identity, refusal)));
        }
        List<Permit<?>> permits = new ArrayList<>(demands.size());
        for (Demand<?> demand : demands) {
            permits.add(permit(call, demand, identity, refusal));
        }
        return new Permits(permits);
    }

    /** What decided, for the record: the documents of every target and of the caller, with their generations. */
    static Basis basis(Located located, PolicySet identity) {
        List<Demand<?>> demands = located.demands();
        if (demands.isEmpty()) {
            return Basis.NONE;
        }
        if (demands.size() == 1 && demands.getFirst().target().guard() instanceof Target.Guard.OwnPolicy own) {
            return own.with(identity).basis();
        }
        List<PolicyVersion> versions = new ArrayList<>();
        for (Demand<?> demand : demands) {
            if (demand.target().guard() instanceof Target.Guard.OwnPolicy own) {
                Joined.add("resource", own.policy(), versions);
            }
        }
        Joined.add("identity", identity, versions);
        return Basis.of(versions);
    }

    private <T extends Target> Permit<T> permit(Call call, Demand<T> demand, PolicySet identity, ErrorCode refusal) {
        AccessRequest request = new AccessRequest(
                call.principal(), demand.action(), demand.target().resource(), Facts.NONE);
        Decision decision = evaluator.decide(request, policies(request, demand.target(), identity));
        return switch (decision) {
            case Decision.Allowed() -> new Permit<>(demand);
            case Decision.ExplicitlyDenied _, Decision.ImplicitlyDenied _ ->
                throw refusal.saying(text(request, demand, decision));
        };
    }

    private static Policies policies(AccessRequest request, Target target, PolicySet identity) {
        return switch (target.guard()) {
            case Target.Guard.CallersPolicies() -> Policies.ofIdentity(identity);
            case Target.Guard.OwnPolicy own -> own.with(identity).policies();
            case Target.Guard.Absent() ->
                request.crossAccount() ? Policies.of(identity, ALLOWS_NOTHING) : Policies.ofIdentity(identity);
        };
    }

    private static String text(AccessRequest request, Demand<?> demand, Decision decision) {
        if (demand.namedBy() == Demand.NamedBy.CIPHERTEXT && request.crossAccount()) {
            return AccessDeniedText.ofCiphertext(request);
        }
        return AccessDeniedText.of(request, decision);
    }
}
