// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KeyListEntry;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.ListKeysRequest;
import io.sealwright.contract.kms.ListKeysResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.Limits;
import io.sealwright.kms.model.Markers;
import io.sealwright.kms.model.ServiceWide;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Page;
import java.util.List;

/**
 * All keys of the account in the Region.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html">ListKeys</a>
 */
public final class ListKeys implements Operation<ListKeysRequest, ServiceWide, ListKeysResponse> {
    private static final Action LIST_KEYS = new Action("kms", "ListKeys");
    private static final Limits LIMITS = new Limits(100, 1_000);

    private final KeyLocator locator;
    private final KeyRepository keys;
    private final Markers markers;

    public ListKeys(KeyLocator locator, KeyRepository keys, Markers markers) {
        this.locator = locator;
        this.keys = keys;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListKeysRequest, ListKeysResponse> contract() {
        return KmsContract.LIST_KEYS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public ServiceWide locate(ListKeysRequest request, Call call) {
        return ServiceWide.of(LIST_KEYS);
    }

    @Override
    public Effort effort(ListKeysRequest request, ServiceWide located) {
        return Effort.LONG; // The list is read from the store.
    }

    @Override
    public Answer<ListKeysResponse> run(ListKeysRequest request, ServiceWide located, Permits permits, Call call) {
        String after = markers.read(request.marker(), "ListKeys", "", call);
        Page<KeyAddress> page = keys.list(call.account(), call.region(), after, LIMITS.of(request.limit()));
        List<KeyListEntry> entries = page.items().stream()
                .map(key -> new KeyListEntry(
                        key.keyId().toString(), key.arn(locator.partition()).toString()))
                .toList();
        String next = markers.next(page.last(), "ListKeys", "", call);
        return new Answer.Told<>(new ListKeysResponse(entries, next, next != null));
    }
}
