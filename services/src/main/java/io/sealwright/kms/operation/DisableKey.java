// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.DisableKeyRequest;
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
import io.sealwright.kms.model.UsageFacts;
import io.sealwright.vocabulary.Action;

/**
 * Takes a key out of use until it is enabled again. Once this is acknowledged, nobody uses the key.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html">DisableKey</a>
 */
public final class DisableKey implements Operation<DisableKeyRequest, OnKey, NoOutput> {
    private static final Action DISABLE_KEY = new Action("kms", "DisableKey");

    private final KeyLocator locator;
    private final KeyRepository keys;

    public DisableKey(KeyLocator locator, KeyRepository keys) {
        this.locator = locator;
        this.keys = keys;
    }

    @Override
    public OperationContract<DisableKeyRequest, NoOutput> contract() {
        return KmsContract.DISABLE_KEY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnKey locate(DisableKeyRequest request, Call call) {
        return OnKey.of(DISABLE_KEY, locator.byKey(request.keyId(), call), call, UsageFacts.DISABLING);
    }

    @Override
    public Answer<NoOutput> run(DisableKeyRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        key.state().requireNotPendingDeletion(key.arn());
        return new Answer.Changing<>(
                NoOutput.INSTANCE, keys.replace(key.facts(), key.facts().withState(new KeyState.Disabled())));
    }
}
