// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.DeleteOrganizationalUnitRequest;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Counts;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Unit;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes away a unit that has nothing in it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeleteOrganizationalUnit.html">DeleteOrganizationalUnit</a>
 */
public final class DeleteOrganizationalUnit
        implements Operation<
                DeleteOrganizationalUnitRequest, OnOrganization<DeleteOrganizationalUnit.Leaving>, NoOutput> {
    private static final Action DELETE_ORGANIZATIONAL_UNIT = new Action("organizations", "DeleteOrganizationalUnit");

    /** A unit, and whether nothing is in it. */
    public record Leaving(Unit unit, boolean empty) {}

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;

    public DeleteOrganizationalUnit(OrganizationLocator locator, OrganizationRepository organizations) {
        this.locator = locator;
        this.organizations = organizations;
    }

    @Override
    public OperationContract<DeleteOrganizationalUnitRequest, NoOutput> contract() {
        return OrganizationsContract.DELETE_ORGANIZATIONAL_UNIT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<DeleteOrganizationalUnit.Leaving> locate(DeleteOrganizationalUnitRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> Found.of(
                        view.unit(request.organizationalUnitId())
                                .map(unit -> new Leaving(
                                        unit,
                                        view.unitsIn(unit.id(), null, 1).isEmpty()
                                                && view.membersIn(unit.id(), null, 1)
                                                        .isEmpty()))
                                .orElse(null),
                        locator.arns().unit(organization, request.organizationalUnitId())),
                DELETE_ORGANIZATIONAL_UNIT);
    }

    @Override
    public Answer<NoOutput> run(
            DeleteOrganizationalUnitRequest request,
            OnOrganization<DeleteOrganizationalUnit.Leaving> located,
            Permits permits,
            Call call) {
        Organization organization = located.asManagement(permits, call);
        Leaving leaving = located.or(Refused.noUnit());
        if (!leaving.empty()) {
            throw OrganizationsError.ORGANIZATIONAL_UNIT_NOT_EMPTY.because(
                    "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child"
                            + " OUs, and try the operation again.");
        }
        Counts counts = organization.counts();
        Organization after = organization.with(counts.withUnits(counts.units() - 1));
        return new Answer.Changing<>(
                NoOutput.INSTANCE,
                organizations.change(organization, after, List.of(new Edit.RemoveUnit(leaving.unit()))));
    }
}
