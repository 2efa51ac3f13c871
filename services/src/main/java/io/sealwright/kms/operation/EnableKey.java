// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.EnableKeyRequest;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KeyState;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.vocabulary.Action;

/**
 * Lets a key be used again. An enabled key stays as it is.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html">EnableKey</a>
 */
public final class EnableKey implements Operation<EnableKeyRequest, OnKey, NoOutput> {
    private static final Action ENABLE_KEY = new Action("kms", "EnableKey");

    private final KeyLocator locator;
    private final KeyRepository keys;

    public EnableKey(KeyLocator locator, KeyRepository keys) {
        this.locator = locator;
        this.keys = keys;
    }

    @Override
    public OperationContract<EnableKeyRequest, NoOutput> contract() {
        return KmsContract.ENABLE_KEY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnKey locate(EnableKeyRequest request, Call call) {
        return OnKey.of(ENABLE_KEY, locator.byKey(request.keyId(), call), call);
    }

    @Override
    public Answer<NoOutput> run(EnableKeyRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        key.state().requireNotPendingDeletion(key.arn());
        return new Answer.Changing<>(
                NoOutput.INSTANCE, keys.replace(key.facts(), key.facts().withState(new KeyState.Enabled())));
    }
}
