// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.ByteWriter;
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
import io.sealwright.crypto.Sha256;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.PrincipalPolicies;
import io.sealwright.gateway.Target;
import io.sealwright.gateway.Write;
import io.sealwright.kms.model.FutureKey;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyDescription;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.kms.model.KeyKind;
import io.sealwright.kms.model.KeyPolicies;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.NewKeyFacts;
import io.sealwright.kms.model.ServiceFacts;
import io.sealwright.kms.model.ServiceWide;
import io.sealwright.kms.model.Tag;
import io.sealwright.kms.model.TagParameters;
import io.sealwright.kms.model.Tags;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.Facts;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a KMS key with material of its own, which never leaves.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html">CreateKey</a>
 */
public final class CreateKey implements Operation<CreateKeyRequest, CreateKey.NewKey, CreateKeyResponse> {
    private static final Action CREATE_KEY = new Action("kms", "CreateKey");
    private static final Action PUT_KEY_POLICY = new Action("kms", "PutKeyPolicy");
    private static final Action TAG_RESOURCE = new Action("kms", "TagResource");

    /**
     * The rights it needs, and what was read of the request.
     *
     * @param earlier the key that this very request made before, when its answer was lost on the way, or null
     */
    public record NewKey(
            Demand<Target> create,
            List<Demand<?>> demands,
            PolicyDocument policy,
            List<Tag> tags,
            CallersPolicies callersPolicies,
            Blob inputHash,
            @Nullable KmsKey earlier)
            implements Located {}

    private final KeyRepository keys;
    private final RepeatedRequests<KeyAddress> repeats;
    private final KeyPolicies policies;
    private final PrincipalPolicies principals;
    private final CryptoBoundary crypto;
    private final RandomSource random;
    private final String partition;

    public CreateKey(
            KeyRepository keys,
            RepeatedRequests<KeyAddress> repeats,
            KeyPolicies policies,
            PrincipalPolicies principals,
            CryptoBoundary crypto,
            RandomSource random,
            String partition) {
        this.keys = keys;
        this.repeats = repeats;
        this.policies = policies;
        this.principals = principals;
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
        Facts facts = new ServiceFacts(
                new NewKeyFacts(TagParameters.setting(request.tags()), request.bypassPolicyLockoutSafetyCheck()));
        Demand<Target> create = ServiceWide.demand(CREATE_KEY, facts);
        Blob inputHash = hash(request, call);
        return new NewKey(
                create,
                tags.isEmpty() ? List.of(create) : List.of(create, ServiceWide.demand(TAG_RESOURCE, facts)),
                policies.read(policy),
                tags,
                principals.of(call.principal(), call.session()).policies(),
                inputHash,
                earlier(call, inputHash));
    }

    private @Nullable KmsKey earlier(Call call, Blob inputHash) {
        if (call.invocationId() == null) {
            return null;
        }
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return repeats.find(call, inputHash).flatMap(keys::find).orElse(null);
    }

    /** The Region belongs to it: the same words in another Region ask for another key. */
    private Blob hash(CreateKeyRequest request, Call call) {
        ByteWriter input = new ByteWriter().ascii(call.region().name());
        contract().writeRequestParameters(request, input);
        return Blob.owning(Sha256.of(input.toByteArray()));
    }

    @Override
    public Answer<CreateKeyResponse> run(CreateKeyRequest request, NewKey located, Permits permits, Call call) {
        var _ = permits.forDemand(located.create()).use(CREATE_KEY);
        KmsKey earlier = located.earlier();
        if (earlier != null) {
            return new Answer.Told<>(new CreateKeyResponse(KeyDescription.of(earlier.facts(), earlier.arnText())));
        }
        KeyAddress address = new KeyAddress(call.account(), call.region(), KeyId.random(false, random));
        Arn arn = address.arn(partition);
        if (!Boolean.TRUE.equals(request.bypassPolicyLockoutSafetyCheck())) {
            var future = new FutureKey(arn, call.account(), located.tags());
            policies.requireControlKept(
                    call,
                    arn,
                    located.policy(),
                    located.callersPolicies(),
                    new Demand<>(PUT_KEY_POLICY, future, future));
        }
        PrincipalIds named = policies.requireKnownPrincipals(located.policy());
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
                named,
                located.tags().size(),
                call.time().truncatedTo(ChronoUnit.MILLIS));
        Write insert = keys.insert(key, material, located.policy(), located.tags())
                .and(repeats.remember(call, located.inputHash(), address));
        return new Answer.Changing<>(new CreateKeyResponse(KeyDescription.of(key, arn.toString())), insert);
    }
}
