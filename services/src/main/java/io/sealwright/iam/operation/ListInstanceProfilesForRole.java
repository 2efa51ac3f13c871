// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListInstanceProfilesForRoleRequest;
import io.sealwright.contract.iam.ListInstanceProfilesForRoleResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Lists the instance profiles of a role: none, since there are no instances here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html">ListInstanceProfilesForRole</a>
 */
public final class ListInstanceProfilesForRole
        implements Operation<ListInstanceProfilesForRoleRequest, OnEntity<Role>, ListInstanceProfilesForRoleResponse> {
    private static final Action LIST_INSTANCE_PROFILES_FOR_ROLE = new Action("iam", "ListInstanceProfilesForRole");

    private final RoleLocator locator;

    public ListInstanceProfilesForRole(RoleLocator locator) {
        this.locator = locator;
    }

    @Override
    public OperationContract<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse> contract() {
        return IamContract.LIST_INSTANCE_PROFILES_FOR_ROLE;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<Role> locate(ListInstanceProfilesForRoleRequest request, Call call) {
        return OnEntity.of(LIST_INSTANCE_PROFILES_FOR_ROLE, locator.byName(request.roleName(), call));
    }

    @Override
    public Answer<ListInstanceProfilesForRoleResponse> run(
            ListInstanceProfilesForRoleRequest request, OnEntity<Role> located, Permits permits, Call call) {
        var _ = located.permitted(permits);
        return new Answer.Told<>(new ListInstanceProfilesForRoleResponse(List.of(), false, null));
    }
}
