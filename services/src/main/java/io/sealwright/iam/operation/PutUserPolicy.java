// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.PutUserPolicyRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.Boundaries;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnInlinePolicy;
import io.sealwright.iam.model.StoredDocuments;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Gives a user an inline policy, or an inline policy of it another document.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html">PutUserPolicy</a>
 */
public final class PutUserPolicy implements Operation<PutUserPolicyRequest, OnInlinePolicy<User>, NoOutput> {
    private static final Action PUT_USER_POLICY = new Action("iam", "PutUserPolicy");

    private final UserLocator locator;
    private final UserRepository users;
    private final StoredDocuments documents;

    public PutUserPolicy(UserLocator locator, UserRepository users, StoredDocuments documents) {
        this.locator = locator;
        this.users = users;
        this.documents = documents;
    }

    @Override
    public OperationContract<PutUserPolicyRequest, NoOutput> contract() {
        return IamContract.PUT_USER_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnInlinePolicy<User> locate(PutUserPolicyRequest request, Call call) {
        EntityTarget<User> target = locator.byName(request.userName(), call);
        PolicyDocument document = Documents.identity(request.policyDocument());
        User user = target.entity();
        int others =
                user == null ? 0 : InlinePolicies.sizeOfOthers(user.attachments(), request.policyName(), documents);
        return new OnInlinePolicy<>(
                OnEntity.of(PUT_USER_POLICY, target, EntityFacts.of(target).boundedBy(Boundaries.arn(user))),
                document,
                others);
    }

    @Override
    public Answer<NoOutput> run(
            PutUserPolicyRequest request, OnInlinePolicy<User> located, Permits permits, Call call) {
        User user = located.entity().permitted(permits);
        PolicyDocument document = located.document();
        Attachments changed = InlinePolicies.OF_USERS.put(
                user.attachments(),
                user.name(),
                new InlinePolicy(request.policyName(), document.hash()),
                located.size(),
                located.others());
        return new Answer.Changing<>(NoOutput.INSTANCE, users.replace(user, user.with(changed), List.of(document)));
    }
}
