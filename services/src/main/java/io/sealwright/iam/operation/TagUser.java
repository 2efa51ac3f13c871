// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.TagUserRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Tags;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Gives a user tags, or tags it has other values.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html">TagUser</a>
 */
public final class TagUser implements Operation<TagUserRequest, OnEntity<User>, NoOutput> {
    private static final Action TAG_USER = new Action("iam", "TagUser");

    private final UserLocator locator;
    private final UserRepository users;

    public TagUser(UserLocator locator, UserRepository users) {
        this.locator = locator;
        this.users = users;
    }

    @Override
    public OperationContract<TagUserRequest, NoOutput> contract() {
        return IamContract.TAG_USER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<User> locate(TagUserRequest request, Call call) {
        EntityTarget<User> target = locator.byName(request.userName(), call);
        return OnEntity.of(TAG_USER, target, EntityFacts.of(target).giving(Tags.of(request.tags())));
    }

    @Override
    public Answer<NoOutput> run(TagUserRequest request, OnEntity<User> located, Permits permits, Call call) {
        User user = located.permitted(permits);
        Attachments tagged = user.attachments().tagged(Tags.of(request.tags()));
        Tags.requireNotTooMany(tagged.tags(), "TagsPerUser");
        return new Answer.Changing<>(NoOutput.INSTANCE, users.replace(user, user.with(tagged), List.of()));
    }
}
