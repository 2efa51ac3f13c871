// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.GenerateDataKeyWithoutPlaintextRequest;
import io.sealwright.contract.kms.GenerateDataKeyWithoutPlaintextResponse;
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
import io.sealwright.vocabulary.Action;

/**
 * Makes a data key that nobody sees yet: only its ciphertext, for whoever will need the key later.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html">
 *     GenerateDataKeyWithoutPlaintext</a>
 */
public final class GenerateDataKeyWithoutPlaintext
        implements Operation<GenerateDataKeyWithoutPlaintextRequest, OnKey, GenerateDataKeyWithoutPlaintextResponse> {
    private static final Action GENERATE_DATA_KEY = new Action("kms", "GenerateDataKeyWithoutPlaintext");

    private final KeyLocator locator;
    private final CryptoBoundary crypto;

    public GenerateDataKeyWithoutPlaintext(KeyLocator locator, CryptoBoundary crypto) {
        this.locator = locator;
        this.crypto = crypto;
    }

    @Override
    public OperationContract<GenerateDataKeyWithoutPlaintextRequest, GenerateDataKeyWithoutPlaintextResponse>
            contract() {
        return KmsContract.GENERATE_DATA_KEY_WITHOUT_PLAINTEXT;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnKey locate(GenerateDataKeyWithoutPlaintextRequest request, Call call) {
        DataKeyLength.requireOne(request.keySpec(), request.numberOfBytes());
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
    public Answer<GenerateDataKeyWithoutPlaintextResponse> run(
            GenerateDataKeyWithoutPlaintextRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.key();
        located.requireKnownGrantTokens();
        key.requireUsable(KeyUsage.ENCRYPT_DECRYPT, GENERATE_DATA_KEY);
        OpenMaterial material = key.currentMaterial(permits.forDemand(located.demand()), GENERATE_DATA_KEY);
        DryRun.stopIfAsked(request.dryRun());
        DataKey dataKey = crypto.dataKey(
                material.handle(),
                DataKeyLength.of(request.keySpec(), request.numberOfBytes()),
                located.context().bytes());
        dataKey.plaintext().close();
        return new Answer.Told<>(
                new GenerateDataKeyWithoutPlaintextResponse(dataKey.ciphertext(), key.arnText(), material.id()),
                material.eventData());
    }
}
