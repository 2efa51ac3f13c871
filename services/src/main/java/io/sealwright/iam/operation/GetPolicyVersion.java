// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetPolicyVersionRequest;
import io.sealwright.contract.iam.GetPolicyVersionResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OwnPolicies;
import io.sealwright.iam.model.PolicyDescription;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.PolicyVersion;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the document of one version of a managed policy.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html">GetPolicyVersion</a>
 */
public final class GetPolicyVersion
        implements Operation<GetPolicyVersionRequest, GetPolicyVersion.OneVersion, GetPolicyVersionResponse> {
    private static final Action GET_POLICY_VERSION = new Action("iam", "GetPolicyVersion");

    /** The policy, and the document of the version, or null when there is no such version. */
    public record OneVersion(
            OnEntity<ManagedPolicy> policy, @Nullable PolicyDocument document) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return policy.demands();
        }
    }

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;

    public GetPolicyVersion(PolicyLocator locator, ManagedPolicyRepository policies) {
        this.locator = locator;
        this.policies = policies;
    }

    @Override
    public OperationContract<GetPolicyVersionRequest, GetPolicyVersionResponse> contract() {
        return IamContract.GET_POLICY_VERSION;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OneVersion locate(GetPolicyVersionRequest request, Call call) {
        EntityTarget<ManagedPolicy> target = locator.byArn(request.policyArn(), call);
        ManagedPolicy policy = target.entity();
        PolicyDocument document = policy == null
                ? null
                : policy.version(request.versionId())
                        .map(version -> policies.document(policy, version))
                        .orElse(null);
        return new OneVersion(OnEntity.of(GET_POLICY_VERSION, target), document);
    }

    @Override
    public Answer<GetPolicyVersionResponse> run(
            GetPolicyVersionRequest request, OneVersion located, Permits permits, Call call) {
        ManagedPolicy policy = located.policy().permitted(permits);
        PolicyVersion version = OwnPolicies.version(policy, request.versionId(), locator.arn(policy));
        return new Answer.Told<>(
                new GetPolicyVersionResponse(PolicyDescription.version(policy, version, located.document())));
    }
}
