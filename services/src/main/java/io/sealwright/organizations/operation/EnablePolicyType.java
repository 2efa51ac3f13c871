// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.EnablePolicyTypeRequest;
import io.sealwright.contract.organizations.EnablePolicyTypeResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
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
 * Enables a policy type: policies of it can be attached, and limit. AWS's own, which allows everything, is attached to
 * all there is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html">EnablePolicyType</a>
 */
public final class EnablePolicyType
        implements Operation<EnablePolicyTypeRequest, OnOrganization<Unit>, EnablePolicyTypeResponse> {
    private static final Action ENABLE_POLICY_TYPE = new Action("organizations", "EnablePolicyType");

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;
    private final Descriptions descriptions;

    public EnablePolicyType(
            OrganizationLocator locator, OrganizationRepository organizations, Descriptions descriptions) {
        this.locator = locator;
        this.organizations = organizations;
        this.descriptions = descriptions;
    }

    @Override
    public OperationContract<EnablePolicyTypeRequest, EnablePolicyTypeResponse> contract() {
        return OrganizationsContract.ENABLE_POLICY_TYPE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<Unit> locate(EnablePolicyTypeRequest request, Call call) {
        return locator.unit(call, OrganizationFacts.about(request.policyType()), request.rootId(), ENABLE_POLICY_TYPE);
    }

    @Override
    public Answer<EnablePolicyTypeResponse> run(
            EnablePolicyTypeRequest request, OnOrganization<Unit> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Unit root = located.or(Refused.noRoot());
        ControlType type = ControlType.of(request.policyType());
        Enabling before = organization.enablings().of(type);
        if (before.enabled()) {
            throw OrganizationsError.POLICY_TYPE_ALREADY_ENABLED.because(
                    "The specified policy type is already enabled.");
        }
        Organization after = organization.with(organization.enablings().with(type, before.enable()));
        return new Answer.Changing<>(
                new EnablePolicyTypeResponse(descriptions.root(after, root)),
                organizations.change(organization, after, List.of()));
    }
}
