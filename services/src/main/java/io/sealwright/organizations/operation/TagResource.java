// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.TagResourceRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Tagged;
import io.sealwright.organizations.model.Tags;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Gives tags to the root, a unit, an account or a policy; a tag of the same key is replaced.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_TagResource.html">TagResource</a>
 */
public final class TagResource implements Operation<TagResourceRequest, OnOrganization<Tagged>, NoOutput> {
    private static final Action TAG_RESOURCE = new Action("organizations", "TagResource");

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;

    public TagResource(OrganizationLocator locator, OrganizationRepository organizations) {
        this.locator = locator;
        this.organizations = organizations;
    }

    @Override
    public OperationContract<TagResourceRequest, NoOutput> contract() {
        return OrganizationsContract.TAG_RESOURCE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<Tagged> locate(TagResourceRequest request, Call call) {
        return locator.locate(
                call,
                OrganizationFacts.giving(request.tags()),
                (view, organization) -> locator.tagged(view, organization, request.resourceId()),
                TAG_RESOURCE);
    }

    @Override
    public Answer<NoOutput> run(
            TagResourceRequest request, OnOrganization<Tagged> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Tagged tagged = located.or(Refused.noTarget());
        Edit edit = tagged.with(Tags.and(tagged.tags(), Tags.of(request.tags())));
        return new Answer.Changing<>(
                NoOutput.INSTANCE, organizations.change(organization, organization.next(), List.of(edit)));
    }
}
