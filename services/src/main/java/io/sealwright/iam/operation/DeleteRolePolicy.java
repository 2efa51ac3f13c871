// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteRolePolicyRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnRole;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes an inline policy from a role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html">DeleteRolePolicy</a>
 */
public final class DeleteRolePolicy implements Operation<DeleteRolePolicyRequest, OnEntity<Role>, NoOutput> {
    private static final Action DELETE_ROLE_POLICY = new Action("iam", "DeleteRolePolicy");

    private final RoleLocator locator;
    private final RoleRepository roles;

    public DeleteRolePolicy(RoleLocator locator, RoleRepository roles) {
        this.locator = locator;
        this.roles = roles;
    }

    @Override
    public OperationContract<DeleteRolePolicyRequest, NoOutput> contract() {
        return IamContract.DELETE_ROLE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<Role> locate(DeleteRolePolicyRequest request, Call call) {
        EntityTarget<Role> target = locator.byName(request.roleName(), call);
        return OnEntity.of(DELETE_ROLE_POLICY, target, OnRole.facts(target));
    }

    @Override
    public Answer<NoOutput> run(DeleteRolePolicyRequest request, OnEntity<Role> located, Permits permits, Call call) {
        Role role = located.permitted(permits);
        Attachments without = InlinePolicies.OF_ROLES.delete(role.attachments(), request.policyName());
        return new Answer.Changing<>(NoOutput.INSTANCE, roles.replace(role, role.with(without), List.of()));
    }
}
