// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListGroupsForUserRequest;
import io.sealwright.contract.iam.ListGroupsForUserResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupDescription;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Lists the groups that a user belongs to, by name.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html">ListGroupsForUser</a>
 */
public final class ListGroupsForUser
        implements Operation<ListGroupsForUserRequest, ListGroupsForUser.Groups, ListGroupsForUserResponse> {
    private static final Action LIST_GROUPS_FOR_USER = new Action("iam", "ListGroupsForUser");

    /** A user and its groups. */
    public record Groups(OnEntity<User> user, List<Group> groups) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return user.demands();
        }
    }

    private final UserLocator locator;
    private final GroupRepository groups;
    private final GroupLocator groupLocator;
    private final Markers markers;

    public ListGroupsForUser(UserLocator locator, GroupRepository groups, GroupLocator groupLocator, Markers markers) {
        this.locator = locator;
        this.groups = groups;
        this.groupLocator = groupLocator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListGroupsForUserRequest, ListGroupsForUserResponse> contract() {
        return IamContract.LIST_GROUPS_FOR_USER;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Groups locate(ListGroupsForUserRequest request, Call call) {
        EntityTarget<User> user = locator.byName(request.userName(), call);
        return new Groups(
                OnEntity.of(LIST_GROUPS_FOR_USER, user), user.entity() == null ? List.of() : groups.of(user.entity()));
    }

    @Override
    public Answer<ListGroupsForUserResponse> run(
            ListGroupsForUserRequest request, Groups located, Permits permits, Call call) {
        User user = located.user().permitted(permits);
        var asked = new Listing.Asked("ListGroupsForUser", user.name(), request.marker(), request.maxItems());
        Listing<Group> listing = Listing.of(markers, asked, call, located.groups());
        return new Answer.Told<>(new ListGroupsForUserResponse(
                listing.items().stream()
                        .map(group -> GroupDescription.of(group, groupLocator.arn(group)))
                        .toList(),
                listing.isTruncated(),
                listing.marker()));
    }
}
