// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DetachUserPolicyRequest;
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
 * Detaches a managed policy from a user. Once this is acknowledged, nobody is decided on by it here.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html">DetachUserPolicy</a>
 */
public final class DetachUserPolicy implements Operation<DetachUserPolicyRequest, OnAttachment<User>, NoOutput> {
    private static final Action DETACH_USER_POLICY = new Action("iam", "DetachUserPolicy");

    private final UserLocator locator;
    private final UserRepository users;
    private final ManagedPolicies policies;

    public DetachUserPolicy(UserLocator locator, UserRepository users, ManagedPolicies policies) {
        this.locator = locator;
        this.users = users;
        this.policies = policies;
    }

    @Override
    public OperationContract<DetachUserPolicyRequest, NoOutput> contract() {
        return IamContract.DETACH_USER_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAttachment<User> locate(DetachUserPolicyRequest request, Call call) {
        Arn arn = PolicyArns.read(request.policyArn());
        EntityTarget<User> target = locator.byName(request.userName(), call);
        EntityFacts facts = EntityFacts.of(target).concerning(arn).boundedBy(Boundaries.arn(target.entity()));
        return new OnAttachment<>(
                OnEntity.of(DETACH_USER_POLICY, target, facts), arn, policies.find(call.account(), arn));
    }

    @Override
    public Answer<NoOutput> run(
            DetachUserPolicyRequest request, OnAttachment<User> located, Permits permits, Call call) {
        User user = located.entity().permitted(permits);
        if (!user.attachments().isAttached(located.arn())) {
            throw AttachedPolicies.notAttached(located.arn());
        }
        Attachments changed = user.attachments().withoutManagedPolicy(located.arn());
        Write detach = users.replace(user, user.with(changed), List.of())
                .and(policies.removeUse(
                        user.account(),
                        located.orRefuse(),
                        ManagedPolicies.Use.ATTACHMENT,
                        user.id().text()));
        return new Answer.Changing<>(NoOutput.INSTANCE, detach);
    }
}
