// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.ListGrantsRequest;
import io.sealwright.contract.kms.ListGrantsResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.GrantAddress;
import io.sealwright.kms.model.GrantEntries;
import io.sealwright.kms.model.GrantFacts;
import io.sealwright.kms.model.GrantId;
import io.sealwright.kms.model.GrantRepository;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.Limits;
import io.sealwright.kms.model.Markers;
import io.sealwright.kms.model.OnKey;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grants of a key, in the order of their ids; all of them, those of one grantee, or one.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html">ListGrants</a>
 */
public final class ListGrants implements Operation<ListGrantsRequest, OnKey, ListGrantsResponse> {
    private static final Action LIST_GRANTS = new Action("kms", "ListGrants");
    private static final Limits LIMITS = new Limits(50, 100);

    private final KeyLocator locator;
    private final GrantRepository grants;
    private final Markers markers;

    public ListGrants(KeyLocator locator, GrantRepository grants, Markers markers) {
        this.locator = locator;
        this.grants = grants;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListGrantsRequest, ListGrantsResponse> contract() {
        return KmsContract.LIST_GRANTS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnKey locate(ListGrantsRequest request, Call call) {
        return OnKey.of(LIST_GRANTS, locator.byKeyOfAnyAccount(request.keyId(), call), call, GrantFacts.MANAGING);
    }

    @Override
    public Effort effort(ListGrantsRequest request, OnKey located) {
        return Effort.LONG; // The list is read from the store.
    }

    @Override
    public Answer<ListGrantsResponse> run(ListGrantsRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        int limit = LIMITS.of(request.limit());
        String grantee =
                request.granteePrincipal() == null ? request.granteeServicePrincipal() : request.granteePrincipal();
        if (request.grantId() != null) {
            return answer(new Page<>(one(request.grantId(), grantee, key), null), null);
        }
        String subject = grantee == null ? key.arnText() : key.arnText() + ' ' + grantee;
        String after = markers.read(request.marker(), "ListGrants", subject, call);
        Page<Grant> page = grants.list(key.address(), grantee, after, limit);
        return answer(page, markers.next(page.last(), "ListGrants", subject, call));
    }

    private List<Grant> one(String grantId, @Nullable String grantee, KmsKey key) {
        Grant grant = GrantId.parse(grantId)
                .flatMap(id -> grants.find(new GrantAddress(key.address(), id)))
                .orElseThrow(() -> KmsError.INVALID_GRANT_ID.because("The grant id is not valid."));
        return grantee == null || grantee.equals(grant.grantee().name()) ? List.of(grant) : List.of();
    }

    private Answer<ListGrantsResponse> answer(Page<Grant> page, @Nullable String next) {
        var entries = page.items().stream()
                .map(grant -> GrantEntries.of(grant, locator.partition()))
                .toList();
        return new Answer.Told<>(new ListGrantsResponse(entries, next, next != null));
    }
}
