// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.PutKeyPolicyRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.PrincipalPolicies;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyPolicies;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.NewKeyFacts;
import io.sealwright.kms.model.OnKey;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Replaces the policy of a key.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html">PutKeyPolicy</a>
 */
public final class PutKeyPolicy implements Operation<PutKeyPolicyRequest, PutKeyPolicy.NewPolicy, NoOutput> {
    private static final Action PUT_KEY_POLICY = new Action("kms", "PutKeyPolicy");

    /** The key, the policy it shall have, and the caller's own, which the lockout check asks. */
    public record NewPolicy(OnKey key, PolicyDocument policy, CallersPolicies callersPolicies) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return key.demands();
        }
    }

    private final KeyLocator locator;
    private final KeyRepository keys;
    private final KeyPolicies policies;
    private final PrincipalPolicies principals;

    public PutKeyPolicy(KeyLocator locator, KeyRepository keys, KeyPolicies policies, PrincipalPolicies principals) {
        this.locator = locator;
        this.keys = keys;
        this.policies = policies;
        this.principals = principals;
    }

    @Override
    public OperationContract<PutKeyPolicyRequest, NoOutput> contract() {
        return KmsContract.PUT_KEY_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public PutKeyPolicy.NewPolicy locate(PutKeyPolicyRequest request, Call call) {
        if (request.policyName() != null && !request.policyName().equals(KeyPolicies.DEFAULT_NAME)) {
            throw KmsError.UNSUPPORTED_OPERATION.because("Only default policy is supported");
        }
        return new NewPolicy(
                OnKey.of(
                        PUT_KEY_POLICY,
                        locator.byKey(request.keyId(), call),
                        call,
                        NewKeyFacts.ofPolicy(request.bypassPolicyLockoutSafetyCheck())),
                policies.read(request.policy()),
                principals.of(call.principal(), call.session()).policies());
    }

    @Override
    public Answer<NoOutput> run(PutKeyPolicyRequest request, NewPolicy located, Permits permits, Call call) {
        KmsKey key = located.key().permitted(permits);
        if (!Boolean.TRUE.equals(request.bypassPolicyLockoutSafetyCheck())) {
            policies.requireControlKept(
                    call,
                    key.arn(),
                    located.policy(),
                    located.callersPolicies(),
                    OnKey.of(PUT_KEY_POLICY, key, call).demand());
        }
        PrincipalIds named = policies.requireKnownPrincipals(located.policy());
        return new Answer.Changing<>(NoOutput.INSTANCE, keys.replacePolicy(key.facts(), located.policy(), named));
    }
}
