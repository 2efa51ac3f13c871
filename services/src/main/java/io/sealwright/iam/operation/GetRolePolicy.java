// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetRolePolicyRequest;
import io.sealwright.contract.iam.GetRolePolicyResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnStoredPolicy;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.StoredDocuments;
import io.sealwright.vocabulary.Action;

/**
 * Tells the document of an inline policy of a role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html">GetRolePolicy</a>
 */
public final class GetRolePolicy
        implements Operation<GetRolePolicyRequest, OnStoredPolicy<Role>, GetRolePolicyResponse> {
    private static final Action GET_ROLE_POLICY = new Action("iam", "GetRolePolicy");

    private final RoleLocator locator;
    private final StoredDocuments documents;

    public GetRolePolicy(RoleLocator locator, StoredDocuments documents) {
        this.locator = locator;
        this.documents = documents;
    }

    @Override
    public OperationContract<GetRolePolicyRequest, GetRolePolicyResponse> contract() {
        return IamContract.GET_ROLE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnStoredPolicy<Role> locate(GetRolePolicyRequest request, Call call) {
        return OnStoredPolicy.of(
                OnEntity.of(GET_ROLE_POLICY, locator.byName(request.roleName(), call)),
                Role::attachments,
                request.policyName(),
                documents);
    }

    @Override
    public Answer<GetRolePolicyResponse> run(
            GetRolePolicyRequest request, OnStoredPolicy<Role> located, Permits permits, Call call) {
        Role role = located.entity().permitted(permits);
        String text = located.text();
        if (text == null) {
            throw InlinePolicies.OF_ROLES.absent(request.policyName());
        }
        return new Answer.Told<>(new GetRolePolicyResponse(role.name(), request.policyName(), Documents.encoded(text)));
    }
}
