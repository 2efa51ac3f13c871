// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UntagUserRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes tags from a user. A key that the user does not have is no error.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html">UntagUser</a>
 */
public final class UntagUser implements Operation<UntagUserRequest, OnEntity<User>, NoOutput> {
    private static final Action UNTAG_USER = new Action("iam", "UntagUser");

    private final UserLocator locator;
    private final UserRepository users;

    public UntagUser(UserLocator locator, UserRepository users) {
        this.locator = locator;
        this.users = users;
    }

    @Override
    public OperationContract<UntagUserRequest, NoOutput> contract() {
        return IamContract.UNTAG_USER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<User> locate(UntagUserRequest request, Call call) {
        EntityTarget<User> target = locator.byName(request.userName(), call);
        return OnEntity.of(UNTAG_USER, target, EntityFacts.of(target).taking(request.tagKeys()));
    }

    @Override
    public Answer<NoOutput> run(UntagUserRequest request, OnEntity<User> located, Permits permits, Call call) {
        User user = located.permitted(permits);
        Attachments untagged = user.attachments().untagged(request.tagKeys());
        return new Answer.Changing<>(NoOutput.INSTANCE, users.replace(user, user.with(untagged), List.of()));
    }
}
