// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DetachGroupPolicyRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.AttachedPolicies;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OnAttachment;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyArns;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.List;

/**
 * Detaches a managed policy from a group. Once this is acknowledged, nobody is decided on by it here.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachGroupPolicy.html">DetachGroupPolicy</a>
 */
public final class DetachGroupPolicy implements Operation<DetachGroupPolicyRequest, OnAttachment<Group>, NoOutput> {
    private static final Action DETACH_GROUP_POLICY = new Action("iam", "DetachGroupPolicy");

    private final GroupLocator locator;
    private final GroupRepository groups;
    private final ManagedPolicies policies;

    public DetachGroupPolicy(GroupLocator locator, GroupRepository groups, ManagedPolicies policies) {
        this.locator = locator;
        this.groups = groups;
        this.policies = policies;
    }

    @Override
    public OperationContract<DetachGroupPolicyRequest, NoOutput> contract() {
        return IamContract.DETACH_GROUP_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAttachment<Group> locate(DetachGroupPolicyRequest request, Call call) {
        Arn arn = PolicyArns.read(request.policyArn());
        EntityTarget<Group> target = locator.byName(request.groupName(), call);
        return new OnAttachment<>(
                OnEntity.of(DETACH_GROUP_POLICY, target, EntityFacts.of(target).concerning(arn)),
                arn,
                policies.find(call.account(), arn));
    }

    @Override
    public Answer<NoOutput> run(
            DetachGroupPolicyRequest request, OnAttachment<Group> located, Permits permits, Call call) {
        Group group = located.entity().permitted(permits);
        if (!group.attachments().isAttached(located.arn())) {
            throw AttachedPolicies.notAttached(located.arn());
        }
        Attachments changed = group.attachments().withoutManagedPolicy(located.arn());
        Write detach = groups.replace(group, group.with(changed), List.of())
                .and(policies.removeUse(
                        group.account(),
                        located.orRefuse(),
                        ManagedPolicies.Use.ATTACHMENT,
                        group.id().text()));
        return new Answer.Changing<>(NoOutput.INSTANCE, detach);
    }
}
