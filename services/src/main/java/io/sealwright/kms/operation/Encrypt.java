// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.EncryptRequest;
import io.sealwright.contract.kms.EncryptResponse;
import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.CipherFacts;
import io.sealwright.kms.model.DryRun;
import io.sealwright.kms.model.EncryptionAlgorithm;
import io.sealwright.kms.model.EncryptionContext;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.OpenMaterial;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;

/**
 * Encrypts up to 4,096 bytes under a KMS key. For more, callers use {@code GenerateDataKey}.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html">Encrypt</a>
 */
public final class Encrypt implements Operation<EncryptRequest, OnKey, EncryptResponse> {
    private static final Action ENCRYPT = new Action("kms", "Encrypt");

    private final KeyLocator locator;
    private final CryptoBoundary crypto;

    public Encrypt(KeyLocator locator, CryptoBoundary crypto) {
        this.locator = locator;
        this.crypto = crypto;
    }

    @Override
    public OperationContract<EncryptRequest, EncryptResponse> contract() {
        return KmsContract.ENCRYPT;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnKey locate(EncryptRequest request, Call call) {
        EncryptionContext context = EncryptionContext.of(request.encryptionContext());
        return OnKey.using(
                ENCRYPT,
                locator.byAnyName(request.keyId(), call),
                Demand.NamedBy.REQUEST,
                call,
                request.keyId(),
                context,
                CipherFacts.asking(request.encryptionAlgorithm()),
                locator.presented(request.grantTokens(), call));
    }

    @Override
    public Answer<EncryptResponse> run(EncryptRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.key();
        located.requireKnownGrantTokens();
        key.requireUsable(KeyUsage.ENCRYPT_DECRYPT, ENCRYPT);
        EncryptionAlgorithm.requireOffered(request.encryptionAlgorithm(), key);
        OpenMaterial material = key.currentMaterial(permits.forDemand(located.demand()), ENCRYPT);
        DryRun.stopIfAsked(request.dryRun());
        Blob ciphertext = crypto.encrypt(
                material.handle(), request.plaintext(), located.context().bytes());
        return new Answer.Told<>(
                new EncryptResponse(ciphertext, key.arnText(), EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT),
                material.eventData());
    }

    /** The record names the algorithm also where it was left out. */
    @Override
    public EncryptRequest recorded(EncryptRequest request, OnKey located) {
        if (request.encryptionAlgorithm() != null) {
            return request;
        }
        return new EncryptRequest(
                request.keyId(),
                request.plaintext(),
                request.encryptionContext(),
                request.grantTokens(),
                EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT,
                request.dryRun());
    }
}
