// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.DescribeOrganizationalUnitRequest;
import io.sealwright.contract.organizations.DescribeOrganizationalUnitResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.Placed;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Unit;
import io.sealwright.vocabulary.Action;

/**
 * Tells about one organizational unit.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganizationalUnit.html">DescribeOrganizationalUnit</a>
 */
public final class DescribeOrganizationalUnit
        implements Operation<
                DescribeOrganizationalUnitRequest, OnOrganization<Placed<Unit>>, DescribeOrganizationalUnitResponse> {
    private static final Action DESCRIBE_ORGANIZATIONAL_UNIT =
            new Action("organizations", "DescribeOrganizationalUnit");

    private final OrganizationLocator locator;
    private final Descriptions descriptions;

    public DescribeOrganizationalUnit(OrganizationLocator locator, Descriptions descriptions) {
        this.locator = locator;
        this.descriptions = descriptions;
    }

    @Override
    public OperationContract<DescribeOrganizationalUnitRequest, DescribeOrganizationalUnitResponse> contract() {
        return OrganizationsContract.DESCRIBE_ORGANIZATIONAL_UNIT;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Placed<Unit>> locate(DescribeOrganizationalUnitRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> Found.of(
                        view.unit(request.organizationalUnitId())
                                .map(unit -> Placed.of(view, organization, unit))
                                .orElse(null),
                        locator.arns().unit(organization, request.organizationalUnitId())),
                DESCRIBE_ORGANIZATIONAL_UNIT);
    }

    @Override
    public Answer<DescribeOrganizationalUnitResponse> run(
            DescribeOrganizationalUnitRequest request,
            OnOrganization<Placed<Unit>> located,
            Permits permits,
            Call call) {
        Organization organization = located.asManagement(permits, call);
        Placed<Unit> found = located.or(Refused.noUnit());
        return new Answer.Told<>(
                new DescribeOrganizationalUnitResponse(descriptions.unit(organization, found.thing(), found.path())));
    }
}
