// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeletePolicyRequest;
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
import io.sealwright.vocabulary.Action;

/**
 * Takes away a managed policy that nobody uses, with its default version, which must be its only one.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html">DeletePolicy</a>
 */
public final class DeletePolicy implements Operation<DeletePolicyRequest, OnEntity<ManagedPolicy>, NoOutput> {
    private static final Action DELETE_POLICY = new Action("iam", "DeletePolicy");

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;

    public DeletePolicy(PolicyLocator locator, ManagedPolicyRepository policies) {
        this.locator = locator;
        this.policies = policies;
    }

    @Override
    public OperationContract<DeletePolicyRequest, NoOutput> contract() {
        return IamContract.DELETE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<ManagedPolicy> locate(DeletePolicyRequest request, Call call) {
        return OnEntity.of(DELETE_POLICY, locator.byArn(request.policyArn(), call));
    }

    @Override
    public Answer<NoOutput> run(
            DeletePolicyRequest request, OnEntity<ManagedPolicy> located, Permits permits, Call call) {
        CustomerManagedPolicy policy = OwnPolicies.require(
                located.permitted(permits),
                DELETE_POLICY,
                located.demand().target().arn(),
                call);
        if (policy.isUsed()) {
            throw IamError.DELETE_CONFLICT.because("Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw IamError.DELETE_CONFLICT.because(
                    "This policy has more than one version. Before you delete a policy, you"
                            + " must delete the policy's versions. The default version is deleted with the policy.");
        }
        return new Answer.Changing<>(NoOutput.INSTANCE, policies.delete(policy));
    }
}
