// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetUserPolicyRequest;
import io.sealwright.contract.iam.GetUserPolicyResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnStoredPolicy;
import io.sealwright.iam.model.StoredDocuments;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.vocabulary.Action;

/**
 * Tells the document of an inline policy of a user, as its author shaped it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html">GetUserPolicy</a>
 */
public final class GetUserPolicy
        implements Operation<GetUserPolicyRequest, OnStoredPolicy<User>, GetUserPolicyResponse> {
    private static final Action GET_USER_POLICY = new Action("iam", "GetUserPolicy");

    private final UserLocator locator;
    private final StoredDocuments documents;

    public GetUserPolicy(UserLocator locator, StoredDocuments documents) {
        this.locator = locator;
        this.documents = documents;
    }

    @Override
    public OperationContract<GetUserPolicyRequest, GetUserPolicyResponse> contract() {
        return IamContract.GET_USER_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnStoredPolicy<User> locate(GetUserPolicyRequest request, Call call) {
        return OnStoredPolicy.of(
                OnEntity.of(GET_USER_POLICY, locator.byName(request.userName(), call)),
                User::attachments,
                request.policyName(),
                documents);
    }

    @Override
    public Answer<GetUserPolicyResponse> run(
            GetUserPolicyRequest request, OnStoredPolicy<User> located, Permits permits, Call call) {
        User user = located.entity().permitted(permits);
        String text = located.text();
        if (text == null) {
            throw InlinePolicies.OF_USERS.absent(request.policyName());
        }
        return new Answer.Told<>(new GetUserPolicyResponse(user.name(), request.policyName(), Documents.encoded(text)));
    }
}
