// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.DetachPolicyRequest;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Attachment;
import io.sealwright.organizations.model.Attachments;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.Node;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes a policy from the root, a unit or an account. One service control policy always stays.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html">DetachPolicy</a>
 */
public final class DetachPolicy implements Operation<DetachPolicyRequest, OnOrganization<Attachment>, NoOutput> {
    private static final Action DETACH_POLICY = new Action("organizations", "DetachPolicy");

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;

    public DetachPolicy(OrganizationLocator locator, OrganizationRepository organizations) {
        this.locator = locator;
        this.organizations = organizations;
    }

    @Override
    public OperationContract<DetachPolicyRequest, NoOutput> contract() {
        return OrganizationsContract.DETACH_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<Attachment> locate(DetachPolicyRequest request, Call call) {
        return locator.attachment(call, request.policyId(), request.targetId(), DETACH_POLICY);
    }

    @Override
    public Answer<NoOutput> run(
            DetachPolicyRequest request, OnOrganization<Attachment> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        ControlPolicy policy = located.subject().policyOrRefuse();
        Node target = located.subject().targetOrRefuse();
        List<String> attached = target.attachments().today(policy.type(), organization.enablings());
        if (!attached.contains(policy.id())) {
            throw OrganizationsError.POLICY_NOT_ATTACHED.because(
                    "The policy isn't attached to the specified target in the specified root.");
        }
        requireDetachable(policy, attached);
        Attachments fewer = target.attachments().without(policy.id(), policy.type(), organization.enablings());
        return new Answer.Changing<>(
                NoOutput.INSTANCE,
                organizations.change(organization, organization.next(), List.of(Edit.replace(target.with(fewer)))));
    }

    private static void requireDetachable(ControlPolicy policy, List<String> attached) {
        switch (policy.type()) {
            case RESOURCE_CONTROL_POLICY -> {
                if (policy.awsManaged()) {
                    throw Refused.invalidInput("NON_DETACHABLE_POLICY", "You can't detach this AWS managed policy.");
                }
            }
            case SERVICE_CONTROL_POLICY -> {
                if (attached.size() == 1) {
                    throw Refused.constraint(
                            "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                            "You cannot remove the last policy attached to the specified target. You must have at least"
                                    + " one attached at all times.");
                }
            }
        }
    }
}
