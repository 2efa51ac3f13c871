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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether who asks for an explanation could read a policy by its own API: only then an explanation shows it. Decided by
 * the asker's own policies and, of a key, by the policy that it has now, whatever the one that is to be shown allowed.
 * Thread-safe.
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
    private final KeysNow keys;
    private final AccountId managementAccount;

    /** Tells the policy that a key has now. */
    @FunctionalInterface
    public interface KeysNow {

        /** Empty when the asker's account has no such key. May wait for the store. */
        Optional<PolicySet> policy(Arn key, Call asker);
    }

    /** @param managementAccount whose principals alone read the policies of the organization */
    public PolicyReaders(PrincipalPolicies principals, GlobalFacts global, KeysNow keys, AccountId managementAccount) {
        this.principals = principals;
        this.global = global;
        this.keys = keys;
        this.managementAccount = managementAccount;
    }

    /** Whether {@code asker} may read the policies of this kind that took part in a decision. */
    public boolean mayRead(Call asker, PolicyKind kind, DecidedAgain.Question question) {
        Resource resource = question.request().resource();
        return switch (kind) {
            case IDENTITY, BOUNDARY, SESSION ->
                mayReadOf(asker, question.request().caller());
            case RESOURCE -> mayReadOfKey(asker, resource, question.resource());
            case TRUST -> may(asker, GET_ROLE, resource, null);
            case SERVICE_CONTROL, RESOURCE_CONTROL ->
                asker.account().equals(managementAccount) && may(asker, DESCRIBE_POLICY, Resource.EVERYTHING, null);
            case ENDPOINT -> false; // It is the operator's, who has it in a file.
        };
    }

    /** Where a call needed several keys, its record does not say which policy is whose, and one may be a stranger's. */
    private boolean mayReadOfKey(Call asker, Resource resource, @Nullable PolicySet then) {
        return then != null
                && then.documents().size() == 1
                && resource instanceof Resource.One(var key)
                && !resource.isForeignTo(asker.account())
                && keys.policy(key, asker)
                        .filter(now -> may(asker, GET_KEY_POLICY, resource, now))
                        .isPresent();
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
