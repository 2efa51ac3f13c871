// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.AttachedPolicy;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListAttachedUserPoliciesRequest;
import io.sealwright.contract.iam.ListAttachedUserPoliciesResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AttachedPolicies;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.vocabulary.Action;

/**
 * Lists the managed policies that are attached to a user.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html">ListAttachedUserPolicies</a>
 */
public final class ListAttachedUserPolicies
        implements Operation<ListAttachedUserPoliciesRequest, OnEntity<User>, ListAttachedUserPoliciesResponse> {
    private static final Action LIST_ATTACHED_USER_POLICIES = new Action("iam", "ListAttachedUserPolicies");

    private final UserLocator locator;
    private final Markers markers;

    public ListAttachedUserPolicies(UserLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse> contract() {
        return IamContract.LIST_ATTACHED_USER_POLICIES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<User> locate(ListAttachedUserPoliciesRequest request, Call call) {
        return OnEntity.of(LIST_ATTACHED_USER_POLICIES, locator.byName(request.userName(), call));
    }

    @Override
    public Answer<ListAttachedUserPoliciesResponse> run(
            ListAttachedUserPoliciesRequest request, OnEntity<User> located, Permits permits, Call call) {
        User user = located.permitted(permits);
        var asked = new Listing.Asked("ListAttachedUserPolicies", user.name(), request.marker(), request.maxItems());
        Listing<AttachedPolicy> listing =
                Listing.of(markers, asked, call, AttachedPolicies.answer(user.attachments(), request.pathPrefix()));
        return new Answer.Told<>(
                new ListAttachedUserPoliciesResponse(listing.items(), listing.isTruncated(), listing.marker()));
    }
}
