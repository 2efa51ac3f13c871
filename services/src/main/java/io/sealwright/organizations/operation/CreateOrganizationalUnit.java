// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.CreateOrganizationalUnitRequest;
import io.sealwright.contract.organizations.CreateOrganizationalUnitResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Attachments;
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
import io.sealwright.organizations.model.Unit;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Makes an organizational unit in the root or in another unit.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html">CreateOrganizationalUnit</a>
 */
public final class CreateOrganizationalUnit
        implements Operation<
                CreateOrganizationalUnitRequest,
                OnOrganization<CreateOrganizationalUnit.Place>,
                CreateOrganizationalUnitResponse> {
    private static final Action CREATE_ORGANIZATIONAL_UNIT = new Action("organizations", "CreateOrganizationalUnit");
    private static final Action TAG_RESOURCE = new Action("organizations", "TagResource");

    /** Where the new unit would be. */
    public record Place(Unit parent, String path, boolean nameTaken) {}

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;
    private final Identifiers identifiers;
    private final Descriptions descriptions;

    public CreateOrganizationalUnit(
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
    public OperationContract<CreateOrganizationalUnitRequest, CreateOrganizationalUnitResponse> contract() {
        return OrganizationsContract.CREATE_ORGANIZATIONAL_UNIT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<CreateOrganizationalUnit.Place> locate(CreateOrganizationalUnitRequest request, Call call) {
        Action[] actions = request.tags() == null
                ? new Action[] {CREATE_ORGANIZATIONAL_UNIT}
                : new Action[] {CREATE_ORGANIZATIONAL_UNIT, TAG_RESOURCE};
        return locator.locate(
                call,
                OrganizationFacts.giving(request.tags()),
                (view, organization) -> Found.of(
                        view.unit(request.parentId())
                                .map(parent -> new Place(
                                        parent,
                                        view.pathOf(organization, parent.id()),
                                        view.hasUnit(parent.id(), request.name())))
                                .orElse(null),
                        locator.arns().unit(organization, request.parentId())),
                actions);
    }

    @Override
    public Answer<CreateOrganizationalUnitResponse> run(
            CreateOrganizationalUnitRequest request,
            OnOrganization<CreateOrganizationalUnit.Place> located,
            Permits permits,
            Call call) {
        Organization organization = located.asManagement(permits, call);
        Place place = located.or(Refused.noParent());
        if (place.nameTaken()) {
            throw OrganizationsError.DUPLICATE_ORGANIZATIONAL_UNIT.because("An OU with the same name already exists.");
        }
        if (place.parent().depth() >= Unit.MAX_DEPTH) {
            throw Refused.constraint(
                    "OU_DEPTH_LIMIT_EXCEEDED", "You have exceeded the OU depth limit of the organization.");
        }
        long units = organization.counts().units() + 1;
        if (units > Unit.MAX_UNITS) {
            throw Refused.constraint(
                    "OU_NUMBER_LIMIT_EXCEEDED", "You have exceeded the number of OUs allowed in the organization.");
        }
        Unit unit = new Unit(
                identifiers.unit(organization.rootId()),
                place.parent().id(),
                request.name(),
                place.parent().depth() + 1,
                Attachments.NOTHING,
                Tags.of(request.tags()));
        Organization after = organization.with(organization.counts().withUnits(units));
        return new Answer.Changing<>(
                new CreateOrganizationalUnitResponse(
                        descriptions.unit(organization, unit, place.path() + unit.id() + '/')),
                organizations.change(organization, after, List.of(new Edit.AddUnit(unit))));
    }
}
