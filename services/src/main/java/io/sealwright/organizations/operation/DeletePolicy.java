// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.DeletePolicyRequest;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.Counts;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes away a policy that is attached to nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeletePolicy.html">DeletePolicy</a>
 */
public final class DeletePolicy
        implements Operation<DeletePolicyRequest, OnOrganization<DeletePolicy.Leaving>, NoOutput> {
    private static final Action DELETE_POLICY = new Action("organizations", "DeletePolicy");

    /** A policy, and whether nothing has it. */
    public record Leaving(ControlPolicy policy, boolean unattached) {}

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;

    public DeletePolicy(OrganizationLocator locator, OrganizationRepository organizations) {
        this.locator = locator;
        this.organizations = organizations;
    }

    @Override
    public OperationContract<DeletePolicyRequest, NoOutput> contract() {
        return OrganizationsContract.DELETE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<DeletePolicy.Leaving> locate(DeletePolicyRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> locator.policy(
                        view,
                        organization,
                        request.policyId(),
                        policy -> new Leaving(
                                policy,
                                view.targetsOf(policy, organization, null, 1).isEmpty())),
                DELETE_POLICY);
    }

    @Override
    public Answer<NoOutput> run(
            DeletePolicyRequest request, OnOrganization<DeletePolicy.Leaving> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Leaving leaving = located.or(Refused.noPolicy());
        ControlPolicy policy = leaving.policy();
        if (policy.awsManaged()) {
            throw Refused.immutablePolicy();
        }
        if (!leaving.unattached()) {
            throw OrganizationsError.POLICY_IN_USE.because(
                    "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts"
                            + " before performing this operation.");
        }
        Counts counts = organization.counts();
        Organization after = organization.with(counts.withPolicies(policy.type(), counts.policies(policy.type()) - 1));
        return new Answer.Changing<>(
                NoOutput.INSTANCE, organizations.change(organization, after, List.of(new Edit.RemovePolicy(policy))));
    }
}
