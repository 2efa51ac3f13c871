// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.ListAccountsForParentRequest;
import io.sealwright.contract.organizations.ListAccountsForParentResponse;
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
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.Placed;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Unit;
import io.sealwright.vocabulary.Action;

/**
 * The accounts that are directly in the root or in one unit.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html">ListAccountsForParent</a>
 */
public final class ListAccountsForParent
        implements Operation<ListAccountsForParentRequest, OnOrganization<Unit>, ListAccountsForParentResponse> {
    private static final Action LIST_ACCOUNTS_FOR_PARENT = new Action("organizations", "ListAccountsForParent");

    private final Listings listings;

    public ListAccountsForParent(Listings listings) {
        this.listings = listings;
    }

    @Override
    public OperationContract<ListAccountsForParentRequest, ListAccountsForParentResponse> contract() {
        return OrganizationsContract.LIST_ACCOUNTS_FOR_PARENT;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Unit> locate(ListAccountsForParentRequest request, Call call) {
        return listings.locator().unit(call, OrganizationFacts.NONE, request.parentId(), LIST_ACCOUNTS_FOR_PARENT);
    }

    @Override
    public Answer<ListAccountsForParentResponse> run(
            ListAccountsForParentRequest request, OnOrganization<Unit> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Unit parent = located.or(Refused.noParent());
        Part<Placed<Member>> part = listings.part(
                new Listings.Asked("ListAccountsForParent", parent.id(), request.nextToken(), request.maxResults()),
                call,
                (view, last, limit) -> Placed.ofMembers(view, organization, view.membersIn(parent.id(), last, limit)),
                Placed::id);
        return new Answer.Told<>(new ListAccountsForParentResponse(
                listings.descriptions().accounts(organization, part.items()), part.next()));
    }
}
