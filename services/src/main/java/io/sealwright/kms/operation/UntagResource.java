// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.UntagResourceRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.TagParameters;
import io.sealwright.vocabulary.Action;

/**
 * Removes tags of a key. A tag that is not there is not missed.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html">UntagResource</a>
 */
public final class UntagResource implements Operation<UntagResourceRequest, OnKey, NoOutput> {
    private static final Action UNTAG_RESOURCE = new Action("kms", "UntagResource");

    private final KeyLocator locator;
    private final KeyRepository keys;

    public UntagResource(KeyLocator locator, KeyRepository keys) {
        this.locator = locator;
        this.keys = keys;
    }

    @Override
    public OperationContract<UntagResourceRequest, NoOutput> contract() {
        return KmsContract.UNTAG_RESOURCE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnKey locate(UntagResourceRequest request, Call call) {
        return OnKey.of(
                UNTAG_RESOURCE, locator.byKey(request.keyId(), call), call, TagParameters.removing(request.tagKeys()));
    }

    @Override
    public Answer<NoOutput> run(UntagResourceRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        key.state().requireNotPendingDeletion(key.arn());
        return new Answer.Changing<>(NoOutput.INSTANCE, keys.untag(key.facts(), request.tagKeys()));
    }
}
