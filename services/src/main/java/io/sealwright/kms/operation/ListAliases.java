// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.AliasListEntry;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.ListAliasesRequest;
import io.sealwright.contract.kms.ListAliasesResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.Alias;
import io.sealwright.kms.model.AliasRepository;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyTarget;
import io.sealwright.kms.model.Limits;
import io.sealwright.kms.model.Markers;
import io.sealwright.kms.model.ServiceWide;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aliases of the account in the Region, or of one key.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html">ListAliases</a>
 */
public final class ListAliases
        implements Operation<ListAliasesRequest, ListAliases.OfAccountOrKey, ListAliasesResponse> {
    private static final Action LIST_ALIASES = new Action("kms", "ListAliases");
    private static final Limits LIMITS = new Limits(50, 100);

    /** The one right it needs, and the key it was narrowed to, or null. */
    public record OfAccountOrKey(
            List<Demand<?>> demands, @Nullable KeyTarget key) implements Located {

        /** Where the key is, which must exist. */
        @Nullable
        KeyAddress keyAddress() {
            return key == null ? null : key.orRefuse().address();
        }
    }

    private final KeyLocator locator;
    private final AliasRepository aliases;
    private final Markers markers;

    public ListAliases(KeyLocator locator, AliasRepository aliases, Markers markers) {
        this.locator = locator;
        this.aliases = aliases;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListAliasesRequest, ListAliasesResponse> contract() {
        return KmsContract.LIST_ALIASES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public ListAliases.OfAccountOrKey locate(ListAliasesRequest request, Call call) {
        String keyId = request.keyId();
        KeyTarget key = keyId == null ? null : locator.byKey(keyId, call);
        return new OfAccountOrKey(ServiceWide.of(LIST_ALIASES).demands(), key);
    }

    @Override
    public Effort effort(ListAliasesRequest request, OfAccountOrKey located) {
        return Effort.LONG; // The list is read from the store.
    }

    @Override
    public Answer<ListAliasesResponse> run(
            ListAliasesRequest request, OfAccountOrKey located, Permits permits, Call call) {
        KeyAddress target = located.keyAddress();
        String subject = target == null ? "" : target.toString();
        String after = markers.read(request.marker(), "ListAliases", subject, call);
        Page<Alias> page = aliases.list(call.account(), call.region(), target, after, LIMITS.of(request.limit()));
        List<AliasListEntry> entries = page.items().stream().map(this::entry).toList();
        String next = markers.next(page.last(), "ListAliases", subject, call);
        return new Answer.Told<>(new ListAliasesResponse(entries, next, next != null));
    }

    private AliasListEntry entry(Alias alias) {
        return AliasListEntry.builder()
                .aliasName(alias.address().name())
                .aliasArn(alias.address().arn(locator.partition()).toString())
                .targetKeyId(alias.targetKeyId().toString())
                .creationDate(alias.created())
                .lastUpdatedDate(alias.updated())
                .build();
    }
}
