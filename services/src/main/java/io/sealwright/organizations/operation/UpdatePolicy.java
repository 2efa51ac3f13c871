// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.contract.organizations.UpdatePolicyRequest;
import io.sealwright.contract.organizations.UpdatePolicyResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.ControlPolicies;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Gives a policy another name, other words, or another document, which limits at once all that the policy is attached
 * to.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdatePolicy.html">UpdatePolicy</a>
 */
public final class UpdatePolicy
        implements Operation<UpdatePolicyRequest, OnOrganization<UpdatePolicy.Before>, UpdatePolicyResponse> {
    private static final Action UPDATE_POLICY = new Action("organizations", "UpdatePolicy");

    /** A policy with its text, and whether another of its type has the new name. */
    public record Before(ControlPolicy policy, String content, boolean nameTaken) {}

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;
    private final Descriptions descriptions;

    public UpdatePolicy(OrganizationLocator locator, OrganizationRepository organizations, Descriptions descriptions) {
        this.locator = locator;
        this.organizations = organizations;
        this.descriptions = descriptions;
    }

    @Override
    public OperationContract<UpdatePolicyRequest, UpdatePolicyResponse> contract() {
        return OrganizationsContract.UPDATE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<UpdatePolicy.Before> locate(UpdatePolicyRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> locator.policy(
                        view,
                        organization,
                        request.policyId(),
                        policy -> new Before(
                                policy, view.content(policy), view.hasPolicy(policy.type(), name(request, policy)))),
                UPDATE_POLICY);
    }

    @Override
    public Answer<UpdatePolicyResponse> run(
            UpdatePolicyRequest request, OnOrganization<UpdatePolicy.Before> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Before before = located.or(Refused.noPolicy());
        ControlPolicy policy = before.policy();
        if (policy.awsManaged()) {
            throw Refused.immutablePolicy();
        }
        String name = name(request, policy);
        if (before.nameTaken() && !name.equals(policy.name())) {
            throw OrganizationsError.DUPLICATE_POLICY.because("A policy with the same name already exists.");
        }
        String content = request.content();
        PolicyDocument document = content == null ? null : ControlPolicies.read(content, policy.type());
        String description = request.description() == null ? policy.description() : request.description();
        ControlPolicy after = policy.with(name, description, document == null ? policy.content() : document.hash());
        return new Answer.Changing<>(
                new UpdatePolicyResponse(
                        descriptions.policy(organization, after, content == null ? before.content() : content)),
                organizations.change(
                        organization, organization.next(), List.of(new Edit.ReplacePolicy(after, document))));
    }

    private static String name(UpdatePolicyRequest request, ControlPolicy policy) {
        String name = request.name();
        return name == null ? policy.name() : name;
    }
}
