// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DetachRolePolicyRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AttachedPolicies;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OnAttachment;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnRole;
import io.sealwright.iam.model.PolicyArns;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.List;

/**
 * Detaches a managed policy from a role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html">DetachRolePolicy</a>
 */
public final class DetachRolePolicy implements Operation<DetachRolePolicyRequest, OnAttachment<Role>, NoOutput> {
    private static final Action DETACH_ROLE_POLICY = new Action("iam", "DetachRolePolicy");

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final ManagedPolicies policies;

    public DetachRolePolicy(RoleLocator locator, RoleRepository roles, ManagedPolicies policies) {
        this.locator = locator;
        this.roles = roles;
        this.policies = policies;
    }

    @Override
    public OperationContract<DetachRolePolicyRequest, NoOutput> contract() {
        return IamContract.DETACH_ROLE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAttachment<Role> locate(DetachRolePolicyRequest request, Call call) {
        EntityTarget<Role> target = locator.byName(request.roleName(), call);
        Arn arn = PolicyArns.read(request.policyArn());
        EntityFacts facts = OnRole.facts(target).concerning(arn);
        return new OnAttachment<>(
                OnEntity.of(DETACH_ROLE_POLICY, target, facts), arn, policies.find(call.account(), arn));
    }

    @Override
    public Answer<NoOutput> run(
            DetachRolePolicyRequest request, OnAttachment<Role> located, Permits permits, Call call) {
        Role role = located.entity().permitted(permits);
        if (!role.attachments().isAttached(located.arn())) {
            throw AttachedPolicies.notAttached(located.arn());
        }
        ManagedPolicies.Attachable policy = located.orRefuse();
        Attachments detached = role.attachments().withoutManagedPolicy(policy.arn());
        return new Answer.Changing<>(
                NoOutput.INSTANCE,
                roles.replace(role, role.with(detached), List.of())
                        .and(policies.removeUse(
                                role.account(),
                                policy,
                                ManagedPolicies.Use.ATTACHMENT,
                                role.id().text())));
    }
}
