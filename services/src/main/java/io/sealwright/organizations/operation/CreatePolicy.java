// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.CreatePolicyRequest;
import io.sealwright.contract.organizations.CreatePolicyResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.ControlPolicies;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Counts;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.Identifiers;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Tags;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Keeps a control policy. It limits nobody until it is attached.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html">CreatePolicy</a>
 */
public final class CreatePolicy
        implements Operation<CreatePolicyRequest, OnOrganization<CreatePolicy.Name>, CreatePolicyResponse> {
    private static final Action CREATE_POLICY = new Action("organizations", "CreatePolicy");
    private static final Action TAG_RESOURCE = new Action("organizations", "TagResource");

    /** Whether a policy of this type has the name already. */
    public record Name(boolean taken) {}

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;
    private final Identifiers identifiers;
    private final Descriptions descriptions;

    public CreatePolicy(
            OrganizationLocator locator,
            OrganizationRepository organizations,
            Identifiers identifiers,
            Descriptions descriptions) {
        this.locator = locator;
        this.organizations = organizations;
        this.identifiers = identifiers;
        this.descriptions = descriptions;
    }

    @Override
    public OperationContract<CreatePolicyRequest, CreatePolicyResponse> contract() {
        return OrganizationsContract.CREATE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<CreatePolicy.Name> locate(CreatePolicyRequest request, Call call) {
        Action[] actions =
                request.tags() == null ? new Action[] {CREATE_POLICY} : new Action[] {CREATE_POLICY, TAG_RESOURCE};
        return locator.locate(
                call,
                OrganizationFacts.giving(request.tags()).of(request.type().wireName()),
                (view, _) -> Found.of(new Name(ControlType.known(request.type())
                        .map(type -> view.hasPolicy(type, request.name()))
                        .orElse(false))),
                actions);
    }

    @Override
    public Answer<CreatePolicyResponse> run(
            CreatePolicyRequest request, OnOrganization<CreatePolicy.Name> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        ControlType type = ControlType.of(request.type());
        if (located.subject().taken()) {
            throw OrganizationsError.DUPLICATE_POLICY.because("A policy with the same name already exists.");
        }
        PolicyDocument document = ControlPolicies.read(request.content(), type);
        long policies = organization.counts().policies(type) + 1;
        if (policies > Counts.MAX_POLICIES) {
            throw Refused.constraint(
                    "POLICY_NUMBER_LIMIT_EXCEEDED",
                    "You have exceeded the number of policies you can have in an organization.");
        }
        ControlPolicy policy = new ControlPolicy(
                identifiers.policy(),
                type,
                request.name(),
                request.description(),
                document.hash(),
                false,
                Tags.of(request.tags()));
        Organization after = organization.with(organization.counts().withPolicies(type, policies));
        return new Answer.Changing<>(
                new CreatePolicyResponse(descriptions.policy(organization, policy, request.content())),
                organizations.change(organization, after, List.of(new Edit.AddPolicy(policy, document))));
    }
}
