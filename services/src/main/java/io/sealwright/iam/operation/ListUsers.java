// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListUsersRequest;
import io.sealwright.contract.iam.ListUsersResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserDescription;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;

/**
 * Lists the users of the account, or those under a path.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html">ListUsers</a>
 */
public final class ListUsers implements Operation<ListUsersRequest, OnEntity<User>, ListUsersResponse> {
    private static final Action LIST_USERS = new Action("iam", "ListUsers");

    private final UserLocator locator;
    private final UserRepository users;
    private final Markers markers;

    public ListUsers(UserLocator locator, UserRepository users, Markers markers) {
        this.locator = locator;
        this.users = users;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListUsersRequest, ListUsersResponse> contract() {
        return IamContract.LIST_USERS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<User> locate(ListUsersRequest request, Call call) {
        return OnEntity.of(LIST_USERS, locator.all(prefix(request), call));
    }

    @Override
    public Effort effort(ListUsersRequest request, OnEntity<User> located) {
        return Effort.LONG; // The list is read from the store.
    }

    @Override
    public Answer<ListUsersResponse> run(ListUsersRequest request, OnEntity<User> located, Permits permits, Call call) {
        var _ = located.permittedPlace(permits);
        var asked = new Listing.Asked("ListUsers", prefix(request), request.marker(), request.maxItems());
        Listing<User> listing = Listing.of(
                markers, asked, call, (after, limit) -> users.list(call.account(), prefix(request), after, limit));
        return new Answer.Told<>(new ListUsersResponse(
                listing.items().stream()
                        .map(user -> UserDescription.listed(user, locator.arn(user)))
                        .toList(),
                listing.isTruncated(),
                listing.marker()));
    }

    private static String prefix(ListUsersRequest request) {
        return request.pathPrefix() == null ? "/" : request.pathPrefix();
    }
}
