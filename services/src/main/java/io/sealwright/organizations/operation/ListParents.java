// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.ListParentsRequest;
import io.sealwright.contract.organizations.ListParentsResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.Parent;
import io.sealwright.contract.organizations.ParentType;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Node;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.Refused;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * What an account or a unit is directly in: one thing, in a list.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListParents.html">ListParents</a>
 */
public final class ListParents implements Operation<ListParentsRequest, OnOrganization<Node>, ListParentsResponse> {
    private static final Action LIST_PARENTS = new Action("organizations", "ListParents");

    private final OrganizationLocator locator;

    public ListParents(OrganizationLocator locator) {
        this.locator = locator;
    }

    @Override
    public OperationContract<ListParentsRequest, ListParentsResponse> contract() {
        return OrganizationsContract.LIST_PARENTS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Node> locate(ListParentsRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> Found.of(
                        view.node(request.childId())
                                .filter(node -> !node.parent().isEmpty())
                                .orElse(null),
                        locator.arns().node(organization, request.childId())),
                LIST_PARENTS);
    }

    @Override
    public Answer<ListParentsResponse> run(
            ListParentsRequest request, OnOrganization<Node> located, Permits permits, Call call) {
        var _ = located.asManagement(permits, call);
        String parent = located.or(Refused.noChild()).parent();
        ParentType type = parent.startsWith("r-") ? ParentType.ROOT : ParentType.ORGANIZATIONAL_UNIT;
        return new Answer.Told<>(new ListParentsResponse(List.of(new Parent(parent, type)), null));
    }
}
