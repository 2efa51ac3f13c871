// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetRoleRequest;
import io.sealwright.contract.iam.GetRoleResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnRole;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleDescription;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.TrustPolicies;
import io.sealwright.vocabulary.Action;

/**
 * Tells what a role is.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a>
 */
public final class GetRole implements Operation<GetRoleRequest, OnRole, GetRoleResponse> {
    private static final Action GET_ROLE = new Action("iam", "GetRole");

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final TrustPolicies trustPolicies;

    public GetRole(RoleLocator locator, RoleRepository roles, TrustPolicies trustPolicies) {
        this.locator = locator;
        this.roles = roles;
        this.trustPolicies = trustPolicies;
    }

    @Override
    public OperationContract<GetRoleRequest, GetRoleResponse> contract() {
        return IamContract.GET_ROLE;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnRole locate(GetRoleRequest request, Call call) {
        return OnRole.of(GET_ROLE, locator.byName(request.roleName(), call), roles, trustPolicies);
    }

    @Override
    public Answer<GetRoleResponse> run(GetRoleRequest request, OnRole located, Permits permits, Call call) {
        Role role = located.role().permitted(permits);
        return new Answer.Told<>(new GetRoleResponse(RoleDescription.whole(role, locator.arn(role), located.trust())));
    }
}
