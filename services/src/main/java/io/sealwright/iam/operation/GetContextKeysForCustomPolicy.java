// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetContextKeysForCustomPolicyRequest;
import io.sealwright.contract.iam.GetContextKeysForPolicyResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccountWide;
import io.sealwright.iam.model.SimulationInput;
import io.sealwright.policy.NamedPolicy;
import io.sealwright.policy.PolicyType;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Lists the condition keys that policies name which are given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html">GetContextKeysForCustomPolicy</a>
 */
public final class GetContextKeysForCustomPolicy
        implements Operation<GetContextKeysForCustomPolicyRequest, AccountWide, GetContextKeysForPolicyResponse> {
    private static final Action GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY = new Action("iam", "GetContextKeysForCustomPolicy");

    @Override
    public OperationContract<GetContextKeysForCustomPolicyRequest, GetContextKeysForPolicyResponse> contract() {
        return IamContract.GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public AccountWide locate(GetContextKeysForCustomPolicyRequest request, Call call) {
        return AccountWide.of(GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY);
    }

    @Override
    public Answer<GetContextKeysForPolicyResponse> run(
            GetContextKeysForCustomPolicyRequest request, AccountWide located, Permits permits, Call call) {
        located.permitted(permits);
        List<NamedPolicy> policies =
                SimulationInput.policies(request.policyInputList(), "PolicyInputList", PolicyType.IDENTITY_POLICY);
        return new Answer.Told<>(new GetContextKeysForPolicyResponse(policies.stream()
                .flatMap(policy -> policy.document().contextKeys().stream())
                .distinct()
                .toList()));
    }
}
