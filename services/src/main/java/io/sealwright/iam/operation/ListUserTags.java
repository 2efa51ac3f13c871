// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListUserTagsRequest;
import io.sealwright.contract.iam.ListUserTagsResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.Tags;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.vocabulary.Action;

/**
 * Lists the tags of a user, by key.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html">ListUserTags</a>
 */
public final class ListUserTags implements Operation<ListUserTagsRequest, OnEntity<User>, ListUserTagsResponse> {
    private static final Action LIST_USER_TAGS = new Action("iam", "ListUserTags");

    private final UserLocator locator;
    private final Markers markers;

    public ListUserTags(UserLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListUserTagsRequest, ListUserTagsResponse> contract() {
        return IamContract.LIST_USER_TAGS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<User> locate(ListUserTagsRequest request, Call call) {
        return OnEntity.of(LIST_USER_TAGS, locator.byName(request.userName(), call));
    }

    @Override
    public Answer<ListUserTagsResponse> run(
            ListUserTagsRequest request, OnEntity<User> located, Permits permits, Call call) {
        User user = located.permitted(permits);
        var asked = new Listing.Asked("ListUserTags", user.name(), request.marker(), request.maxItems());
        Listing<Tag> listing =
                Listing.of(markers, asked, call, user.attachments().tags());
        return new Answer.Told<>(
                new ListUserTagsResponse(Tags.answer(listing.items()), listing.isTruncated(), listing.marker()));
    }
}
