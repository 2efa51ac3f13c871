// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.DescribeKeyRequest;
import io.sealwright.contract.kms.DescribeKeyResponse;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.EncryptionContext;
import io.sealwright.kms.model.KeyDescription;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.ParameterFacts;
import io.sealwright.vocabulary.Action;

/**
 * Tells what is known of a key; never its material.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html">DescribeKey</a>
 */
public final class DescribeKey implements Operation<DescribeKeyRequest, OnKey, DescribeKeyResponse> {
    private static final Action DESCRIBE_KEY = new Action("kms", "DescribeKey");

    private final KeyLocator locator;

    public DescribeKey(KeyLocator locator) {
        this.locator = locator;
    }

    @Override
    public OperationContract<DescribeKeyRequest, DescribeKeyResponse> contract() {
        return KmsContract.DESCRIBE_KEY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnKey locate(DescribeKeyRequest request, Call call) {
        return OnKey.using(
                DESCRIBE_KEY,
                locator.byAnyName(request.keyId(), call),
                Demand.NamedBy.REQUEST,
                call,
                request.keyId(),
                EncryptionContext.NONE,
                ParameterFacts.NONE,
                locator.presented(request.grantTokens(), call));
    }

    @Override
    public Answer<DescribeKeyResponse> run(DescribeKeyRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        located.requireKnownGrantTokens();
        return new Answer.Told<>(new DescribeKeyResponse(KeyDescription.of(key.facts(), key.arnText())));
    }
}
