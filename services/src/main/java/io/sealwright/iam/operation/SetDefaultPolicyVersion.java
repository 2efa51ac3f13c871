// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.SetDefaultPolicyVersionRequest;
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
 * Puts another version of a managed policy in force, for all who are attached to it at once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html">SetDefaultPolicyVersion</a>
 */
public final class SetDefaultPolicyVersion
        implements Operation<SetDefaultPolicyVersionRequest, OnEntity<ManagedPolicy>, NoOutput> {
    private static final Action SET_DEFAULT_POLICY_VERSION = new Action("iam", "SetDefaultPolicyVersion");

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;

    public SetDefaultPolicyVersion(PolicyLocator locator, ManagedPolicyRepository policies) {
        this.locator = locator;
        this.policies = policies;
    }

    @Override
    public OperationContract<SetDefaultPolicyVersionRequest, NoOutput> contract() {
        return IamContract.SET_DEFAULT_POLICY_VERSION;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<ManagedPolicy> locate(SetDefaultPolicyVersionRequest request, Call call) {
        return OnEntity.of(SET_DEFAULT_POLICY_VERSION, locator.byArn(request.policyArn(), call));
    }

    @Override
    public Answer<NoOutput> run(
            SetDefaultPolicyVersionRequest request, OnEntity<ManagedPolicy> located, Permits permits, Call call) {
        Arn arn = located.demand().target().arn();
        CustomerManagedPolicy policy =
                OwnPolicies.require(located.permitted(permits), SET_DEFAULT_POLICY_VERSION, arn, call);
        PolicyVersion version = OwnPolicies.version(policy, request.versionId(), arn);
        return new Answer.Changing<>(NoOutput.INSTANCE, policies.replace(policy, policy.inForce(version)));
    }
}
