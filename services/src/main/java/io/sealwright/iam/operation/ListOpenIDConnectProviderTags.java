// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListOpenIDConnectProviderTagsRequest;
import io.sealwright.contract.iam.ListOpenIDConnectProviderTagsResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.ProviderLocator;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.Tags;
import io.sealwright.vocabulary.Action;

/**
 * Lists the tags of an identity provider.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviderTags.html">ListOpenIDConnectProviderTags</a>
 */
public final class ListOpenIDConnectProviderTags
        implements Operation<
                ListOpenIDConnectProviderTagsRequest,
                OnEntity<OpenIdConnectProvider>,
                ListOpenIDConnectProviderTagsResponse> {
    private static final Action LIST_OPEN_ID_CONNECT_PROVIDER_TAGS = new Action("iam", "ListOpenIDConnectProviderTags");

    private final ProviderLocator locator;
    private final Markers markers;

    public ListOpenIDConnectProviderTags(ProviderLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListOpenIDConnectProviderTagsRequest, ListOpenIDConnectProviderTagsResponse> contract() {
        return IamContract.LIST_OPEN_ID_CONNECT_PROVIDER_TAGS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<OpenIdConnectProvider> locate(ListOpenIDConnectProviderTagsRequest request, Call call) {
        return OnEntity.of(LIST_OPEN_ID_CONNECT_PROVIDER_TAGS, locator.byArn(request.openIDConnectProviderArn(), call));
    }

    @Override
    public Answer<ListOpenIDConnectProviderTagsResponse> run(
            ListOpenIDConnectProviderTagsRequest request,
            OnEntity<OpenIdConnectProvider> located,
            Permits permits,
            Call call) {
        OpenIdConnectProvider provider = located.permitted(permits);
        var asked = new Listing.Asked(
                "ListOpenIDConnectProviderTags",
                request.openIDConnectProviderArn(),
                request.marker(),
                request.maxItems());
        Listing<Tag> listing = Listing.of(markers, asked, call, provider.tags());
        return new Answer.Told<>(new ListOpenIDConnectProviderTagsResponse(
                Tags.answer(listing.items()), listing.isTruncated(), listing.marker()));
    }
}
