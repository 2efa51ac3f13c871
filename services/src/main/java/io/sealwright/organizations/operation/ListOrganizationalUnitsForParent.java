// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.ListOrganizationalUnitsForParentRequest;
import io.sealwright.contract.organizations.ListOrganizationalUnitsForParentResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Listings;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.Placed;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Unit;
import io.sealwright.vocabulary.Action;

/**
 * The units that are directly in the root or in one unit.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html">ListOrganizationalUnitsForParent</a>
 */
public final class ListOrganizationalUnitsForParent
        implements Operation<
                ListOrganizationalUnitsForParentRequest,
                OnOrganization<Unit>,
                ListOrganizationalUnitsForParentResponse> {
    private static final Action LIST_ORGANIZATIONAL_UNITS_FOR_PARENT =
            new Action("organizations", "ListOrganizationalUnitsForParent");

    private final Listings listings;

    public ListOrganizationalUnitsForParent(Listings listings) {
        this.listings = listings;
    }

    @Override
    public OperationContract<ListOrganizationalUnitsForParentRequest, ListOrganizationalUnitsForParentResponse>
            contract() {
        return OrganizationsContract.LIST_ORGANIZATIONAL_UNITS_FOR_PARENT;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Unit> locate(ListOrganizationalUnitsForParentRequest request, Call call) {
        return listings.locator()
                .unit(call, OrganizationFacts.NONE, request.parentId(), LIST_ORGANIZATIONAL_UNITS_FOR_PARENT);
    }

    @Override
    public Answer<ListOrganizationalUnitsForParentResponse> run(
            ListOrganizationalUnitsForParentRequest request, OnOrganization<Unit> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Unit parent = located.or(Refused.noParent());
        Part<Placed<Unit>> part = listings.part(
                new Listings.Asked(
                        "ListOrganizationalUnitsForParent", parent.id(), request.nextToken(), request.maxResults()),
                call,
                (view, last, limit) -> Placed.ofUnits(view, organization, view.unitsIn(parent.id(), last, limit)),
                Placed::id);
        return new Answer.Told<>(new ListOrganizationalUnitsForParentResponse(
                listings.descriptions().units(organization, part.items()), part.next()));
    }
}
