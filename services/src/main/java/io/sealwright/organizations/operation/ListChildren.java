// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.Child;
import io.sealwright.contract.organizations.ChildType;
import io.sealwright.contract.organizations.ListChildrenRequest;
import io.sealwright.contract.organizations.ListChildrenResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Listings;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.Node;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.OrganizationView;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Unit;
import io.sealwright.vocabulary.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the accounts, or of the units, that are directly in the root or in one unit.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListChildren.html">ListChildren</a>
 */
public final class ListChildren implements Operation<ListChildrenRequest, OnOrganization<Unit>, ListChildrenResponse> {
    private static final Action LIST_CHILDREN = new Action("organizations", "ListChildren");

    private final Listings listings;

    public ListChildren(Listings listings) {
        this.listings = listings;
    }

    @Override
    public OperationContract<ListChildrenRequest, ListChildrenResponse> contract() {
        return OrganizationsContract.LIST_CHILDREN;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Unit> locate(ListChildrenRequest request, Call call) {
        return listings.locator().unit(call, OrganizationFacts.NONE, request.parentId(), LIST_CHILDREN);
    }

    @Override
    public Answer<ListChildrenResponse> run(
            ListChildrenRequest request, OnOrganization<Unit> located, Permits permits, Call call) {
        var _ = located.asManagement(permits, call);
        Unit parent = located.or(Refused.noParent());
        ChildType type = request.childType();
        Part<? extends Node> part = listings.part(
                new Listings.Asked("ListChildren", parent.id() + ' ' + type, request.nextToken(), request.maxResults()),
                call,
                (view, last, limit) -> children(view, parent, type, last, limit),
                Node::idText);
        return new Answer.Told<>(new ListChildrenResponse(
                part.items().stream()
                        .map(child -> new Child(child.idText(), type))
                        .toList(),
                part.next()));
    }

    private static List<Node> children(
            OrganizationView view, Unit parent, ChildType type, @Nullable String last, int limit) {
        return switch (type) {
            case ACCOUNT -> List.copyOf(view.membersIn(parent.id(), last, limit));
            case ORGANIZATIONAL_UNIT -> List.copyOf(view.unitsIn(parent.id(), last, limit));
        };
    }
}
