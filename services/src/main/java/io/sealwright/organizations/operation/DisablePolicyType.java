// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.DisablePolicyTypeRequest;
import io.sealwright.contract.organizations.DisablePolicyTypeResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.Enabling;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Unit;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Disables a policy type: policies of it limit nobody any more, and are detached from everything.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisablePolicyType.html">DisablePolicyType</a>
 */
public final class DisablePolicyType
        implements Operation<DisablePolicyTypeRequest, OnOrganization<Unit>, DisablePolicyTypeResponse> {
    private static final Action DISABLE_POLICY_TYPE = new Action("organizations", "DisablePolicyType");

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;
    private final Descriptions descriptions;

    public DisablePolicyType(
            OrganizationLocator locator, OrganizationRepository organizations, Descriptions descriptions) {
        this.locator = locator;
        this.organizations = organizations;
        this.descriptions = descriptions;
    }

    @Override
    public OperationContract<DisablePolicyTypeRequest, DisablePolicyTypeResponse> contract() {
        return OrganizationsContract.DISABLE_POLICY_TYPE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<Unit> locate(DisablePolicyTypeRequest request, Call call) {
        return locator.unit(call, OrganizationFacts.about(request.policyType()), request.rootId(), DISABLE_POLICY_TYPE);
    }

    @Override
    public Answer<DisablePolicyTypeResponse> run(
            DisablePolicyTypeRequest request, OnOrganization<Unit> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Unit root = located.or(Refused.noRoot());
        ControlType type = ControlType.of(request.policyType());
        Enabling before = organization.enablings().of(type);
        if (!before.enabled()) {
            throw Refused.notEnabled();
        }
        Organization after = organization.with(organization.enablings().with(type, before.disable()));
        return new Answer.Changing<>(
                new DisablePolicyTypeResponse(descriptions.root(after, root)),
                organizations.change(organization, after, List.of()));
    }
}
