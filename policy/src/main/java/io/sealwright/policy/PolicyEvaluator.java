// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.policy.Decision.ExplicitlyDenied;
import io.sealwright.policy.Decision.ImplicitlyDenied;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;

/**
 * Decides a request from the policies alone: no clock, no I/O, no state. Allocates nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html">Troubleshooting key
 *     access</a>
 */
public final class PolicyEvaluator {
    private static final Action PUT_KEY_POLICY = new Action("kms", "PutKeyPolicy");

    private static final Decision DENIED_BY_RESOURCE = new ExplicitlyDenied(PolicyKind.RESOURCE);
    private static final Decision DENIED_BY_IDENTITY = new ExplicitlyDenied(PolicyKind.IDENTITY);
    private static final Decision RESOURCE_MISSING = new ImplicitlyDenied(PolicyKind.RESOURCE);
    private static final Decision IDENTITY_MISSING = new ImplicitlyDenied(PolicyKind.IDENTITY);

    /** The steps are in AWS's order: the first that refuses gives the caller its reason. */
    public Decision decide(AccessRequest request, Policies policies) {
        if (policies.resourceDenies(request)) {
            return DENIED_BY_RESOURCE;
        }
        if (policies.identity().denies(request)) {
            return DENIED_BY_IDENTITY;
        }
        boolean crossAccount = request.crossAccount();
        Reach byResource = policies.resourceAllows(request);
        if (byResource == Reach.CALLER && !crossAccount) {
            return Decision.Allowed.INSTANCE; // The owner named this caller: what its own side omits does not limit it.
        }
        if (byResource == Reach.NOBODY && (crossAccount || policies.resourceHasPolicy())) {
            return RESOURCE_MISSING;
        }
        return policies.identity().allows(request) == Reach.NOBODY ? IDENTITY_MISSING : Decision.Allowed.INSTANCE;
    }

    /**
     * The lockout safety check: whether {@code caller} could change the policy of {@code key} again, once
     * {@code candidate} is its policy.
     */
    public boolean keepsControl(Principal caller, Arn key, PolicySet candidate, PolicySet identity) {
        var later = new AccessRequest(caller, PUT_KEY_POLICY, Resource.of(key));
        return decide(later, Policies.of(identity, candidate)) instanceof Decision.Allowed;
    }
}
