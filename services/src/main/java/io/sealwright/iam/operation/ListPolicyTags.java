// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListPolicyTagsRequest;
import io.sealwright.contract.iam.ListPolicyTagsResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.Tags;
import io.sealwright.vocabulary.Action;

/**
 * Lists the tags of a managed policy.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html">ListPolicyTags</a>
 */
public final class ListPolicyTags
        implements Operation<ListPolicyTagsRequest, OnEntity<ManagedPolicy>, ListPolicyTagsResponse> {
    private static final Action LIST_POLICY_TAGS = new Action("iam", "ListPolicyTags");

    private final PolicyLocator locator;
    private final Markers markers;

    public ListPolicyTags(PolicyLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListPolicyTagsRequest, ListPolicyTagsResponse> contract() {
        return IamContract.LIST_POLICY_TAGS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<ManagedPolicy> locate(ListPolicyTagsRequest request, Call call) {
        return OnEntity.of(LIST_POLICY_TAGS, locator.byArn(request.policyArn(), call));
    }

    @Override
    public Answer<ListPolicyTagsResponse> run(
            ListPolicyTagsRequest request, OnEntity<ManagedPolicy> located, Permits permits, Call call) {
        ManagedPolicy policy = located.permitted(permits);
        var asked = new Listing.Asked("ListPolicyTags", request.policyArn(), request.marker(), request.maxItems());
        Listing<Tag> listing = Listing.of(markers, asked, call, policy.tags());
        return new Answer.Told<>(
                new ListPolicyTagsResponse(Tags.answer(listing.items()), listing.isTruncated(), listing.marker()));
    }
}
