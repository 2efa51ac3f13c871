// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UpdateRoleRequest;
import io.sealwright.contract.iam.UpdateRoleResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Changes the description and the longest session of a role; what is not named stays.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html">UpdateRole</a>
 */
public final class UpdateRole implements Operation<UpdateRoleRequest, OnEntity<Role>, UpdateRoleResponse> {
    private static final Action UPDATE_ROLE = new Action("iam", "UpdateRole");

    private final RoleLocator locator;
    private final RoleRepository roles;

    public UpdateRole(RoleLocator locator, RoleRepository roles) {
        this.locator = locator;
        this.roles = roles;
    }

    @Override
    public OperationContract<UpdateRoleRequest, UpdateRoleResponse> contract() {
        return IamContract.UPDATE_ROLE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<Role> locate(UpdateRoleRequest request, Call call) {
        return OnEntity.of(UPDATE_ROLE, locator.byName(request.roleName(), call));
    }

    @Override
    public Answer<UpdateRoleResponse> run(
            UpdateRoleRequest request, OnEntity<Role> located, Permits permits, Call call) {
        Role role = located.permitted(permits);
        Role after = role.described(
                request.description() == null ? role.description() : request.description(),
                request.maxSessionDuration() == null ? role.maxSessionDuration() : request.maxSessionDuration());
        return new Answer.Changing<>(new UpdateRoleResponse(), roles.replace(role, after, List.of()));
    }
}
