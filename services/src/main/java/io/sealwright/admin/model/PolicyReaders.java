// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.GlobalFacts;
import io.sealwright.gateway.PrincipalPolicies;
import io.sealwright.gateway.Target;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether who asks for an explanation could read a policy by its own API: only then an explanation shows it. Decided by
 * the asker's own policies and, of a key, by the key policy that is to be shown. Thread-safe.
 */
public final class PolicyReaders {
    private static final Action GET_KEY_POLICY = new Action("kms", "GetKeyPolicy");
    private static final Action GET_USER_POLICY = new Action("iam", "GetUserPolicy");
    private static final Action GET_ROLE_POLICY = new Action("iam", "GetRolePolicy");
    private static final Action GET_ROLE = new Action("iam", "GetRole");
    private static final Action DESCRIBE_POLICY = new Action("organizations", "DescribePolicy");

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final PrincipalPolicies principals;
    private final GlobalFacts global;
    private final AccountId managementAccount;

    /** @param managementAccount whose principals alone read the policies of the organization */
    public PolicyReaders(PrincipalPolicies principals, GlobalFacts global, AccountId managementAccount) {
        this.principals = principals;
        this.global = global;
        this.managementAccount = managementAccount;
    }

    /** Whether {@code asker} may read the policies of this kind that took part in a decision. */
    public boolean mayRead(Call asker, PolicyKind kind, DecidedAgain.Question question) {
        Resource resource = question.request().resource();
        return switch (kind) {
            case IDENTITY, BOUNDARY, SESSION ->
                mayReadOf(asker, question.request().caller());
            case RESOURCE -> may(asker, GET_KEY_POLICY, resource, question.resource());
            case TRUST -> may(asker, GET_ROLE, resource, null);
            case SERVICE_CONTROL, RESOURCE_CONTROL ->
                asker.account().equals(managementAccount) && may(asker, DESCRIBE_POLICY, Resource.EVERYTHING, null);
            case ENDPOINT -> false; // It is the operator's, who has it in a file.
        };
    }

    private boolean mayReadOf(Call asker, Principal caller) {
        return switch (caller) {
            case Principal.Root _ -> true; // It has none.
            case Principal.User user -> may(asker, GET_USER_POLICY, user.arn());
            case Principal.AssumedRole role -> may(asker, GET_ROLE_POLICY, role.roleArn());
            case Principal.FederatedUser federated ->
                may(asker, GET_USER_POLICY, federated.issuer().arn());
            case Principal.Federated _ -> false;
        };
    }

    private boolean may(Call asker, Action action, Arn arn) {
        return may(asker, action, Resource.of(arn), null);
    }

    private boolean may(Call asker, Action action, Resource resource, @Nullable PolicySet own) {
        if (resource.isForeignTo(asker.account())) {
            return false;
        }
        Demand<Target> demand = AdminTarget.demand(action, resource);
        AccessRequest request = new AccessRequest(asker.principal(), action, resource, global.of(asker, demand));
        Policies policies = Policies.of(principals.of(asker.principal(), asker.session()), own, List.of(), null);
        return evaluator.decide(request, policies) instanceof Decision.Allowed;
    }
}
