// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteUserPermissionsBoundaryRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Boundaries;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import java.util.List;
import java.util.Optional;

/**
 * Lets a user do whatever its policies allow. A user without a boundary stays as it is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html">DeleteUserPermissionsBoundary</a>
 */
public final class DeleteUserPermissionsBoundary
        implements Operation<DeleteUserPermissionsBoundaryRequest, DeleteUserPermissionsBoundary.Unbounding, NoOutput> {
    private static final Action DELETE_USER_PERMISSIONS_BOUNDARY = new Action("iam", "DeleteUserPermissionsBoundary");

    /** The user, and the boundary that it had. */
    public record Unbounding(OnEntity<User> user, Optional<ManagedPolicies.Attachable> former) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return user.demands();
        }
    }

    private final UserLocator locator;
    private final UserRepository users;
    private final ManagedPolicies policies;

    public DeleteUserPermissionsBoundary(UserLocator locator, UserRepository users, ManagedPolicies policies) {
        this.locator = locator;
        this.users = users;
        this.policies = policies;
    }

    @Override
    public OperationContract<DeleteUserPermissionsBoundaryRequest, NoOutput> contract() {
        return IamContract.DELETE_USER_PERMISSIONS_BOUNDARY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Unbounding locate(DeleteUserPermissionsBoundaryRequest request, Call call) {
        EntityTarget<User> target = locator.byName(request.userName(), call);
        return new Unbounding(
                OnEntity.of(
                        DELETE_USER_PERMISSIONS_BOUNDARY,
                        target,
                        EntityFacts.of(target).boundedBy(Boundaries.arn(target.entity()))),
                Boundaries.of(policies, target.entity()));
    }

    @Override
    public Answer<NoOutput> run(
            DeleteUserPermissionsBoundaryRequest request, Unbounding located, Permits permits, Call call) {
        User user = located.user().permitted(permits);
        if (user.attachments().permissionsBoundary() == null) {
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        User unbounded = user.with(user.attachments().withPermissionsBoundary(null));
        return new Answer.Changing<>(
                NoOutput.INSTANCE,
                Boundaries.without(users.replace(user, unbounded, List.of()), policies, user, located.former()));
    }
}
