// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UpdateRoleDescriptionRequest;
import io.sealwright.contract.iam.UpdateRoleDescriptionResponse;
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
import java.util.List;

/**
 * Changes the description of a role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html">UpdateRoleDescription</a>
 */
public final class UpdateRoleDescription
        implements Operation<UpdateRoleDescriptionRequest, OnRole, UpdateRoleDescriptionResponse> {
    private static final Action UPDATE_ROLE_DESCRIPTION = new Action("iam", "UpdateRoleDescription");

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final TrustPolicies trustPolicies;

    public UpdateRoleDescription(RoleLocator locator, RoleRepository roles, TrustPolicies trustPolicies) {
        this.locator = locator;
        this.roles = roles;
        this.trustPolicies = trustPolicies;
    }

    @Override
    public OperationContract<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse> contract() {
        return IamContract.UPDATE_ROLE_DESCRIPTION;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnRole locate(UpdateRoleDescriptionRequest request, Call call) {
        return OnRole.of(UPDATE_ROLE_DESCRIPTION, locator.byName(request.roleName(), call), roles, trustPolicies);
    }

    @Override
    public Answer<UpdateRoleDescriptionResponse> run(
            UpdateRoleDescriptionRequest request, OnRole located, Permits permits, Call call) {
        Role role = located.role().permitted(permits);
        Role after = role.described(request.description(), role.maxSessionDuration());
        return new Answer.Changing<>(
                new UpdateRoleDescriptionResponse(RoleDescription.made(after, locator.arn(after), located.trust())),
                roles.replace(role, after, List.of()));
    }
}
