// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.UpdateKeyDescriptionRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.vocabulary.Action;

/**
 * Describes a key in other words.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html">UpdateKeyDescription</a>
 */
public final class UpdateKeyDescription implements Operation<UpdateKeyDescriptionRequest, OnKey, NoOutput> {
    private static final Action UPDATE_KEY_DESCRIPTION = new Action("kms", "UpdateKeyDescription");

    private final KeyLocator locator;
    private final KeyRepository keys;

    public UpdateKeyDescription(KeyLocator locator, KeyRepository keys) {
        this.locator = locator;
        this.keys = keys;
    }

    @Override
    public OperationContract<UpdateKeyDescriptionRequest, NoOutput> contract() {
        return KmsContract.UPDATE_KEY_DESCRIPTION;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnKey locate(UpdateKeyDescriptionRequest request, Call call) {
        return OnKey.of(UPDATE_KEY_DESCRIPTION, locator.byKey(request.keyId(), call), call);
    }

    @Override
    public Answer<NoOutput> run(UpdateKeyDescriptionRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        key.state().requireNotPendingDeletion(key.arn());
        return new Answer.Changing<>(
                NoOutput.INSTANCE, keys.replace(key.facts(), key.facts().withDescription(request.description())));
    }
}
