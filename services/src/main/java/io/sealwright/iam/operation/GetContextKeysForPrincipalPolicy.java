// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetContextKeysForPolicyResponse;
import io.sealwright.contract.iam.GetContextKeysForPrincipalPolicyRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicySources;
import io.sealwright.iam.model.SimulatedCaller;
import io.sealwright.iam.model.SimulationInput;
import io.sealwright.policy.NamedPolicy;
import io.sealwright.policy.PolicyType;
import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the condition keys that the policies of a user, group or role name, and further ones that are given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html">GetContextKeysForPrincipalPolicy</a>
 */
public final class GetContextKeysForPrincipalPolicy
        implements Operation<
                GetContextKeysForPrincipalPolicyRequest, OnEntity<SimulatedCaller>, GetContextKeysForPolicyResponse> {
    private static final Action GET_CONTEXT_KEYS_FOR_PRINCIPAL_POLICY =
            new Action("iam", "GetContextKeysForPrincipalPolicy");

    private final PolicySources sources;

    public GetContextKeysForPrincipalPolicy(PolicySources sources) {
        this.sources = sources;
    }

    @Override
    public OperationContract<GetContextKeysForPrincipalPolicyRequest, GetContextKeysForPolicyResponse> contract() {
        return IamContract.GET_CONTEXT_KEYS_FOR_PRINCIPAL_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<SimulatedCaller> locate(GetContextKeysForPrincipalPolicyRequest request, Call call) {
        return OnEntity.of(GET_CONTEXT_KEYS_FOR_PRINCIPAL_POLICY, sources.byArn(request.policySourceArn(), call));
    }

    @Override
    public Answer<GetContextKeysForPolicyResponse> run(
            GetContextKeysForPrincipalPolicyRequest request,
            OnEntity<SimulatedCaller> located,
            Permits permits,
            Call call) {
        SimulatedCaller caller = located.permitted(permits);
        List<NamedPolicy> policies = new ArrayList<>(caller.policies());
        policies.addAll(
                SimulationInput.policies(request.policyInputList(), "PolicyInputList", PolicyType.IDENTITY_POLICY));
        return new Answer.Told<>(new GetContextKeysForPolicyResponse(policies.stream()
                .flatMap(policy -> policy.document().contextKeys().stream())
                .distinct()
                .toList()));
    }
}
