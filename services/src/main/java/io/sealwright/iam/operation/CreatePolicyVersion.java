// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.CreatePolicyVersionRequest;
import io.sealwright.contract.iam.CreatePolicyVersionResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.CustomerManagedPolicy;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OwnPolicies;
import io.sealwright.iam.model.PolicyDescription;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.PolicyVersion;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Action;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Gives a managed policy one version more, of five at most, and puts it in force if asked to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html">CreatePolicyVersion</a>
 */
public final class CreatePolicyVersion
        implements Operation<CreatePolicyVersionRequest, CreatePolicyVersion.NewVersion, CreatePolicyVersionResponse> {
    private static final Action CREATE_POLICY_VERSION = new Action("iam", "CreatePolicyVersion");

    /** The policy, and the document of its new version. */
    public record NewVersion(OnEntity<ManagedPolicy> policy, PolicyDocument document) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return policy.demands();
        }
    }

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;

    public CreatePolicyVersion(PolicyLocator locator, ManagedPolicyRepository policies) {
        this.locator = locator;
        this.policies = policies;
    }

    @Override
    public OperationContract<CreatePolicyVersionRequest, CreatePolicyVersionResponse> contract() {
        return IamContract.CREATE_POLICY_VERSION;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public NewVersion locate(CreatePolicyVersionRequest request, Call call) {
        return new NewVersion(
                OnEntity.of(CREATE_POLICY_VERSION, locator.byArn(request.policyArn(), call)),
                Documents.managed(request.policyDocument()));
    }

    @Override
    public Answer<CreatePolicyVersionResponse> run(
            CreatePolicyVersionRequest request, NewVersion located, Permits permits, Call call) {
        CustomerManagedPolicy policy = OwnPolicies.require(
                located.policy().permitted(permits),
                CREATE_POLICY_VERSION,
                located.policy().demand().target().arn(),
                call);
        if (policy.versions().size() == CustomerManagedPolicy.MAX_VERSIONS) {
            throw IamError.LIMIT_EXCEEDED.because(
                    "A managed policy can have up to %d versions. Before you create a new"
                            + " version, you must delete an existing version.",
                    CustomerManagedPolicy.MAX_VERSIONS);
        }
        PolicyVersion added = new PolicyVersion(
                policy.lastVersion() + 1, located.document().hash(), call.time().truncatedTo(ChronoUnit.SECONDS));
        CustomerManagedPolicy after = policy.with(added, Boolean.TRUE.equals(request.setAsDefault()));
        return new Answer.Changing<>(
                new CreatePolicyVersionResponse(PolicyDescription.version(after, added, null)),
                policies.addVersion(policy, after, located.document()));
    }
}
