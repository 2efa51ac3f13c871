// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.ListAccountsRequest;
import io.sealwright.contract.organizations.ListAccountsResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Listings;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.Placed;
import io.sealwright.vocabulary.Action;

/**
 * All accounts of the organization, closed ones among them.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html">ListAccounts</a>
 */
public final class ListAccounts
        implements Operation<ListAccountsRequest, OnOrganization<Organization>, ListAccountsResponse> {
    private static final Action LIST_ACCOUNTS = new Action("organizations", "ListAccounts");

    private final Listings listings;

    public ListAccounts(Listings listings) {
        this.listings = listings;
    }

    @Override
    public OperationContract<ListAccountsRequest, ListAccountsResponse> contract() {
        return OrganizationsContract.LIST_ACCOUNTS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Organization> locate(ListAccountsRequest request, Call call) {
        return listings.locator().whole(call, LIST_ACCOUNTS);
    }

    @Override
    public Answer<ListAccountsResponse> run(
            ListAccountsRequest request, OnOrganization<Organization> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Part<Placed<Member>> part = listings.part(
                new Listings.Asked("ListAccounts", "", request.nextToken(), request.maxResults()),
                call,
                (view, last, limit) -> Placed.ofMembers(view, organization, view.members(last, limit)),
                Placed::id);
        return new Answer.Told<>(
                new ListAccountsResponse(listings.descriptions().accounts(organization, part.items()), part.next()));
    }
}
