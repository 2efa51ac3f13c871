// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeletePolicyVersionRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.CustomerManagedPolicy;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OwnPolicies;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.PolicyVersion;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;

/**
 * Takes away a version of a managed policy that is not in force.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html">DeletePolicyVersion</a>
 */
public final class DeletePolicyVersion
        implements Operation<DeletePolicyVersionRequest, OnEntity<ManagedPolicy>, NoOutput> {
    private static final Action DELETE_POLICY_VERSION = new Action("iam", "DeletePolicyVersion");

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;

    public DeletePolicyVersion(PolicyLocator locator, ManagedPolicyRepository policies) {
        this.locator = locator;
        this.policies = policies;
    }

    @Override
    public OperationContract<DeletePolicyVersionRequest, NoOutput> contract() {
        return IamContract.DELETE_POLICY_VERSION;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<ManagedPolicy> locate(DeletePolicyVersionRequest request, Call call) {
        return OnEntity.of(DELETE_POLICY_VERSION, locator.byArn(request.policyArn(), call));
    }

    @Override
    public Answer<NoOutput> run(
            DeletePolicyVersionRequest request, OnEntity<ManagedPolicy> located, Permits permits, Call call) {
        Arn arn = located.demand().target().arn();
        CustomerManagedPolicy policy =
                OwnPolicies.require(located.permitted(permits), DELETE_POLICY_VERSION, arn, call);
        PolicyVersion version = OwnPolicies.version(policy, request.versionId(), arn);
        if (version.number() == policy.defaultVersion()) {
            throw IamError.DELETE_CONFLICT.because("Cannot delete the default version of a policy.");
        }
        return new Answer.Changing<>(NoOutput.INSTANCE, policies.replace(policy, policy.without(version)));
    }
}
