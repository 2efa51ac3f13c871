// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.CreateUserRequest;
import io.sealwright.contract.iam.CreateUserResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyArns;
import io.sealwright.iam.model.Repeats;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.Tags;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserDescription;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user, who can do nothing yet.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html">CreateUser</a>
 */
public final class CreateUser implements Operation<CreateUserRequest, CreateUser.NewUser, CreateUserResponse> {
    private static final Action CREATE_USER = new Action("iam", "CreateUser");
    private static final Action TAG_USER = new Action("iam", "TagUser");

    /**
     * Where the user will be, the rights it needs, and what was read of the request.
     *
     * @param boundary empty when none was asked for, or when there is no such policy
     * @param earlier the user that this very request made before, when its answer was lost on the way, or null
     */
    public record NewUser(
            OnEntity<User> place,
            List<Demand<?>> demands,
            List<Tag> tags,
            Optional<ManagedPolicies.Attachable> boundary,
            @Nullable User earlier)
            implements Located {}

    private final UserLocator locator;
    private final UserRepository users;
    private final ManagedPolicies policies;
    private final RepeatedRequests<String> repeats;
    private final RandomSource random;

    public CreateUser(
            UserLocator locator,
            UserRepository users,
            ManagedPolicies policies,
            RepeatedRequests<String> repeats,
            RandomSource random) {
        this.locator = locator;
        this.users = users;
        this.policies = policies;
        this.repeats = repeats;
        this.random = random;
    }

    @Override
    public OperationContract<CreateUserRequest, CreateUserResponse> contract() {
        return IamContract.CREATE_USER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public NewUser locate(CreateUserRequest request, Call call) {
        locator.requireMayWait();
        String path = request.path() == null ? "/" : request.path();
        List<Tag> tags = Tags.of(request.tags());
        EntityTarget<User> place = locator.place(path, request.userName(), call);
        String boundary = request.permissionsBoundary();
        EntityFacts facts =
                EntityFacts.of(place).giving(tags).boundedBy(boundary == null ? null : PolicyArns.read(boundary));
        OnEntity<User> create = OnEntity.of(CREATE_USER, place, facts);
        return new NewUser(
                create,
                tags.isEmpty() ? create.demands() : List.of(create.demand(), new Demand<>(TAG_USER, place, facts)),
                tags,
                boundary == null ? Optional.empty() : PolicyArns.find(policies, boundary, call),
                Repeats.find(repeats, contract(), request, call)
                        .flatMap(made -> users.find(new UserId(made)))
                        .orElse(null));
    }

    @Override
    public Answer<CreateUserResponse> run(CreateUserRequest request, NewUser located, Permits permits, Call call) {
        Arn arn = located.place().permittedPlace(permits);
        User earlier = located.earlier();
        if (earlier != null) {
            return new Answer.Told<>(answer(earlier, locator.arn(earlier)));
        }
        ManagedPolicies.Attachable boundary = request.permissionsBoundary() == null
                ? null
                : PolicyArns.orRefuse(located.boundary(), request.permissionsBoundary());
        User user = User.create(
                call.account(),
                request.path() == null ? "/" : request.path(),
                request.userName(),
                UserId.draw(random),
                call.time().truncatedTo(ChronoUnit.SECONDS),
                new Attachments(List.of(), List.of(), boundary == null ? null : boundary.arn(), located.tags()));
        Write insert = users.insert(user, List.of())
                .and(repeats.remember(
                        call, Repeats.hash(contract(), request), user.id().text()));
        return new Answer.Changing<>(answer(user, arn), bounded(insert, user, boundary));
    }

    private Write bounded(Write insert, User user, ManagedPolicies.@Nullable Attachable boundary) {
        return boundary == null
                ? insert
                : insert.and(policies.addUse(
                        user.account(),
                        boundary,
                        ManagedPolicies.Use.PERMISSIONS_BOUNDARY,
                        user.id().text()));
    }

    private static CreateUserResponse answer(User user, Arn arn) {
        return new CreateUserResponse(UserDescription.whole(user, arn));
    }
}
