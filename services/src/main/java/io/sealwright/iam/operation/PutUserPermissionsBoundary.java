// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.PutUserPermissionsBoundaryRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.Boundaries;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OnAttachment;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyArns;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import java.util.Optional;

/**
 * Bounds what a user may do to what a managed policy allows, whatever else allows more.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html">PutUserPermissionsBoundary</a>
 */
public final class PutUserPermissionsBoundary
        implements Operation<PutUserPermissionsBoundaryRequest, PutUserPermissionsBoundary.Bounding, NoOutput> {
    private static final Action PUT_USER_PERMISSIONS_BOUNDARY = new Action("iam", "PutUserPermissionsBoundary");

    /** The user, the boundary that it gets, and the one that it had. */
    public record Bounding(OnAttachment<User> boundary, Optional<ManagedPolicies.Attachable> former)
            implements Located {
        @Override
        public List<Demand<?>> demands() {
            return boundary.demands();
        }
    }

    private final UserLocator locator;
    private final UserRepository users;
    private final ManagedPolicies policies;

    public PutUserPermissionsBoundary(UserLocator locator, UserRepository users, ManagedPolicies policies) {
        this.locator = locator;
        this.users = users;
        this.policies = policies;
    }

    @Override
    public OperationContract<PutUserPermissionsBoundaryRequest, NoOutput> contract() {
        return IamContract.PUT_USER_PERMISSIONS_BOUNDARY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Bounding locate(PutUserPermissionsBoundaryRequest request, Call call) {
        Arn arn = PolicyArns.read(request.permissionsBoundary());
        EntityTarget<User> target = locator.byName(request.userName(), call);
        return new Bounding(
                new OnAttachment<>(
                        OnEntity.of(
                                PUT_USER_PERMISSIONS_BOUNDARY,
                                target,
                                EntityFacts.of(target).boundedBy(arn)),
                        arn,
                        policies.find(call.account(), arn)),
                Boundaries.of(policies, target.entity()));
    }

    @Override
    public Answer<NoOutput> run(
            PutUserPermissionsBoundaryRequest request, Bounding located, Permits permits, Call call) {
        User user = located.boundary().entity().permitted(permits);
        ManagedPolicies.Attachable boundary = located.boundary().orRefuse();
        if (boundary.arn().equals(user.attachments().permissionsBoundary())) {
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        User bounded = user.with(user.attachments().withPermissionsBoundary(boundary.arn()));
        Write put = users.replace(user, bounded, List.of())
                .and(policies.addUse(
                        user.account(),
                        boundary,
                        ManagedPolicies.Use.PERMISSIONS_BOUNDARY,
                        user.id().text()));
        return new Answer.Changing<>(NoOutput.INSTANCE, Boundaries.without(put, policies, user, located.former()));
    }
}
