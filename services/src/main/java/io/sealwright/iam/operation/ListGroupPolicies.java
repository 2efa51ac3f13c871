// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListGroupPoliciesRequest;
import io.sealwright.contract.iam.ListGroupPoliciesResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.vocabulary.Action;

/**
 * Lists the names of the inline policies of a group.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html">ListGroupPolicies</a>
 */
public final class ListGroupPolicies
        implements Operation<ListGroupPoliciesRequest, OnEntity<Group>, ListGroupPoliciesResponse> {
    private static final Action LIST_GROUP_POLICIES = new Action("iam", "ListGroupPolicies");

    private final GroupLocator locator;
    private final Markers markers;

    public ListGroupPolicies(GroupLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListGroupPoliciesRequest, ListGroupPoliciesResponse> contract() {
        return IamContract.LIST_GROUP_POLICIES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<Group> locate(ListGroupPoliciesRequest request, Call call) {
        return OnEntity.of(LIST_GROUP_POLICIES, locator.byName(request.groupName(), call));
    }

    @Override
    public Answer<ListGroupPoliciesResponse> run(
            ListGroupPoliciesRequest request, OnEntity<Group> located, Permits permits, Call call) {
        Group group = located.permitted(permits);
        var asked = new Listing.Asked("ListGroupPolicies", group.name(), request.marker(), request.maxItems());
        Listing<InlinePolicy> listing =
                Listing.of(markers, asked, call, group.attachments().inlinePolicies());
        return new Answer.Told<>(new ListGroupPoliciesResponse(
                listing.items().stream().map(InlinePolicy::name).toList(), listing.isTruncated(), listing.marker()));
    }
}
