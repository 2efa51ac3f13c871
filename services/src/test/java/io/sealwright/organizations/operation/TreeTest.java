// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import static io.sealwright.organizations.OrganizationFixture.isRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.organizations.OrganizationFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Units: made, renamed, taken away, and what is in them. */
class TreeTest {
    private static OrganizationFixture organization;

    @BeforeAll
    static void an_organization() {
        organization = new OrganizationFixture();
    }

    @AfterAll
    static void gone() throws Exception {
        organization.close();
    }

    @Test
    void an_organization_begins_with_a_root_and_no_policy_type() {
        try (var fresh = new OrganizationFixture()) {
            String id = fresh.organizationId();
            assertThat(fresh.rootId()).matches("r-[a-z0-9]{4}");
            assertThat(fresh.root())
                    .containsEntry("Name", "Root")
                    .containsEntry(
                            "Arn",
                            "arn:aws:organizations::%s:root/%s/%s".formatted(fresh.management.id(), id, fresh.rootId()))
                    .containsEntry("PolicyTypes", List.of());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_unit_is_made_described_renamed_and_taken_away() {
        Map<String, Object> made = organization
                .call("CreateOrganizationalUnit", "ParentId", organization.rootId(), "Name", "Sales")
                .ok()
                .object("OrganizationalUnit");

        String id = (String) made.get("Id");
        assertThat(id)
                .matches("ou-%s-[a-z0-9]{8}".formatted(organization.rootId().substring(2)));
        assertThat(made)
                .containsEntry("Name", "Sales")
                .containsEntry(
                        "Arn",
                        "arn:aws:organizations::%s:ou/%s/%s"
                                .formatted(organization.management.id(), organization.organizationId(), id))
                .containsEntry("Path", "%s/%s/%s/".formatted(organization.organizationId(), organization.rootId(), id));
        assertThat(organization
                        .call("UpdateOrganizationalUnit", "OrganizationalUnitId", id, "Name", "Market")
                        .ok()
                        .object("OrganizationalUnit"))
                .containsEntry("Name", "Market");
        assertThat(organization
                        .call("DescribeOrganizationalUnit", "OrganizationalUnitId", id)
                        .ok()
                        .object("OrganizationalUnit"))
                .containsEntry("Name", "Market");
        organization
                .call("DeleteOrganizationalUnit", "OrganizationalUnitId", id)
                .ok();
        organization
                .call("DescribeOrganizationalUnit", "OrganizationalUnitId", id)
                .isRefusal(
                        "OrganizationalUnitNotFoundException",
                        "You specified an organizational unit that doesn't exist.");
    }

    @Test
    void a_name_is_given_once_in_one_place() {
        String root = organization.rootId();
        String parent = organization.unit(root);
        organization
                .call("CreateOrganizationalUnit", "ParentId", parent, "Name", "Same")
                .ok();
        String other = organization.unit(parent);

        organization
                .call("CreateOrganizationalUnit", "ParentId", parent, "Name", "Same")
                .isRefusal("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");
        organization
                .call("UpdateOrganizationalUnit", "OrganizationalUnitId", other, "Name", "Same")
                .isRefusal("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");
        organization
                .call("CreateOrganizationalUnit", "ParentId", other, "Name", "Same")
                .ok();
    }

    @Test
    void units_lie_five_deep_at_most() {
        String parent = organization.rootId();
        for (int depth = 0; depth < 5; depth++) {
            parent = organization.unit(parent);
        }

        isRefusal(
                organization.call("CreateOrganizationalUnit", "ParentId", parent, "Name", "too deep"),
                "ConstraintViolationException",
                "OU_DEPTH_LIMIT_EXCEEDED",
                "You have exceeded the OU depth limit of the organization.");
    }

    @Test
    void a_unit_with_something_in_it_stays() {
        String unit = organization.unit(organization.rootId());
        String inner = organization.unit(unit);
        String account = organization.account();
        move(account, organization.rootId(), inner);
        String notEmpty = "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all"
                + " child OUs, and try the operation again.";

        organization
                .call("DeleteOrganizationalUnit", "OrganizationalUnitId", unit)
                .isRefusal("OrganizationalUnitNotEmptyException", notEmpty);
        organization
                .call("DeleteOrganizationalUnit", "OrganizationalUnitId", inner)
                .isRefusal("OrganizationalUnitNotEmptyException", notEmpty);
        move(account, inner, organization.rootId());
        organization
                .call("DeleteOrganizationalUnit", "OrganizationalUnitId", inner)
                .ok();
        organization
                .call("DeleteOrganizationalUnit", "OrganizationalUnitId", unit)
                .ok();
    }

    @Test
    void an_account_is_moved_from_where_it_is_to_where_it_is_not() {
        String root = organization.rootId();
        String unit = organization.unit(root);
        String account = organization.account();

        organization
                .call("MoveAccount", "AccountId", account, "SourceParentId", unit, "DestinationParentId", root)
                .isRefusal(
                        "SourceParentNotFoundException",
                        "You specified a source parent that doesn't exist, or that the account isn't in.");
        organization
                .call("MoveAccount", "AccountId", account, "SourceParentId", root, "DestinationParentId", root)
                .isRefusal(
                        "DuplicateAccountException", "That account is already present in the specified destination.");
        organization
                .call(
                        "MoveAccount",
                        "AccountId",
                        account,
                        "SourceParentId",
                        root,
                        "DestinationParentId",
                        unit.substring(0, unit.length() - 8) + "00000000")
                .isRefusal(
                        "DestinationParentNotFoundException", "You specified a destination parent that doesn't exist.");
        move(account, root, unit);

        assertThat(organization.call("ListParents", "ChildId", account).ok().json())
                .isEqualTo(Map.of("Parents", List.of(Map.of("Id", unit, "Type", "ORGANIZATIONAL_UNIT"))));
        assertThat(organization.call("ListParents", "ChildId", unit).ok().json())
                .isEqualTo(Map.of("Parents", List.of(Map.of("Id", root, "Type", "ROOT"))));
        assertThat(organization
                        .call("ListChildren", "ParentId", unit, "ChildType", "ACCOUNT")
                        .ok()
                        .json())
                .isEqualTo(Map.of("Children", List.of(Map.of("Id", account, "Type", "ACCOUNT"))));
        assertThat(organization
                        .call("ListChildren", "ParentId", unit, "ChildType", "ORGANIZATIONAL_UNIT")
                        .ok()
                        .json())
                .isEqualTo(Map.of("Children", List.of()));
        assertThat(organization
                        .call("ListAccountsForParent", "ParentId", unit)
                        .ok()
                        .<Map<String, Object>>list("Accounts"))
                .extracting(found -> found.get("Id"))
                .containsExactly(account);
        assertThat(organization
                        .call("ListOrganizationalUnitsForParent", "ParentId", root)
                        .ok()
                        .<Map<String, Object>>list("OrganizationalUnits"))
                .extracting(found -> found.get("Id"))
                .contains(unit);
    }

    @Test
    void parents_and_children_that_are_not_there_are_refused_by_name() {
        String nowhere = "ou-%s-00000000".formatted(organization.rootId().substring(2));

        for (String operation : List.of("ListAccountsForParent", "ListOrganizationalUnitsForParent")) {
            organization
                    .call(operation, "ParentId", nowhere)
                    .isRefusal("ParentNotFoundException", "You specified parent that doesn't exist.");
        }
        organization
                .call("ListChildren", "ParentId", nowhere, "ChildType", "ACCOUNT")
                .isRefusal("ParentNotFoundException", "You specified parent that doesn't exist.");
        organization
                .call("ListParents", "ChildId", nowhere)
                .isRefusal("ChildNotFoundException", "You specified a child that doesn't exist.");
        organization
                .call("CreateOrganizationalUnit", "ParentId", nowhere, "Name", "x")
                .isRefusal("ParentNotFoundException", "You specified parent that doesn't exist.");
    }

    private static void move(String account, String from, String to) {
        organization
                .call("MoveAccount", "AccountId", account, "SourceParentId", from, "DestinationParentId", to)
                .ok();
    }
}
