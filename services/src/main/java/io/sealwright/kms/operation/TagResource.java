// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.TagResourceRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.TagParameters;
import io.sealwright.kms.model.Tags;
import io.sealwright.vocabulary.Action;

/**
 * Sets tags of a key: new ones are appended, those that exist get the new value.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html">TagResource</a>
 */
public final class TagResource implements Operation<TagResourceRequest, OnKey, NoOutput> {
    private static final Action TAG_RESOURCE = new Action("kms", "TagResource");

    private final KeyLocator locator;
    private final KeyRepository keys;

    public TagResource(KeyLocator locator, KeyRepository keys) {
        this.locator = locator;
        this.keys = keys;
    }

    @Override
    public OperationContract<TagResourceRequest, NoOutput> contract() {
        return KmsContract.TAG_RESOURCE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnKey locate(TagResourceRequest request, Call call) {
        return OnKey.of(
                TAG_RESOURCE, locator.byKey(request.keyId(), call), call, TagParameters.setting(request.tags()));
    }

    @Override
    public Answer<NoOutput> run(TagResourceRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        key.state().requireNotPendingDeletion(key.arn());
        return new Answer.Changing<>(NoOutput.INSTANCE, keys.tag(key.facts(), Tags.of(request.tags())));
    }
}
