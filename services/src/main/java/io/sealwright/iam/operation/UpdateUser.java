// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UpdateUserRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a user another name or path. Whoever does it needs the right to what it is and to what it becomes.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html">UpdateUser</a>
 */
public final class UpdateUser implements Operation<UpdateUserRequest, UpdateUser.Renaming, NoOutput> {
    private static final Action UPDATE_USER = new Action("iam", "UpdateUser");

    /** The user as it is; the right to what it becomes is demanded too. */
    public record Renaming(Demand<EntityTarget<User>> from, List<Demand<?>> demands) implements Located {}

    private final UserLocator locator;
    private final UserRepository users;

    public UpdateUser(UserLocator locator, UserRepository users) {
        this.locator = locator;
        this.users = users;
    }

    @Override
    public OperationContract<UpdateUserRequest, NoOutput> contract() {
        return IamContract.UPDATE_USER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Renaming locate(UpdateUserRequest request, Call call) {
        EntityTarget<User> target = locator.byName(request.userName(), call);
        Demand<EntityTarget<User>> from = new Demand<>(UPDATE_USER, target, EntityFacts.of(target));
        if (request.newUserName() == null && request.newPath() == null) {
            return new Renaming(from, List.of(from));
        }
        EntityTarget<User> to = becoming(request, target.entity(), call);
        return new Renaming(from, List.of(from, new Demand<>(UPDATE_USER, to, EntityFacts.of(target))));
    }

    @Override
    public Answer<NoOutput> run(UpdateUserRequest request, Renaming located, Permits permits, Call call) {
        User user = permits.forDemand(located.from()).use(UPDATE_USER).orRefuse();
        User renamed = user.named(path(request, user), name(request, user));
        return new Answer.Changing<>(NoOutput.INSTANCE, users.replace(user, renamed, List.of()));
    }

    /** Where there is no user, nothing is told but of the name that was given. */
    private EntityTarget<User> becoming(UpdateUserRequest request, @Nullable User user, Call call) {
        return user == null
                ? locator.place(
                        request.newPath() == null ? "/" : request.newPath(),
                        request.newUserName() == null ? request.userName() : request.newUserName(),
                        call)
                : locator.place(path(request, user), name(request, user), call);
    }

    private static String path(UpdateUserRequest request, User user) {
        return request.newPath() == null ? user.path() : request.newPath();
    }

    private static String name(UpdateUserRequest request, User user) {
        return request.newUserName() == null ? user.name() : request.newUserName();
    }
}
