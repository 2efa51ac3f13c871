// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.GenerateRandomRequest;
import io.sealwright.contract.kms.GenerateRandomResponse;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.Recipient;
import io.sealwright.kms.model.ServiceWide;
import io.sealwright.vocabulary.Action;

/**
 * Random bytes, from the source that makes keys.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html">GenerateRandom</a>
 */
public final class GenerateRandom implements Operation<GenerateRandomRequest, ServiceWide, GenerateRandomResponse> {
    private static final ServiceWide GENERATE_RANDOM = ServiceWide.of(new Action("kms", "GenerateRandom"));

    private final CryptoBoundary crypto;

    public GenerateRandom(CryptoBoundary crypto) {
        this.crypto = crypto;
    }

    @Override
    public OperationContract<GenerateRandomRequest, GenerateRandomResponse> contract() {
        return KmsContract.GENERATE_RANDOM;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public ServiceWide locate(GenerateRandomRequest request, Call call) {
        Integer length = request.numberOfBytes();
        if (length == null) {
            throw KmsError.VALIDATION.because("NumberOfBytes is required.");
        }
        Recipient.refuse(request.recipient());
        return GENERATE_RANDOM;
    }

    @Override
    public Answer<GenerateRandomResponse> run(
            GenerateRandomRequest request, ServiceWide located, Permits permits, Call call) {
        String store = request.customKeyStoreId();
        if (store != null) {
            throw KmsError.CUSTOM_KEY_STORE_NOT_FOUND.because("Custom key store %s is not found.", store);
        }
        Integer length = request.numberOfBytes();
        return new Answer.Told<>(new GenerateRandomResponse(crypto.random(length == null ? 0 : length), null));
    }
}
