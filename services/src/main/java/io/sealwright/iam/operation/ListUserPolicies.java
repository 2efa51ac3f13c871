// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListUserPoliciesRequest;
import io.sealwright.contract.iam.ListUserPoliciesResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.vocabulary.Action;

/**
 * Lists the names of the inline policies of a user.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html">ListUserPolicies</a>
 */
public final class ListUserPolicies
        implements Operation<ListUserPoliciesRequest, OnEntity<User>, ListUserPoliciesResponse> {
    private static final Action LIST_USER_POLICIES = new Action("iam", "ListUserPolicies");

    private final UserLocator locator;
    private final Markers markers;

    public ListUserPolicies(UserLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListUserPoliciesRequest, ListUserPoliciesResponse> contract() {
        return IamContract.LIST_USER_POLICIES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<User> locate(ListUserPoliciesRequest request, Call call) {
        return OnEntity.of(LIST_USER_POLICIES, locator.byName(request.userName(), call));
    }

    @Override
    public Answer<ListUserPoliciesResponse> run(
            ListUserPoliciesRequest request, OnEntity<User> located, Permits permits, Call call) {
        User user = located.permitted(permits);
        var asked = new Listing.Asked("ListUserPolicies", user.name(), request.marker(), request.maxItems());
        Listing<InlinePolicy> listing =
                Listing.of(markers, asked, call, user.attachments().inlinePolicies());
        return new Answer.Told<>(new ListUserPoliciesResponse(
                listing.items().stream().map(InlinePolicy::name).toList(), listing.isTruncated(), listing.marker()));
    }
}
