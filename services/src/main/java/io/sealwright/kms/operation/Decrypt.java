// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.DecryptRequest;
import io.sealwright.contract.kms.DecryptResponse;
import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.CipherFacts;
import io.sealwright.kms.model.CiphertextSource;
import io.sealwright.kms.model.DryRun;
import io.sealwright.kms.model.EncryptionAlgorithm;
import io.sealwright.kms.model.EncryptionContext;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.OpenMaterial;
import io.sealwright.kms.model.Recipient;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.SecretBytes;

/**
 * Opens a ciphertext that Encrypt, ReEncrypt or a GenerateDataKey operation made. The key is the one that the
 * ciphertext names; a KeyId in the request must name the same one.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html">Decrypt</a>
 */
public final class Decrypt implements Operation<DecryptRequest, OnKey, DecryptResponse> {
    private static final Action DECRYPT = new Action("kms", "Decrypt");

    private final KeyLocator locator;
    private final CiphertextSource source;

    public Decrypt(KeyLocator locator, CryptoBoundary crypto) {
        this.locator = locator;
        this.source = new CiphertextSource(locator, crypto);
    }

    @Override
    public OperationContract<DecryptRequest, DecryptResponse> contract() {
        return KmsContract.DECRYPT;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnKey locate(DecryptRequest request, Call call) {
        Recipient.refuse(request.recipient());
        DryRun.requireCiphertext(
                request.ciphertextBlob(), "keyId", request.keyId(), request.dryRun(), request.dryRunModifiers());
        return source.locate(
                DECRYPT,
                request.keyId(),
                request.ciphertextBlob(),
                call,
                EncryptionContext.of(request.encryptionContext()),
                CipherFacts.asking(request.encryptionAlgorithm()),
                locator.presented(request.grantTokens(), call));
    }

    @Override
    public Answer<DecryptResponse> run(DecryptRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.key();
        located.requireKnownGrantTokens();
        DryRun.stopIfCiphertextIgnored(request.dryRun(), request.dryRunModifiers());
        CiphertextSource.requireMadeBy(key, request.ciphertextBlob());
        key.requireUsable(KeyUsage.ENCRYPT_DECRYPT, DECRYPT);
        EncryptionAlgorithm.requireOffered(request.encryptionAlgorithm(), key);
        OpenMaterial material =
                source.material(key, request.ciphertextBlob(), permits.forDemand(located.demand()), DECRYPT);
        SecretBytes plaintext = source.open(material, request.ciphertextBlob(), located.context());
        DryRun.stopIfAsked(request.dryRun(), plaintext);
        return new Answer.Told<>(
                DecryptResponse.builder()
                        .keyId(key.arnText())
                        .plaintext(plaintext)
                        .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                        .keyMaterialId(material.id())
                        .build(),
                material.eventData());
    }

    /** The record names the key that opened the ciphertext, and the algorithm, also where they were left out. */
    @Override
    public DecryptRequest recorded(DecryptRequest request, OnKey located) {
        return new DecryptRequest(
                null,
                request.encryptionContext(),
                null,
                located.key().arnText(),
                EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT,
                null,
                request.dryRun(),
                null);
    }
}
