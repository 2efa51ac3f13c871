// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetPolicyRequest;
import io.sealwright.contract.iam.GetPolicyResponse;
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
import io.sealwright.iam.model.PolicyDescription;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.PolicyUses;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Tells what a managed policy is, without its document.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html">GetPolicy</a>
 */
public final class GetPolicy implements Operation<GetPolicyRequest, GetPolicy.UsedPolicy, GetPolicyResponse> {
    private static final Action GET_POLICY = new Action("iam", "GetPolicy");

    /** The policy, and how the account uses it. */
    public record UsedPolicy(OnEntity<ManagedPolicy> policy, PolicyUses uses) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return policy.demands();
        }
    }

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;

    public GetPolicy(PolicyLocator locator, ManagedPolicyRepository policies) {
        this.locator = locator;
        this.policies = policies;
    }

    @Override
    public OperationContract<GetPolicyRequest, GetPolicyResponse> contract() {
        return IamContract.GET_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public UsedPolicy locate(GetPolicyRequest request, Call call) {
        EntityTarget<ManagedPolicy> target = locator.byArn(request.policyArn(), call);
        PolicyUses uses = target.entity() == null ? PolicyUses.NONE : policies.uses(call.account(), target.arn());
        return new UsedPolicy(OnEntity.of(GET_POLICY, target), uses);
    }

    @Override
    public Answer<GetPolicyResponse> run(GetPolicyRequest request, UsedPolicy located, Permits permits, Call call) {
        ManagedPolicy policy = located.policy().permitted(permits);
        return new Answer.Told<>(
                new GetPolicyResponse(PolicyDescription.whole(policy, locator.arn(policy), located.uses())));
    }
}
