// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.policy.Decision.ExplicitlyDenied;
import io.sealwright.policy.Decision.ImplicitlyDenied;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides a request from the policies alone: no clock, no I/O, no state. Allocates nothing unless a condition does.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html">Troubleshooting key
 *     access</a>
 */
public final class PolicyEvaluator {
    private static final Action PUT_KEY_POLICY = new Action("kms", "PutKeyPolicy");

    /** The steps are in AWS's order: the first that refuses gives the caller its reason. */
    public Decision decide(AccessRequest request, Policies policies) {
        PolicyKind denying = denying(request, policies);
        if (denying != null) {
            return ExplicitlyDenied.in(denying);
        }
        PolicyKind missing = missing(request, policies);
        return missing == null ? Decision.Allowed.INSTANCE : ImplicitlyDenied.by(missing);
    }

    /**
     * Decides again, and says why: every policy, statement and condition with the value it met. For people who ask; it
     * costs as much as all policies together.
     */
    public Explanation explain(AccessRequest request, Policies policies) {
        return new Explainer(request, policies).explain(decide(request, policies));
    }

    /**
     * The lockout safety check: whether {@code caller} could change the policy of {@code key} again, once
     * {@code candidate} is its policy.
     */
    public boolean keepsControl(Principal caller, Arn key, PolicySet candidate, CallersPolicies callers, Facts facts) {
        var later = new AccessRequest(caller, PUT_KEY_POLICY, Resource.of(key), facts);
        return decide(later, Policies.of(callers, candidate, List.of(), null, Grants.NONE)) instanceof Decision.Allowed;
    }

    /** The first kind with a Deny that matches. Nothing can outvote it. */
    private static @Nullable PolicyKind denying(AccessRequest request, Policies policies) {
        CallersPolicies callers = policies.callers();
        PolicySet boundary = callers.boundary();
        boolean bounded = boundary != null;
        if (oneDenies(callers.serviceControl(), request, bounded)) {
            return PolicyKind.SERVICE_CONTROL;
        }
        if (oneDenies(policies.resourceControl(), request, bounded)) {
            return PolicyKind.RESOURCE_CONTROL;
        }
        PolicySet resource = policies.resource();
        if (resource != null && resource.denies(request, bounded)) {
            return resource.kind();
        }
        if (callers.identity().denies(request, bounded)) {
            return PolicyKind.IDENTITY;
        }
        if (boundary != null && boundary.denies(request, bounded)) {
            return PolicyKind.BOUNDARY;
        }
        if (oneDenies(callers.session(), request, bounded)) {
            return PolicyKind.SESSION;
        }
        PolicySet endpoint = policies.endpoint();
        return endpoint != null && endpoint.denies(request, bounded) ? PolicyKind.ENDPOINT : null;
    }

    /** The first kind that had to allow and does not; null when the request is allowed. */
    private static @Nullable PolicyKind missing(AccessRequest request, Policies policies) {
        if (!eachAllows(policies.resourceControl(), request)) {
            return PolicyKind.RESOURCE_CONTROL;
        }
        if (!eachAllows(policies.callers().serviceControl(), request)) {
            return PolicyKind.SERVICE_CONTROL;
        }
        PolicySet endpoint = policies.endpoint();
        if (endpoint != null && endpoint.allows(request) == Reach.NOBODY) {
            return PolicyKind.ENDPOINT;
        }
        PolicyKind missing = missingOfTheTwoSides(request, policies);
        if (missing == null || !policies.grants().allow(request)) {
            return missing;
        }
        return isCutByItsSession(request.caller()) ? missingOfTheLimits(request, policies.callers()) : null;
    }

    /** What the resource's owner and the caller's account have to say; across accounts both must. */
    private static @Nullable PolicyKind missingOfTheTwoSides(AccessRequest request, Policies policies) {
        PolicySet resource = policies.resource();
        boolean crossAccount = request.crossAccount() && !(request.caller() instanceof Principal.Federated);
        Reach byResource = resource == null ? Reach.NOBODY : resource.allows(request);
        if (byResource == Reach.NOBODY && (crossAccount || resource != null)) {
            return resource == null ? PolicyKind.RESOURCE : resource.kind();
        }
        if (byResource == Reach.CALLER && !crossAccount) {
            return null; // The owner named this caller: what its own side omits does not limit it.
        }
        boolean issuerNamed = byResource == Reach.ISSUER && !crossAccount;
        if (!issuerNamed && !identityAllows(request, policies.callers())) {
            return PolicyKind.IDENTITY;
        }
        return missingOfTheLimits(request, policies.callers());
    }

    /** The root user needs no policy of its own. */
    private static boolean identityAllows(AccessRequest request, CallersPolicies callers) {
        return request.caller() instanceof Principal.Root || callers.identity().allows(request) != Reach.NOBODY;
    }

    private static @Nullable PolicyKind missingOfTheLimits(AccessRequest request, CallersPolicies callers) {
        PolicySet boundary = callers.boundary();
        if (boundary != null && boundary.allows(request) == Reach.NOBODY) {
            return PolicyKind.BOUNDARY;
        }
        boolean needsSessionPolicy = request.caller() instanceof Principal.FederatedUser;
        if ((needsSessionPolicy && callers.session().isEmpty()) || !eachAllows(callers.session(), request)) {
            return PolicyKind.SESSION;
        }
        return null;
    }

    /** A grant to a role or user reaches its sessions as a key policy that names it does: within their limits. */
    static boolean isCutByItsSession(Principal caller) {
        return switch (caller) {
            case Principal.AssumedRole _, Principal.FederatedUser _ -> true;
            case Principal.Root _, Principal.User _, Principal.Federated _ -> false;
        };
    }

    private static boolean oneDenies(List<PolicySet> sets, AccessRequest request, boolean bounded) {
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).denies(request, bounded)) {
                return true;
            }
        }
        return false;
    }

    private static boolean eachAllows(List<PolicySet> sets, AccessRequest request) {
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).allows(request) == Reach.NOBODY) {
                return false;
            }
        }
        return true;
    }
}
