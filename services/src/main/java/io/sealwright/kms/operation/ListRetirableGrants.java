// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.ListGrantsResponse;
import io.sealwright.contract.kms.ListRetirableGrantsRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.GrantEntries;
import io.sealwright.kms.model.GrantParties;
import io.sealwright.kms.model.GrantParty;
import io.sealwright.kms.model.GrantRepository;
import io.sealwright.kms.model.Limits;
import io.sealwright.kms.model.Markers;
import io.sealwright.kms.model.PrincipalTarget;
import io.sealwright.kms.model.ServiceFacts;
import io.sealwright.kms.model.ServiceWide;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Page;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The grants that a principal of the caller's account may retire, on keys of whatever account. No right to the keys is
 * needed: the principal is what policies speak of.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html">ListRetirableGrants</a>
 */
public final class ListRetirableGrants
        implements Operation<ListRetirableGrantsRequest, ListRetirableGrants.OfPrincipal, ListGrantsResponse> {
    private static final Action LIST_RETIRABLE_GRANTS = new Action("kms", "ListRetirableGrants");
    private static final Limits LIMITS = new Limits(50, 100);

    /**
     * The one right that it needs, and whose grants are asked for.
     *
     * @param retiring null where the request names nobody who exists
     */
    public record OfPrincipal(Demand<?> demand, @Nullable GrantParty retiring) implements Located {

        @Override
        public List<Demand<?>> demands() {
            return List.of(demand);
        }
    }

    private final GrantRepository grants;
    private final GrantParties parties;
    private final Markers markers;
    private final String partition;

    public ListRetirableGrants(GrantRepository grants, GrantParties parties, Markers markers, String partition) {
        this.grants = grants;
        this.parties = parties;
        this.markers = markers;
        this.partition = partition;
    }

    @Override
    public OperationContract<ListRetirableGrantsRequest, ListGrantsResponse> contract() {
        return KmsContract.LIST_RETIRABLE_GRANTS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public ListRetirableGrants.OfPrincipal locate(ListRetirableGrantsRequest request, Call call) {
        String principal = request.retiringPrincipal();
        String service = request.retiringServicePrincipal();
        if ((principal == null) == (service == null)) {
            throw KmsError.VALIDATION.because("You must specify either RetiringPrincipal or RetiringServicePrincipal.");
        }
        if (principal == null) {
            return new OfPrincipal(
                    ServiceWide.demand(LIST_RETIRABLE_GRANTS), GrantParties.service(Objects.requireNonNull(service)));
        }
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        var target = new PrincipalTarget(Resource.of(arn(principal)));
        return new OfPrincipal(
                new Demand<>(LIST_RETIRABLE_GRANTS, target, ServiceFacts.NONE),
                parties.find(principal).orElse(null));
    }

    private Arn arn(String principal) {
        if (AccountId.isWellFormed(principal)) {
            return new Arn(partition, "iam", "", principal, "root");
        }
        return Arn.parse(principal)
                .orElseThrow(() -> KmsError.INVALID_ARN.because("ARN does not refer to a valid principal"));
    }

    @Override
    public Effort effort(ListRetirableGrantsRequest request, OfPrincipal located) {
        return Effort.LONG; // The list is read from the store.
    }

    @Override
    public Answer<ListGrantsResponse> run(
            ListRetirableGrantsRequest request, OfPrincipal located, Permits permits, Call call) {
        var _ = permits.forDemand(located.demand()).use(LIST_RETIRABLE_GRANTS);
        int limit = LIMITS.of(request.limit());
        GrantParty retiring = located.retiring();
        if (retiring == null) {
            throw KmsError.INVALID_ARN.because("ARN does not refer to a valid principal");
        }
        String after = markers.read(request.marker(), "ListRetirableGrants", retiring.id(), call);
        Page<Grant> page = retiring.kind() == GrantParty.Kind.SERVICE
                ? grants.listRetirable(call.region(), retiring.id(), call.account(), after, limit)
                : grants.listRetirable(call.region(), retiring.id(), null, after, limit);
        var entries = page.items().stream()
                .map(grant -> GrantEntries.of(grant, partition))
                .toList();
        String next = markers.next(page.last(), "ListRetirableGrants", retiring.id(), call);
        return new Answer.Told<>(new ListGrantsResponse(entries, next, next != null));
    }
}
