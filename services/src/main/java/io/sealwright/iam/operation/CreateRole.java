// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.CreateRoleRequest;
import io.sealwright.contract.iam.CreateRoleResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.IamError;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyArns;
import io.sealwright.iam.model.Repeats;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleDescription;
import io.sealwright.iam.model.RoleId;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.Tags;
import io.sealwright.iam.model.TrustPolicies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a role, which can do nothing yet.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole</a>
 */
public final class CreateRole implements Operation<CreateRoleRequest, CreateRole.NewRole, CreateRoleResponse> {
    private static final Action CREATE_ROLE = new Action("iam", "CreateRole");

    private static final Action TAG_ROLE = new Action("iam", "TagRole");

    /** Of roles that services make for themselves: no organization's policy limits these, so nobody else makes one. */
    private static final String SERVICE_LINKED = "/aws-service-role/";

    /**
     * Where the role will be, the rights it needs, and what was read of the request.
     *
     * @param boundary empty when none was asked for, or when there is no such policy
     * @param earlier the role that this very request made before, when its answer was lost on the way, or null
     */
    public record NewRole(
            OnEntity<Role> place,
            List<Demand<?>> demands,
            PolicyDocument trust,
            List<Tag> tags,
            Optional<ManagedPolicies.Attachable> boundary,
            @Nullable Role earlier)
            implements Located {}

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final ManagedPolicies policies;
    private final TrustPolicies trustPolicies;
    private final RepeatedRequests<String> repeats;
    private final RandomSource random;

    public CreateRole(
            RoleLocator locator,
            RoleRepository roles,
            ManagedPolicies policies,
            TrustPolicies trustPolicies,
            RepeatedRequests<String> repeats,
            RandomSource random) {
        this.locator = locator;
        this.roles = roles;
        this.policies = policies;
        this.trustPolicies = trustPolicies;
        this.repeats = repeats;
        this.random = random;
    }

    @Override
    public OperationContract<CreateRoleRequest, CreateRoleResponse> contract() {
        return IamContract.CREATE_ROLE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public NewRole locate(CreateRoleRequest request, Call call) {
        String path = request.path() == null ? "/" : request.path();
        if (path.startsWith(SERVICE_LINKED)) {
            throw IamError.INVALID_INPUT.saying(
                    "Path prefix '%s' can only be used for AWS Service linked Roles".formatted(SERVICE_LINKED));
        }
        EntityTarget<Role> place = locator.place(path, request.roleName(), call);
        List<Tag> tags = Tags.of(request.tags());
        Arn boundary = request.permissionsBoundary() == null ? null : PolicyArns.read(request.permissionsBoundary());
        EntityFacts facts = EntityFacts.of(place).giving(tags).boundedBy(boundary);
        OnEntity<Role> create = OnEntity.of(CREATE_ROLE, place, facts);
        return new NewRole(
                create,
                tags.isEmpty() ? create.demands() : List.of(create.demand(), new Demand<>(TAG_ROLE, place, facts)),
                Documents.trust(request.assumeRolePolicyDocument()),
                tags,
                boundary == null ? Optional.empty() : policies.find(call.account(), boundary),
                Repeats.find(repeats, contract(), request, call)
                        .flatMap(made -> roles.find(new RoleId(made)))
                        .orElse(null));
    }

    @Override
    public Answer<CreateRoleResponse> run(CreateRoleRequest request, NewRole located, Permits permits, Call call) {
        Arn arn = located.place().permittedPlace(permits);
        PolicyDocument trust = located.trust();
        Role earlier = located.earlier();
        if (earlier != null) {
            return new Answer.Told<>(
                    new CreateRoleResponse(RoleDescription.made(earlier, locator.arn(earlier), trust.text())));
        }
        ManagedPolicies.Attachable boundary = request.permissionsBoundary() == null
                ? null
                : PolicyArns.orRefuse(located.boundary(), request.permissionsBoundary());
        Role role = Role.create(
                call.account(),
                request.path() == null ? "/" : request.path(),
                request.roleName(),
                RoleId.draw(random),
                request.description(),
                call.time().truncatedTo(ChronoUnit.SECONDS),
                trust.hash(),
                trustPolicies.requireKnown(trust),
                request.maxSessionDuration() == null ? Role.USUAL_SESSION_DURATION : request.maxSessionDuration(),
                new Attachments(List.of(), List.of(), boundary == null ? null : boundary.arn(), located.tags()));
        Write insert = roles.insert(role, List.of(trust))
                .and(repeats.remember(
                        call, Repeats.hash(contract(), request), role.id().text()));
        return new Answer.Changing<>(
                new CreateRoleResponse(RoleDescription.made(role, arn, trust.text())), bounded(insert, role, boundary));
    }

    private Write bounded(Write insert, Role role, ManagedPolicies.@Nullable Attachable boundary) {
        return boundary == null
                ? insert
                : insert.and(policies.addUse(
                        role.account(),
                        boundary,
                        ManagedPolicies.Use.PERMISSIONS_BOUNDARY,
                        role.id().text()));
    }
}
