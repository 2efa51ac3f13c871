// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.ListRootsRequest;
import io.sealwright.contract.organizations.ListRootsResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.Unit;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * The root of the organization, with the policy types that are enabled in it.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html">ListRoots</a>
 */
public final class ListRoots implements Operation<ListRootsRequest, OnOrganization<Unit>, ListRootsResponse> {
    private static final Action LIST_ROOTS = new Action("organizations", "ListRoots");

    private final OrganizationLocator locator;
    private final Descriptions descriptions;

    public ListRoots(OrganizationLocator locator, Descriptions descriptions) {
        this.locator = locator;
        this.descriptions = descriptions;
    }

    @Override
    public OperationContract<ListRootsRequest, ListRootsResponse> contract() {
        return OrganizationsContract.LIST_ROOTS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Unit> locate(ListRootsRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) ->
                        Found.of(view.unit(organization.rootId()).orElse(null)),
                LIST_ROOTS);
    }

    @Override
    public Answer<ListRootsResponse> run(
            ListRootsRequest request, OnOrganization<Unit> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        return new Answer.Told<>(
                new ListRootsResponse(List.of(descriptions.root(organization, located.subject())), null));
    }
}
