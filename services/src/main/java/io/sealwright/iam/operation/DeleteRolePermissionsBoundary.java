// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteRolePermissionsBoundaryRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnRole;
import io.sealwright.iam.model.PolicyArns;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import java.util.Optional;

/**
 * Lets the rights of a role be bounded by nothing but the account's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html">DeleteRolePermissionsBoundary</a>
 */
public final class DeleteRolePermissionsBoundary
        implements Operation<
                DeleteRolePermissionsBoundaryRequest, DeleteRolePermissionsBoundary.FormerBoundary, NoOutput> {
    private static final Action DELETE_ROLE_PERMISSIONS_BOUNDARY = new Action("iam", "DeleteRolePermissionsBoundary");

    /** The role, and the policy that ends to bound it. */
    public record FormerBoundary(OnEntity<Role> role, Optional<ManagedPolicies.Attachable> former) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return role.demands();
        }
    }

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final ManagedPolicies policies;

    public DeleteRolePermissionsBoundary(RoleLocator locator, RoleRepository roles, ManagedPolicies policies) {
        this.locator = locator;
        this.roles = roles;
        this.policies = policies;
    }

    @Override
    public OperationContract<DeleteRolePermissionsBoundaryRequest, NoOutput> contract() {
        return IamContract.DELETE_ROLE_PERMISSIONS_BOUNDARY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public FormerBoundary locate(DeleteRolePermissionsBoundaryRequest request, Call call) {
        EntityTarget<Role> target = locator.byName(request.roleName(), call);
        Arn former = OnRole.boundary(target);
        return new FormerBoundary(
                OnEntity.of(DELETE_ROLE_PERMISSIONS_BOUNDARY, target, OnRole.facts(target)),
                former == null ? Optional.empty() : policies.find(call.account(), former));
    }

    @Override
    public Answer<NoOutput> run(
            DeleteRolePermissionsBoundaryRequest request, FormerBoundary located, Permits permits, Call call) {
        Role role = located.role().permitted(permits);
        Arn boundary = role.attachments().permissionsBoundary();
        if (boundary == null) {
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        Role after = role.with(role.attachments().withPermissionsBoundary(null));
        return new Answer.Changing<>(
                NoOutput.INSTANCE,
                roles.replace(role, after, List.of())
                        .and(policies.removeUse(
                                role.account(),
                                PolicyArns.orRefuse(located.former(), boundary.toString()),
                                ManagedPolicies.Use.PERMISSIONS_BOUNDARY,
                                role.id().text())));
    }
}
