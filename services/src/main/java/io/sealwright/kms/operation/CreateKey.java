// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.CreateKeyRequest;
import io.sealwright.contract.kms.CreateKeyResponse;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyId;
import io.sealwright.crypto.KeyOrigin;
import io.sealwright.crypto.KeySpec;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.crypto.NewMaterial;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.IdentityPolicies;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyDescription;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.kms.model.KeyKind;
import io.sealwright.kms.model.KeyPolicies;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.ServiceWide;
import io.sealwright.kms.model.Tag;
import io.sealwright.kms.model.Tags;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicySet;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Makes a KMS key with material of its own, which never leaves.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html">CreateKey</a>
 */
public final class CreateKey implements Operation<CreateKeyRequest, CreateKey.NewKey, CreateKeyResponse> {
    private static final Action CREATE_KEY = new Action("kms", "CreateKey");
    private static final Action TAG_RESOURCE = new Action("kms", "TagResource");

    /** The rights it needs, and what was read of the request. */
    public record NewKey(List<Demand<?>> demands, PolicyDocument policy, List<Tag> tags, PolicySet callersPolicies)
            implements Located {}

    private final KeyRepository keys;
    private final KeyPolicies policies;
    private final IdentityPolicies identities;
    private final CryptoBoundary crypto;
    private final RandomSource random;
    private final String partition;

    public CreateKey(
            KeyRepository keys,
            KeyPolicies policies,
            IdentityPolicies identities,
            CryptoBoundary crypto,
            RandomSource random,
            String partition) {
        this.keys = keys;
        this.policies = policies;
        this.identities = identities;
        this.crypto = crypto;
        this.random = random;
        this.partition = partition;
    }

    @Override
    public OperationContract<CreateKeyRequest, CreateKeyResponse> contract() {
        return KmsContract.CREATE_KEY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public CreateKey.NewKey locate(CreateKeyRequest request, Call call) {
        KeyKind.requireOffered(request);
        List<Tag> tags = Tags.of(request.tags());
        String policy = request.policy() == null ? policies.defaultFor(call.account()) : request.policy();
        List<Demand<?>> demands = tags.isEmpty()
                ? List.of(ServiceWide.demand(CREATE_KEY))
                : List.of(ServiceWide.demand(CREATE_KEY), ServiceWide.demand(TAG_RESOURCE));
        return new NewKey(demands, policies.read(policy), tags, identities.of(call.principal()));
    }

    @Override
    public Answer<CreateKeyResponse> run(CreateKeyRequest request, NewKey located, Permits permits, Call call) {
        KeyAddress address = new KeyAddress(call.account(), call.region(), KeyId.random(false, random));
        Arn arn = address.arn(partition);
        if (!Boolean.TRUE.equals(request.bypassPolicyLockoutSafetyCheck())) {
            policies.requireControlKept(call.principal(), arn, located.policy(), located.callersPolicies());
        }
        policies.requireKnownPrincipals(located.policy());
        NewMaterial material = crypto.generate(
                address.account(),
                address.region(),
                address.keyId(),
                KeySpec.SYMMETRIC_DEFAULT,
                KeyUsage.ENCRYPT_DECRYPT,
                KeyOrigin.AWS_KMS);
        KeyFacts key = KeyFacts.newlyMade(
                address,
                request.description(),
                material.id(),
                located.policy().hash(),
                located.tags().size(),
                call.time().truncatedTo(ChronoUnit.MILLIS));
        return new Answer.Changing<>(
                new CreateKeyResponse(KeyDescription.of(key, arn.toString())),
                keys.insert(key, material, located.policy(), located.tags()));
    }
}
