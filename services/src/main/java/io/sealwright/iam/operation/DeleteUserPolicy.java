// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteUserPolicyRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.Boundaries;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes an inline policy from a user. Once this is acknowledged, nobody is decided on by it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html">DeleteUserPolicy</a>
 */
public final class DeleteUserPolicy implements Operation<DeleteUserPolicyRequest, OnEntity<User>, NoOutput> {
    private static final Action DELETE_USER_POLICY = new Action("iam", "DeleteUserPolicy");

    private final UserLocator locator;
    private final UserRepository users;

    public DeleteUserPolicy(UserLocator locator, UserRepository users) {
        this.locator = locator;
        this.users = users;
    }

    @Override
    public OperationContract<DeleteUserPolicyRequest, NoOutput> contract() {
        return IamContract.DELETE_USER_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<User> locate(DeleteUserPolicyRequest request, Call call) {
        EntityTarget<User> target = locator.byName(request.userName(), call);
        return OnEntity.of(
                DELETE_USER_POLICY, target, EntityFacts.of(target).boundedBy(Boundaries.arn(target.entity())));
    }

    @Override
    public Answer<NoOutput> run(DeleteUserPolicyRequest request, OnEntity<User> located, Permits permits, Call call) {
        User user = located.permitted(permits);
        Attachments changed = InlinePolicies.OF_USERS.delete(user.attachments(), request.policyName());
        return new Answer.Changing<>(NoOutput.INSTANCE, users.replace(user, user.with(changed), List.of()));
    }
}
