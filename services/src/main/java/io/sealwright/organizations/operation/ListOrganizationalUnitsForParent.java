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
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.NextTokens;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.OrganizationRepository;
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

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;
    private final NextTokens tokens;
    private final Descriptions descriptions;

    public ListOrganizationalUnitsForParent(
            OrganizationLocator locator,
            OrganizationRepository organizations,
            NextTokens tokens,
            Descriptions descriptions) {
        this.locator = locator;
        this.organizations = organizations;
        this.tokens = tokens;
        this.descriptions = descriptions;
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
        return locator.locate(
                call,
                (view, organization) -> Found.of(
                        view.unit(request.parentId()).orElse(null),
                        locator.arns().unit(organization, request.parentId())),
                LIST_ORGANIZATIONAL_UNITS_FOR_PARENT);
    }

    @Override
    public Answer<ListOrganizationalUnitsForParentResponse> run(
            ListOrganizationalUnitsForParentRequest request, OnOrganization<Unit> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Unit parent = located.or(Refused.noParent());
        Part<Placed<Unit>> part = tokens.part(
                request.nextToken(),
                request.maxResults(),
                "ListOrganizationalUnitsForParent",
                parent.id(),
                call,
                (last, limit) -> organizations.read(
                        view -> Placed.ofUnits(view, organization, view.unitsIn(parent.id(), last, limit))),
                Placed::id);
        return new Answer.Told<>(new ListOrganizationalUnitsForParentResponse(
                descriptions.units(organization, part.items()), part.next()));
    }
}
