// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteUserRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Boundaries;
import io.sealwright.iam.model.Deletion;
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
 * Ends a user to whom nothing belongs any more. Nobody gets its unique id again.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html">DeleteUser</a>
 */
public final class DeleteUser implements Operation<DeleteUserRequest, DeleteUser.OnDeletion, NoOutput> {
    private static final Action DELETE_USER = new Action("iam", "DeleteUser");

    /** The user, and the boundary that goes with it. */
    public record OnDeletion(OnEntity<User> user, Optional<ManagedPolicies.Attachable> boundary) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return user.demands();
        }
    }

    private final UserLocator locator;
    private final UserRepository users;
    private final ManagedPolicies policies;

    public DeleteUser(UserLocator locator, UserRepository users, ManagedPolicies policies) {
        this.locator = locator;
        this.users = users;
        this.policies = policies;
    }

    @Override
    public OperationContract<DeleteUserRequest, NoOutput> contract() {
        return IamContract.DELETE_USER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnDeletion locate(DeleteUserRequest request, Call call) {
        EntityTarget<User> target = locator.byName(request.userName(), call);
        return new OnDeletion(OnEntity.of(DELETE_USER, target), Boundaries.of(policies, target.entity()));
    }

    @Override
    public Answer<NoOutput> run(DeleteUserRequest request, OnDeletion located, Permits permits, Call call) {
        User user = located.user().permitted(permits);
        if (!user.groups().isEmpty()) {
            throw Deletion.first("remove users from group");
        }
        Deletion.requireNoPolicies(user.attachments());
        if (user.accessKeyCount() > 0) {
            throw Deletion.first("delete access keys");
        }
        return new Answer.Changing<>(
                NoOutput.INSTANCE, Boundaries.without(users.delete(user), policies, user, located.boundary()));
    }
}
