// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListGroupsRequest;
import io.sealwright.contract.iam.ListGroupsResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupDescription;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.vocabulary.Action;

/**
 * Lists the groups of the account, or those under a path.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html">ListGroups</a>
 */
public final class ListGroups implements Operation<ListGroupsRequest, OnEntity<Group>, ListGroupsResponse> {
    private static final Action LIST_GROUPS = new Action("iam", "ListGroups");

    private final GroupLocator locator;
    private final GroupRepository groups;
    private final Markers markers;

    public ListGroups(GroupLocator locator, GroupRepository groups, Markers markers) {
        this.locator = locator;
        this.groups = groups;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListGroupsRequest, ListGroupsResponse> contract() {
        return IamContract.LIST_GROUPS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<Group> locate(ListGroupsRequest request, Call call) {
        return OnEntity.of(LIST_GROUPS, locator.all(prefix(request), call));
    }

    @Override
    public Effort effort(ListGroupsRequest request, OnEntity<Group> located) {
        return Effort.LONG; // The list is read from the store.
    }

    @Override
    public Answer<ListGroupsResponse> run(
            ListGroupsRequest request, OnEntity<Group> located, Permits permits, Call call) {
        var _ = located.permittedPlace(permits);
        var asked = new Listing.Asked("ListGroups", prefix(request), request.marker(), request.maxItems());
        Listing<Group> listing = Listing.of(
                markers, asked, call, (after, limit) -> groups.list(call.account(), prefix(request), after, limit));
        return new Answer.Told<>(new ListGroupsResponse(
                listing.items().stream()
                        .map(group -> GroupDescription.of(group, locator.arn(group)))
                        .toList(),
                listing.isTruncated(),
                listing.marker()));
    }

    private static String prefix(ListGroupsRequest request) {
        return request.pathPrefix() == null ? "/" : request.pathPrefix();
    }
}
