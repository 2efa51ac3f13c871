// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.CancelKeyDeletionRequest;
import io.sealwright.contract.kms.CancelKeyDeletionResponse;
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
 * Ends the waiting period of a key. The key is disabled until someone enables it.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html">CancelKeyDeletion</a>
 */
public final class CancelKeyDeletion implements Operation<CancelKeyDeletionRequest, OnKey, CancelKeyDeletionResponse> {
    private static final Action CANCEL_KEY_DELETION = new Action("kms", "CancelKeyDeletion");

    private final KeyLocator locator;
    private final KeyRepository keys;

    public CancelKeyDeletion(KeyLocator locator, KeyRepository keys) {
        this.locator = locator;
        this.keys = keys;
    }

    @Override
    public OperationContract<CancelKeyDeletionRequest, CancelKeyDeletionResponse> contract() {
        return KmsContract.CANCEL_KEY_DELETION;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnKey locate(CancelKeyDeletionRequest request, Call call) {
        return OnKey.of(CANCEL_KEY_DELETION, locator.byKey(request.keyId(), call), call);
    }

    @Override
    public Answer<CancelKeyDeletionResponse> run(
            CancelKeyDeletionRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        key.state().requirePendingDeletion(key.arn());
        return new Answer.Changing<>(
                new CancelKeyDeletionResponse(key.arnText()),
                keys.replace(key.facts(), key.facts().withState(new KeyState.Disabled())));
    }
}
