// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.ListTagsForResourceRequest;
import io.sealwright.contract.organizations.ListTagsForResourceResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.NextTokens;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Tagged;
import io.sealwright.organizations.model.Tags;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * All tags of the root, a unit, an account or a policy, on one page.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTagsForResource.html">ListTagsForResource</a>
 */
public final class ListTagsForResource
        implements Operation<ListTagsForResourceRequest, OnOrganization<Tagged>, ListTagsForResourceResponse> {
    private static final Action LIST_TAGS_FOR_RESOURCE = new Action("organizations", "ListTagsForResource");

    private final OrganizationLocator locator;
    private final NextTokens tokens;

    public ListTagsForResource(OrganizationLocator locator, NextTokens tokens) {
        this.locator = locator;
        this.tokens = tokens;
    }

    @Override
    public OperationContract<ListTagsForResourceRequest, ListTagsForResourceResponse> contract() {
        return OrganizationsContract.LIST_TAGS_FOR_RESOURCE;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Tagged> locate(ListTagsForResourceRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> locator.tagged(view, organization, request.resourceId()),
                LIST_TAGS_FOR_RESOURCE);
    }

    @Override
    public Answer<ListTagsForResourceResponse> run(
            ListTagsForResourceRequest request, OnOrganization<Tagged> located, Permits permits, Call call) {
        var _ = located.asManagement(permits, call);
        Tagged tagged = located.or(Refused.noTarget());
        Part<io.sealwright.organizations.model.Tag> part = tokens.part(
                request.nextToken(),
                Tags.MAX,
                "ListTagsForResource",
                request.resourceId(),
                call,
                (last, _) -> last == null ? tagged.tags() : List.of(),
                io.sealwright.organizations.model.Tag::key);
        return new Answer.Told<>(new ListTagsForResourceResponse(Descriptions.tags(part.items()), part.next()));
    }
}
