// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.GetKeyPolicyRequest;
import io.sealwright.contract.kms.GetKeyPolicyResponse;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyPolicies;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.vocabulary.Action;

/**
 * The policy of a key, as its author shaped it; whoever was deleted since is shown by its unique id.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html">GetKeyPolicy</a>
 */
public final class GetKeyPolicy implements Operation<GetKeyPolicyRequest, OnKey, GetKeyPolicyResponse> {
    private static final Action GET_KEY_POLICY = new Action("kms", "GetKeyPolicy");

    private final KeyLocator locator;
    private final KeyPolicies policies;

    public GetKeyPolicy(KeyLocator locator, KeyPolicies policies) {
        this.locator = locator;
        this.policies = policies;
    }

    @Override
    public OperationContract<GetKeyPolicyRequest, GetKeyPolicyResponse> contract() {
        return KmsContract.GET_KEY_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnKey locate(GetKeyPolicyRequest request, Call call) {
        return OnKey.of(GET_KEY_POLICY, locator.byKey(request.keyId(), call), call);
    }

    @Override
    public Effort effort(GetKeyPolicyRequest request, OnKey located) {
        return Effort.LONG; // Whether those whom the policy names are still there is read from the store.
    }

    @Override
    public Answer<GetKeyPolicyResponse> run(GetKeyPolicyRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        String name = request.policyName();
        if (name != null && !name.equals(KeyPolicies.DEFAULT_NAME)) {
            throw KmsError.NOT_FOUND.because("No such policy exists");
        }
        return new Answer.Told<>(new GetKeyPolicyResponse(policies.shown(key), KeyPolicies.DEFAULT_NAME));
    }
}
