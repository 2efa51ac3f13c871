// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetGroupPolicyRequest;
import io.sealwright.contract.iam.GetGroupPolicyResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnStoredPolicy;
import io.sealwright.iam.model.StoredDocuments;
import io.sealwright.vocabulary.Action;

/**
 * Tells the document of an inline policy of a group, as its author shaped it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html">GetGroupPolicy</a>
 */
public final class GetGroupPolicy
        implements Operation<GetGroupPolicyRequest, OnStoredPolicy<Group>, GetGroupPolicyResponse> {
    private static final Action GET_GROUP_POLICY = new Action("iam", "GetGroupPolicy");

    private final GroupLocator locator;
    private final StoredDocuments documents;

    public GetGroupPolicy(GroupLocator locator, StoredDocuments documents) {
        this.locator = locator;
        this.documents = documents;
    }

    @Override
    public OperationContract<GetGroupPolicyRequest, GetGroupPolicyResponse> contract() {
        return IamContract.GET_GROUP_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnStoredPolicy<Group> locate(GetGroupPolicyRequest request, Call call) {
        return OnStoredPolicy.of(
                OnEntity.of(GET_GROUP_POLICY, locator.byName(request.groupName(), call)),
                Group::attachments,
                request.policyName(),
                documents);
    }

    @Override
    public Answer<GetGroupPolicyResponse> run(
            GetGroupPolicyRequest request, OnStoredPolicy<Group> located, Permits permits, Call call) {
        Group group = located.entity().permitted(permits);
        String text = located.text();
        if (text == null) {
            throw InlinePolicies.OF_GROUPS.absent(request.policyName());
        }
        return new Answer.Told<>(
                new GetGroupPolicyResponse(group.name(), request.policyName(), Documents.encoded(text)));
    }
}
