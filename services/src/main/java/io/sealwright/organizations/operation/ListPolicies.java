// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.ListPoliciesRequest;
import io.sealwright.contract.organizations.ListPoliciesResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Listings;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.OrganizationView;
import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All policies of one type; AWS's own is on the first page.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPolicies.html">ListPolicies</a>
 */
public final class ListPolicies
        implements Operation<ListPoliciesRequest, OnOrganization<Organization>, ListPoliciesResponse> {
    private static final Action LIST_POLICIES = new Action("organizations", "ListPolicies");

    private final Listings listings;

    public ListPolicies(Listings listings) {
        this.listings = listings;
    }

    @Override
    public OperationContract<ListPoliciesRequest, ListPoliciesResponse> contract() {
        return OrganizationsContract.LIST_POLICIES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Organization> locate(ListPoliciesRequest request, Call call) {
        return listings.locator().whole(call, OrganizationFacts.about(request.filter()), LIST_POLICIES);
    }

    @Override
    public Answer<ListPoliciesResponse> run(
            ListPoliciesRequest request, OnOrganization<Organization> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        ControlType type = ControlType.of(request.filter());
        Part<ControlPolicy> part = listings.part(
                new Listings.Asked("ListPolicies", type.name(), request.nextToken(), request.maxResults()),
                call,
                (view, last, limit) -> from(view, type, last, limit),
                ControlPolicy::id);
        return new Answer.Told<>(
                new ListPoliciesResponse(listings.descriptions().summaries(organization, part.items()), part.next()));
    }

    /** AWS's own stands before all others, in whatever order their ids are. */
    private static List<ControlPolicy> from(OrganizationView view, ControlType type, @Nullable String last, int limit) {
        ControlPolicy first = type.allowingAll();
        if (last != null) {
            return view.policies(type, last.equals(first.id()) ? null : last, limit);
        }
        List<ControlPolicy> policies = new ArrayList<>(List.of(first));
        policies.addAll(view.policies(type, null, limit - 1));
        return policies;
    }
}
