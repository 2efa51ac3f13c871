// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.AttachedPolicy;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListAttachedGroupPoliciesRequest;
import io.sealwright.contract.iam.ListAttachedGroupPoliciesResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AttachedPolicies;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.vocabulary.Action;

/**
 * Lists the managed policies that are attached to a group.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html">ListAttachedGroupPolicies</a>
 */
public final class ListAttachedGroupPolicies
        implements Operation<ListAttachedGroupPoliciesRequest, OnEntity<Group>, ListAttachedGroupPoliciesResponse> {
    private static final Action LIST_ATTACHED_GROUP_POLICIES = new Action("iam", "ListAttachedGroupPolicies");

    private final GroupLocator locator;
    private final Markers markers;

    public ListAttachedGroupPolicies(GroupLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse> contract() {
        return IamContract.LIST_ATTACHED_GROUP_POLICIES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<Group> locate(ListAttachedGroupPoliciesRequest request, Call call) {
        return OnEntity.of(LIST_ATTACHED_GROUP_POLICIES, locator.byName(request.groupName(), call));
    }

    @Override
    public Answer<ListAttachedGroupPoliciesResponse> run(
            ListAttachedGroupPoliciesRequest request, OnEntity<Group> located, Permits permits, Call call) {
        Group group = located.permitted(permits);
        var asked = new Listing.Asked("ListAttachedGroupPolicies", group.name(), request.marker(), request.maxItems());
        Listing<AttachedPolicy> listing =
                Listing.of(markers, asked, call, AttachedPolicies.answer(group.attachments(), request.pathPrefix()));
        return new Answer.Told<>(
                new ListAttachedGroupPoliciesResponse(listing.items(), listing.isTruncated(), listing.marker()));
    }
}
