// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.GenerateDataKeyRequest;
import io.sealwright.contract.kms.GenerateDataKeyResponse;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.DataKey;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.CipherFacts;
import io.sealwright.kms.model.DataKeyLength;
import io.sealwright.kms.model.DryRun;
import io.sealwright.kms.model.EncryptionContext;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.OpenMaterial;
import io.sealwright.kms.model.Recipient;
import io.sealwright.vocabulary.Action;

/**
 * Makes a data key: in the clear for immediate use, and encrypted under a KMS key to be kept beside the data.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html">GenerateDataKey</a>
 */
public final class GenerateDataKey implements Operation<GenerateDataKeyRequest, OnKey, GenerateDataKeyResponse> {
    private static final Action GENERATE_DATA_KEY = new Action("kms", "GenerateDataKey");

    private final KeyLocator locator;
    private final CryptoBoundary crypto;

    public GenerateDataKey(KeyLocator locator, CryptoBoundary crypto) {
        this.locator = locator;
        this.crypto = crypto;
    }

    @Override
    public OperationContract<GenerateDataKeyRequest, GenerateDataKeyResponse> contract() {
        return KmsContract.GENERATE_DATA_KEY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnKey locate(GenerateDataKeyRequest request, Call call) {
        DataKeyLength.requireOne(request.keySpec(), request.numberOfBytes());
        Recipient.refuse(request.recipient());
        EncryptionContext context = EncryptionContext.of(request.encryptionContext());
        return OnKey.using(
                GENERATE_DATA_KEY,
                locator.byAnyName(request.keyId(), call),
                Demand.NamedBy.REQUEST,
                call,
                request.keyId(),
                context,
                CipherFacts.asking(null),
                locator.presented(request.grantTokens(), call));
    }

    @Override
    public Answer<GenerateDataKeyResponse> run(
            GenerateDataKeyRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.key();
        located.requireKnownGrantTokens();
        key.requireUsable(KeyUsage.ENCRYPT_DECRYPT, GENERATE_DATA_KEY);
        OpenMaterial material = key.currentMaterial(permits.forDemand(located.demand()), GENERATE_DATA_KEY);
        DryRun.stopIfAsked(request.dryRun());
        DataKey dataKey = crypto.dataKey(
                material.handle(),
                DataKeyLength.of(request.keySpec(), request.numberOfBytes()),
                located.context().bytes());
        return new Answer.Told<>(
                GenerateDataKeyResponse.builder()
                        .ciphertextBlob(dataKey.ciphertext())
                        .plaintext(dataKey.plaintext())
                        .keyId(key.arnText())
                        .keyMaterialId(material.id())
                        .build(),
                material.eventData());
    }
}
