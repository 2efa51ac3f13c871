// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.PutRolePermissionsBoundaryRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.EntityFacts;
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
 * Bounds the rights of a role by a managed policy, in the place of one that bounded them before.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html">PutRolePermissionsBoundary</a>
 */
public final class PutRolePermissionsBoundary
        implements Operation<PutRolePermissionsBoundaryRequest, PutRolePermissionsBoundary.NewBoundary, NoOutput> {
    private static final Action PUT_ROLE_PERMISSIONS_BOUNDARY = new Action("iam", "PutRolePermissionsBoundary");

    /**
     * The role, the policy that shall bound it, and the one that ends to.
     *
     * @param boundary empty when there is no such policy
     * @param former empty when there was none
     */
    public record NewBoundary(
            OnEntity<Role> role,
            Optional<ManagedPolicies.Attachable> boundary,
            Optional<ManagedPolicies.Attachable> former)
            implements Located {
        @Override
        public List<Demand<?>> demands() {
            return role.demands();
        }
    }

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final ManagedPolicies policies;

    public PutRolePermissionsBoundary(RoleLocator locator, RoleRepository roles, ManagedPolicies policies) {
        this.locator = locator;
        this.roles = roles;
        this.policies = policies;
    }

    @Override
    public OperationContract<PutRolePermissionsBoundaryRequest, NoOutput> contract() {
        return IamContract.PUT_ROLE_PERMISSIONS_BOUNDARY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public NewBoundary locate(PutRolePermissionsBoundaryRequest request, Call call) {
        EntityTarget<Role> target = locator.byName(request.roleName(), call);
        Arn boundary = PolicyArns.read(request.permissionsBoundary());
        Arn former = OnRole.boundary(target);
        return new NewBoundary(
                OnEntity.of(
                        PUT_ROLE_PERMISSIONS_BOUNDARY,
                        target,
                        EntityFacts.of(target).boundedBy(boundary)),
                policies.find(call.account(), boundary),
                former == null ? Optional.empty() : policies.find(call.account(), former));
    }

    @Override
    public Answer<NoOutput> run(
            PutRolePermissionsBoundaryRequest request, NewBoundary located, Permits permits, Call call) {
        Role role = located.role().permitted(permits);
        ManagedPolicies.Attachable boundary = PolicyArns.orRefuse(located.boundary(), request.permissionsBoundary());
        if (boundary.arn().equals(role.attachments().permissionsBoundary())) {
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        Role after = role.with(role.attachments().withPermissionsBoundary(boundary.arn()));
        Write replace = roles.replace(role, after, List.of())
                .and(policies.addUse(
                        role.account(),
                        boundary,
                        ManagedPolicies.Use.PERMISSIONS_BOUNDARY,
                        role.id().text()));
        return new Answer.Changing<>(NoOutput.INSTANCE, ended(replace, role, located));
    }

    private Write ended(Write replace, Role role, NewBoundary located) {
        return located.former()
                .map(former -> replace.and(policies.removeUse(
                        role.account(),
                        former,
                        ManagedPolicies.Use.PERMISSIONS_BOUNDARY,
                        role.id().text())))
                .orElse(replace);
    }
}
