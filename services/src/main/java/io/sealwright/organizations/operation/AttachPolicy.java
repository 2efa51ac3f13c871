// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.AttachPolicyRequest;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Attachment;
import io.sealwright.organizations.model.Attachments;
import io.sealwright.organizations.model.ControlPolicies;
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
 * Attaches a policy to the root, a unit or an account. It limits all accounts below at once.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html">AttachPolicy</a>
 */
public final class AttachPolicy implements Operation<AttachPolicyRequest, OnOrganization<Attachment>, NoOutput> {
    private static final Action ATTACH_POLICY = new Action("organizations", "AttachPolicy");

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;

    public AttachPolicy(OrganizationLocator locator, OrganizationRepository organizations) {
        this.locator = locator;
        this.organizations = organizations;
    }

    @Override
    public OperationContract<AttachPolicyRequest, NoOutput> contract() {
        return OrganizationsContract.ATTACH_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<Attachment> locate(AttachPolicyRequest request, Call call) {
        return locator.attachment(call, request.policyId(), request.targetId(), ATTACH_POLICY);
    }

    @Override
    public Answer<NoOutput> run(
            AttachPolicyRequest request, OnOrganization<Attachment> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        ControlPolicy policy = located.subject().policyOrRefuse();
        Node target = located.subject().targetOrRefuse();
        if (!organization.enablings().of(policy.type()).enabled()) {
            throw Refused.notEnabled();
        }
        List<String> attached = target.attachments().today(policy.type(), organization.enablings());
        if (attached.contains(policy.id())) {
            throw OrganizationsError.DUPLICATE_POLICY_ATTACHMENT.because(
                    "The selected policy is already attached to the specified target.");
        }
        if (attached.size() >= ControlPolicies.MAX_ATTACHED) {
            throw Refused.constraint(
                    "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You have attached the maximum number of policies to the specified target.");
        }
        Attachments more = target.attachments().and(policy.id(), policy.type(), organization.enablings());
        return new Answer.Changing<>(
                NoOutput.INSTANCE,
                organizations.change(organization, organization.next(), List.of(Edit.replace(target.with(more)))));
    }
}
