// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.UntagResourceRequest;
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
 * Takes tags from the root, a unit, an account or a policy.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_UntagResource.html">UntagResource</a>
 */
public final class UntagResource implements Operation<UntagResourceRequest, OnOrganization<Tagged>, NoOutput> {
    private static final Action UNTAG_RESOURCE = new Action("organizations", "UntagResource");

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;

    public UntagResource(OrganizationLocator locator, OrganizationRepository organizations) {
        this.locator = locator;
        this.organizations = organizations;
    }

    @Override
    public OperationContract<UntagResourceRequest, NoOutput> contract() {
        return OrganizationsContract.UNTAG_RESOURCE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<Tagged> locate(UntagResourceRequest request, Call call) {
        return locator.locate(
                call,
                OrganizationFacts.taking(request.tagKeys()),
                (view, organization) -> locator.tagged(view, organization, request.resourceId()),
                UNTAG_RESOURCE);
    }

    @Override
    public Answer<NoOutput> run(
            UntagResourceRequest request, OnOrganization<Tagged> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Tagged tagged = located.or(Refused.noTarget());
        Edit edit = tagged.with(Tags.without(tagged.tags(), request.tagKeys()));
        return new Answer.Changing<>(
                NoOutput.INSTANCE, organizations.change(organization, organization.next(), List.of(edit)));
    }
}
