// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteRoleRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.Deletion;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnRole;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import java.util.Optional;

/**
 * Ends a role that no policies are left on. Its sessions can do nothing from then on.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html">DeleteRole</a>
 */
public final class DeleteRole implements Operation<DeleteRoleRequest, DeleteRole.BoundedRole, NoOutput> {
    private static final Action DELETE_ROLE = new Action("iam", "DeleteRole");

    /** The role, and the boundary that ends to be used with it. */
    public record BoundedRole(OnEntity<Role> role, Optional<ManagedPolicies.Attachable> boundary) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return role.demands();
        }
    }

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final ManagedPolicies policies;

    public DeleteRole(RoleLocator locator, RoleRepository roles, ManagedPolicies policies) {
        this.locator = locator;
        this.roles = roles;
        this.policies = policies;
    }

    @Override
    public OperationContract<DeleteRoleRequest, NoOutput> contract() {
        return IamContract.DELETE_ROLE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public BoundedRole locate(DeleteRoleRequest request, Call call) {
        EntityTarget<Role> target = locator.byName(request.roleName(), call);
        Arn boundary = OnRole.boundary(target);
        return new BoundedRole(
                OnEntity.of(DELETE_ROLE, target),
                boundary == null ? Optional.empty() : policies.find(call.account(), boundary));
    }

    @Override
    public Answer<NoOutput> run(DeleteRoleRequest request, BoundedRole located, Permits permits, Call call) {
        Role role = located.role().permitted(permits);
        Deletion.requireNoPolicies(role.attachments());
        Write delete = roles.delete(role);
        return new Answer.Changing<>(
                NoOutput.INSTANCE,
                located.boundary()
                        .map(boundary -> delete.and(policies.removeUse(
                                role.account(),
                                boundary,
                                ManagedPolicies.Use.PERMISSIONS_BOUNDARY,
                                role.id().text())))
                        .orElse(delete));
    }
}
