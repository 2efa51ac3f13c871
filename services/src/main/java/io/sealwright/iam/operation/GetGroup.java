// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetGroupRequest;
import io.sealwright.contract.iam.GetGroupResponse;
import io.sealwright.contract.iam.IamContract;
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
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserDescription;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.vocabulary.Action;

/**
 * Tells what a group is and who belongs to it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html">GetGroup</a>
 */
public final class GetGroup implements Operation<GetGroupRequest, OnEntity<Group>, GetGroupResponse> {
    private static final Action GET_GROUP = new Action("iam", "GetGroup");

    private final GroupLocator locator;
    private final GroupRepository groups;
    private final UserLocator users;
    private final Markers markers;

    public GetGroup(GroupLocator locator, GroupRepository groups, UserLocator users, Markers markers) {
        this.locator = locator;
        this.groups = groups;
        this.users = users;
        this.markers = markers;
    }

    @Override
    public OperationContract<GetGroupRequest, GetGroupResponse> contract() {
        return IamContract.GET_GROUP;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<Group> locate(GetGroupRequest request, Call call) {
        return OnEntity.of(GET_GROUP, locator.byName(request.groupName(), call));
    }

    @Override
    public Effort effort(GetGroupRequest request, OnEntity<Group> located) {
        return Effort.LONG; // The list is read from the store.
    }

    @Override
    public Answer<GetGroupResponse> run(GetGroupRequest request, OnEntity<Group> located, Permits permits, Call call) {
        Group group = located.permitted(permits);
        var asked = new Listing.Asked("GetGroup", group.id().text(), request.marker(), request.maxItems());
        Listing<User> listing = Listing.of(markers, asked, call, (after, limit) -> groups.members(group, after, limit));
        return new Answer.Told<>(new GetGroupResponse(
                GroupDescription.of(group, locator.arn(group)),
                listing.items().stream()
                        .map(user -> UserDescription.listed(user, users.arn(user)))
                        .toList(),
                listing.isTruncated(),
                listing.marker()));
    }
}
