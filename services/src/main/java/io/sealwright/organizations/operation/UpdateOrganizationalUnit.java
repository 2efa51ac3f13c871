// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.contract.organizations.UpdateOrganizationalUnitRequest;
import io.sealwright.contract.organizations.UpdateOrganizationalUnitResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Descriptions;
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
 * Gives a unit another name. Its id, its place and what is attached to it stay.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdateOrganizationalUnit.html">UpdateOrganizationalUnit</a>
 */
public final class UpdateOrganizationalUnit
        implements Operation<
                UpdateOrganizationalUnitRequest,
                OnOrganization<UpdateOrganizationalUnit.Renaming>,
                UpdateOrganizationalUnitResponse> {
    private static final Action UPDATE_ORGANIZATIONAL_UNIT = new Action("organizations", "UpdateOrganizationalUnit");

    /** A unit, and whether something beside it has the new name. */
    public record Renaming(Unit unit, String path, boolean nameTaken) {}

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;
    private final Descriptions descriptions;

    public UpdateOrganizationalUnit(
            OrganizationLocator locator, OrganizationRepository organizations, Descriptions descriptions) {
        this.locator = locator;
        this.organizations = organizations;
        this.descriptions = descriptions;
    }

    @Override
    public OperationContract<UpdateOrganizationalUnitRequest, UpdateOrganizationalUnitResponse> contract() {
        return OrganizationsContract.UPDATE_ORGANIZATIONAL_UNIT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<UpdateOrganizationalUnit.Renaming> locate(
            UpdateOrganizationalUnitRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> Found.of(
                        view.unit(request.organizationalUnitId())
                                .map(unit -> new Renaming(
                                        unit,
                                        view.pathOf(organization, unit.id()),
                                        view.hasUnit(unit.parent(), nameOf(request, unit))))
                                .orElse(null),
                        locator.arns().unit(organization, request.organizationalUnitId())),
                UPDATE_ORGANIZATIONAL_UNIT);
    }

    @Override
    public Answer<UpdateOrganizationalUnitResponse> run(
            UpdateOrganizationalUnitRequest request,
            OnOrganization<UpdateOrganizationalUnit.Renaming> located,
            Permits permits,
            Call call) {
        Organization organization = located.asManagement(permits, call);
        Renaming renaming = located.or(Refused.noUnit());
        Unit before = renaming.unit();
        Unit after = before.named(nameOf(request, before));
        if (renaming.nameTaken() && !after.name().equals(before.name())) {
            throw OrganizationsError.DUPLICATE_ORGANIZATIONAL_UNIT.because("An OU with the same name already exists.");
        }
        return new Answer.Changing<>(
                new UpdateOrganizationalUnitResponse(descriptions.unit(organization, after, renaming.path())),
                organizations.change(organization, organization.next(), List.of(new Edit.ReplaceUnit(after))));
    }

    private static String nameOf(UpdateOrganizationalUnitRequest request, Unit unit) {
        String name = request.name();
        return name == null ? unit.name() : name;
    }
}
