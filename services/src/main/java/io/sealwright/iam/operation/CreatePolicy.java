// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.CreatePolicyRequest;
import io.sealwright.contract.iam.CreatePolicyResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.CustomerManagedPolicy;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.ManagedPolicyId;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyDescription;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.PolicyVersion;
import io.sealwright.iam.model.Repeats;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.Tags;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a managed policy of the account, with its first version in force.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html">CreatePolicy</a>
 */
public final class CreatePolicy
        implements Operation<CreatePolicyRequest, CreatePolicy.NewPolicy, CreatePolicyResponse> {
    private static final Action CREATE_POLICY = new Action("iam", "CreatePolicy");

    private static final Action TAG_POLICY = new Action("iam", "TagPolicy");

    /**
     * Where the policy will be, the rights it needs, and what was read of the request.
     *
     * @param earlier the policy that this very request made before, when its answer was lost on the way, or null
     */
    public record NewPolicy(
            OnEntity<ManagedPolicy> place,
            List<Demand<?>> demands,
            PolicyDocument document,
            List<Tag> tags,
            @Nullable CustomerManagedPolicy earlier)
            implements Located {}

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;
    private final RepeatedRequests<String> repeats;
    private final RandomSource random;

    public CreatePolicy(
            PolicyLocator locator,
            ManagedPolicyRepository policies,
            RepeatedRequests<String> repeats,
            RandomSource random) {
        this.locator = locator;
        this.policies = policies;
        this.repeats = repeats;
        this.random = random;
    }

    @Override
    public OperationContract<CreatePolicyRequest, CreatePolicyResponse> contract() {
        return IamContract.CREATE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public NewPolicy locate(CreatePolicyRequest request, Call call) {
        String path = request.path() == null ? "/" : request.path();
        EntityTarget<ManagedPolicy> place = locator.place(path, request.policyName(), call);
        List<Tag> tags = Tags.of(request.tags());
        EntityFacts facts = EntityFacts.of(place).giving(tags);
        OnEntity<ManagedPolicy> create = OnEntity.of(CREATE_POLICY, place, facts);
        return new NewPolicy(
                create,
                tags.isEmpty() ? create.demands() : List.of(create.demand(), new Demand<>(TAG_POLICY, place, facts)),
                Documents.managed(request.policyDocument()),
                tags,
                Repeats.find(repeats, contract(), request, call)
                        .flatMap(made -> policies.find(new ManagedPolicyId(made)))
                        .orElse(null));
    }

    @Override
    public Answer<CreatePolicyResponse> run(
            CreatePolicyRequest request, NewPolicy located, Permits permits, Call call) {
        Arn arn = located.place().permittedPlace(permits);
        CustomerManagedPolicy earlier = located.earlier();
        if (earlier != null) {
            return new Answer.Told<>(new CreatePolicyResponse(PolicyDescription.made(earlier, locator.arn(earlier))));
        }
        Instant now = call.time().truncatedTo(ChronoUnit.SECONDS);
        var policy = CustomerManagedPolicy.create(
                call.account(),
                request.path() == null ? "/" : request.path(),
                request.policyName(),
                ManagedPolicyId.draw(random),
                request.description(),
                new PolicyVersion(1, located.document().hash(), now),
                located.tags());
        Write insert = policies.insert(policy, located.document())
                .and(repeats.remember(
                        call, Repeats.hash(contract(), request), policy.id().text()));
        return new Answer.Changing<>(new CreatePolicyResponse(PolicyDescription.made(policy, arn)), insert);
    }
}
