// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.AttachGroupPolicyRequest;
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
 * Attaches a managed policy to a group. One that is attached already stays so.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html">AttachGroupPolicy</a>
 */
public final class AttachGroupPolicy implements Operation<AttachGroupPolicyRequest, OnAttachment<Group>, NoOutput> {
    private static final Action ATTACH_GROUP_POLICY = new Action("iam", "AttachGroupPolicy");

    private final GroupLocator locator;
    private final GroupRepository groups;
    private final ManagedPolicies policies;

    public AttachGroupPolicy(GroupLocator locator, GroupRepository groups, ManagedPolicies policies) {
        this.locator = locator;
        this.groups = groups;
        this.policies = policies;
    }

    @Override
    public OperationContract<AttachGroupPolicyRequest, NoOutput> contract() {
        return IamContract.ATTACH_GROUP_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAttachment<Group> locate(AttachGroupPolicyRequest request, Call call) {
        Arn arn = PolicyArns.read(request.policyArn());
        EntityTarget<Group> target = locator.byName(request.groupName(), call);
        return new OnAttachment<>(
                OnEntity.of(ATTACH_GROUP_POLICY, target, EntityFacts.of(target).concerning(arn)),
                arn,
                policies.find(call.account(), arn));
    }

    @Override
    public Answer<NoOutput> run(
            AttachGroupPolicyRequest request, OnAttachment<Group> located, Permits permits, Call call) {
        Group group = located.entity().permitted(permits);
        ManagedPolicies.Attachable policy = located.orRefuse();
        if (group.attachments().isAttached(policy.arn())) {
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        Attachments changed = AttachedPolicies.attach(group.attachments(), policy.arn(), "PoliciesPerGroup");
        Write attach = groups.replace(group, group.with(changed), List.of())
                .and(policies.addUse(
                        group.account(),
                        policy,
                        ManagedPolicies.Use.ATTACHMENT,
                        group.id().text()));
        return new Answer.Changing<>(NoOutput.INSTANCE, attach);
    }
}
