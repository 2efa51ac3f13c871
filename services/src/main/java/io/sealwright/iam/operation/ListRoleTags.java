// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListRoleTagsRequest;
import io.sealwright.contract.iam.ListRoleTagsResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.Tags;
import io.sealwright.vocabulary.Action;

/**
 * Lists the tags of a role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html">ListRoleTags</a>
 */
public final class ListRoleTags implements Operation<ListRoleTagsRequest, OnEntity<Role>, ListRoleTagsResponse> {
    private static final Action LIST_ROLE_TAGS = new Action("iam", "ListRoleTags");

    private final RoleLocator locator;
    private final Markers markers;

    public ListRoleTags(RoleLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListRoleTagsRequest, ListRoleTagsResponse> contract() {
        return IamContract.LIST_ROLE_TAGS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<Role> locate(ListRoleTagsRequest request, Call call) {
        return OnEntity.of(LIST_ROLE_TAGS, locator.byName(request.roleName(), call));
    }

    @Override
    public Answer<ListRoleTagsResponse> run(
            ListRoleTagsRequest request, OnEntity<Role> located, Permits permits, Call call) {
        Role role = located.permitted(permits);
        var asked = new Listing.Asked("ListRoleTags", request.roleName(), request.marker(), request.maxItems());
        Listing<Tag> listing =
                Listing.of(markers, asked, call, role.attachments().tags());
        return new Answer.Told<>(
                new ListRoleTagsResponse(Tags.answer(listing.items()), listing.isTruncated(), listing.marker()));
    }
}
