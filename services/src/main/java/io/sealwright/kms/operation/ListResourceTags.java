// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.ListResourceTagsRequest;
import io.sealwright.contract.kms.ListResourceTagsResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.Limits;
import io.sealwright.kms.model.Markers;
import io.sealwright.kms.model.OnKey;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Page;

/**
 * The tags of a key, in the order in which they were first set.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html">ListResourceTags</a>
 */
public final class ListResourceTags implements Operation<ListResourceTagsRequest, OnKey, ListResourceTagsResponse> {
    private static final Action LIST_RESOURCE_TAGS = new Action("kms", "ListResourceTags");
    private static final Limits LIMITS = new Limits(50, 50);

    private final KeyLocator locator;
    private final KeyRepository keys;
    private final Markers markers;

    public ListResourceTags(KeyLocator locator, KeyRepository keys, Markers markers) {
        this.locator = locator;
        this.keys = keys;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListResourceTagsRequest, ListResourceTagsResponse> contract() {
        return KmsContract.LIST_RESOURCE_TAGS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnKey locate(ListResourceTagsRequest request, Call call) {
        return OnKey.of(LIST_RESOURCE_TAGS, locator.byKey(request.keyId(), call), call);
    }

    @Override
    public Effort effort(ListResourceTagsRequest request, OnKey located) {
        return Effort.LONG; // The list is read from the store.
    }

    @Override
    public Answer<ListResourceTagsResponse> run(
            ListResourceTagsRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        String after = markers.read(request.marker(), "ListResourceTags", key.arnText(), call);
        Page<io.sealwright.kms.model.Tag> page = keys.tags(key.address(), after, LIMITS.of(request.limit()));
        var tags = page.items().stream()
                .map(tag -> new io.sealwright.contract.kms.Tag(tag.key(), tag.value()))
                .toList();
        String next = markers.next(page.last(), "ListResourceTags", key.arnText(), call);
        return new Answer.Told<>(new ListResourceTagsResponse(tags, next, next != null));
    }
}
