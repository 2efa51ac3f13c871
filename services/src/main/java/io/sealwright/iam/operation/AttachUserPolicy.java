// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.AttachUserPolicyRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.AttachedPolicies;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.Boundaries;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OnAttachment;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyArns;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.List;

/**
 * Attaches a managed policy to a user. One that is attached already stays so.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html">AttachUserPolicy</a>
 */
public final class AttachUserPolicy implements Operation<AttachUserPolicyRequest, OnAttachment<User>, NoOutput> {
    private static final Action ATTACH_USER_POLICY = new Action("iam", "AttachUserPolicy");

    private final UserLocator locator;
    private final UserRepository users;
    private final ManagedPolicies policies;

    public AttachUserPolicy(UserLocator locator, UserRepository users, ManagedPolicies policies) {
        this.locator = locator;
        this.users = users;
        this.policies = policies;
    }

    @Override
    public OperationContract<AttachUserPolicyRequest, NoOutput> contract() {
        return IamContract.ATTACH_USER_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAttachment<User> locate(AttachUserPolicyRequest request, Call call) {
        Arn arn = PolicyArns.read(request.policyArn());
        EntityTarget<User> target = locator.byName(request.userName(), call);
        EntityFacts facts = EntityFacts.of(target).concerning(arn).boundedBy(Boundaries.arn(target.entity()));
        return new OnAttachment<>(
                OnEntity.of(ATTACH_USER_POLICY, target, facts), arn, policies.find(call.account(), arn));
    }

    @Override
    public Answer<NoOutput> run(
            AttachUserPolicyRequest request, OnAttachment<User> located, Permits permits, Call call) {
        User user = located.entity().permitted(permits);
        ManagedPolicies.Attachable policy = located.orRefuse();
        if (user.attachments().isAttached(policy.arn())) {
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        Attachments changed = AttachedPolicies.attach(user.attachments(), policy.arn(), "PoliciesPerUser");
        Write attach = users.replace(user, user.with(changed), List.of())
                .and(policies.addUse(
                        user.account(),
                        policy,
                        ManagedPolicies.Use.ATTACHMENT,
                        user.id().text()));
        return new Answer.Changing<>(NoOutput.INSTANCE, attach);
    }
}
