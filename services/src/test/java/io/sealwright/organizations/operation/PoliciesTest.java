// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import static io.sealwright.organizations.OrganizationFixture.FULL;
import static io.sealwright.organizations.OrganizationFixture.RCP;
import static io.sealwright.organizations.OrganizationFixture.SCP;
import static io.sealwright.organizations.OrganizationFixture.isRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.organizations.OrganizationFixture;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Control policies: kept, changed, attached, detached, and the types of them. */
class PoliciesTest {
    private OrganizationFixture organization;

    @BeforeEach
    void an_organization() {
        organization = new OrganizationFixture();
    }

    @AfterEach
    void gone() throws IOException {
        organization.close();
    }

    @Test
    void a_policy_is_made_described_changed_and_taken_away() {
        String content = OrganizationFixture.denying("kms:Encrypt");
        String id = organization.policy(SCP, content);

        Map<String, Object> policy =
                organization.call("DescribePolicy", "PolicyId", id).ok().object("Policy");
        assertThat(id).matches("p-[a-z0-9]{8}");
        assertThat(policy).containsEntry("Content", content);
        assertThat((Map<?, ?>) policy.get("PolicySummary"))
                .isEqualTo(Map.of(
                        "Id",
                        id,
                        "Arn",
                        "arn:aws:organizations::%s:policy/%s/service_control_policy/%s"
                                .formatted(organization.management.id(), organization.organizationId(), id),
                        "Name",
                        "policy 1",
                        "Description",
                        "",
                        "Type",
                        SCP,
                        "AwsManaged",
                        false));
        String other = OrganizationFixture.denying("kms:Decrypt");
        assertThat(organization
                        .call("UpdatePolicy", "PolicyId", id, "Name", "new", "Content", other)
                        .ok()
                        .object("Policy"))
                .containsEntry("Content", other);
        assertThat(organization.call("DescribePolicy", "PolicyId", id).ok().body())
                .contains("\"new\"");
        organization.call("DeletePolicy", "PolicyId", id).ok();
        organization
                .call("DescribePolicy", "PolicyId", id)
                .isRefusal("PolicyNotFoundException", "You specified a policy that doesn't exist.");
    }

    @Test
    void what_is_not_a_policy_is_refused() {
        assertThat(create("x", "{").code()).isEqualTo("MalformedPolicyDocumentException");
        assertThat(create("x", "{\"Version\":\"2012-10-17\"}").code()).isEqualTo("MalformedPolicyDocumentException");
        isRefusal(
                create("x", OrganizationFixture.allowing("kms:" + "x".repeat(5_120))),
                "ConstraintViolationException",
                "POLICY_CONTENT_LIMIT_EXCEEDED",
                "You attempted to create a policy that is larger than the maximum size.");
        assertThat(organization
                        .call("CreatePolicy", "Type", "TAG_POLICY", "Name", "x", "Description", "", "Content", "{}")
                        .code())
                .isEqualTo("PolicyTypeNotAvailableForOrganizationException");
        create("x", OrganizationFixture.denying("kms:Encrypt")).ok();
        create("x", OrganizationFixture.denying("kms:Encrypt"))
                .isRefusal("DuplicatePolicyException", "A policy with the same name already exists.");
        create("FullAWSAccess", OrganizationFixture.denying("kms:Encrypt"))
                .isRefusal("DuplicatePolicyException", "A policy with the same name already exists.");
    }

    private io.sealwright.kms.Answer create(String name, String content) {
        return organization.call("CreatePolicy", "Type", SCP, "Name", name, "Description", "", "Content", content);
    }

    @Test
    void aws_has_a_policy_of_each_type_that_nobody_changes() {
        Map<String, Object> full =
                organization.call("DescribePolicy", "PolicyId", FULL).ok().object("Policy");
        assertThat((Map<?, ?>) full.get("PolicySummary"))
                .isEqualTo(Map.of(
                        "Id",
                        FULL,
                        "Arn",
                        "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
                        "Name",
                        "FullAWSAccess",
                        "Description",
                        "Allows access to every operation",
                        "Type",
                        SCP,
                        "AwsManaged",
                        true));
        for (String id : List.of(FULL, "p-RCPFullAWSAccess")) {
            for (String operation : List.of("DeletePolicy", "UpdatePolicy")) {
                isRefusal(
                        organization.call(operation, "PolicyId", id),
                        "InvalidInputException",
                        "IMMUTABLE_POLICY",
                        "You specified a policy that is managed by AWS and can't be modified.");
            }
        }
        String mine = organization.policy(SCP, OrganizationFixture.denying("kms:Encrypt"));
        assertThat(organization.call("ListPolicies", "Filter", SCP).ok().<Map<String, Object>>list("Policies"))
                .extracting(policy -> policy.get("Id"))
                .containsExactly(FULL, mine);
        assertThat(organization.call("ListPolicies", "Filter", RCP).ok().<Map<String, Object>>list("Policies"))
                .extracting(policy -> policy.get("Id"))
                .containsExactly("p-RCPFullAWSAccess");
        var first = organization
                .call("ListPolicies", "Filter", SCP, "MaxResults", 1)
                .ok();
        assertThat(organization
                        .call("ListPolicies", "Filter", SCP, "NextToken", first.text("NextToken"))
                        .ok()
                        .<Map<String, Object>>list("Policies"))
                .extracting(policy -> policy.get("Id"))
                .containsExactly(mine);
    }

    @Test
    void a_type_is_enabled_before_policies_of_it_are_attached() {
        String policy = organization.policy(SCP, OrganizationFixture.denying("kms:Encrypt"));
        String root = organization.rootId();

        organization
                .attach(policy, root)
                .isRefusal(
                        "PolicyTypeNotEnabledException",
                        "This operation can be performed only for enabled policy types.");
        organization.enable(SCP);
        organization
                .call("EnablePolicyType", "RootId", root, "PolicyType", SCP)
                .isRefusal("PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");
        assertThat(organization.root()).containsEntry("PolicyTypes", List.of(Map.of("Type", SCP, "Status", "ENABLED")));
        organization.attach(policy, root).ok();
        organization
                .attach(policy, root)
                .isRefusal(
                        "DuplicatePolicyAttachmentException",
                        "The selected policy is already attached to the specified target.");
        assertThat(organization.attached(SCP, root)).containsExactlyInAnyOrder(FULL, policy);
    }

    @Test
    void enabling_attaches_full_access_to_all_there_is_and_disabling_detaches_everything() {
        String unit = organization.unit(organization.rootId());
        String account = organization.account();
        organization.enable(SCP);
        String policy = organization.policy(SCP, OrganizationFixture.denying("kms:Encrypt"));
        organization.attach(policy, unit).ok();
        String later = organization.unit(unit);

        for (String node : List.of(organization.rootId(), account, later)) {
            assertThat(organization.attached(SCP, node)).containsExactly(FULL);
        }
        organization.disable(SCP);
        assertThat(organization.attached(SCP, unit)).isEmpty();
        organization
                .call("DisablePolicyType", "RootId", organization.rootId(), "PolicyType", SCP)
                .isRefusal(
                        "PolicyTypeNotEnabledException",
                        "This operation can be performed only for enabled policy types.");
        organization.enable(SCP);
        assertThat(organization.attached(SCP, unit)).containsExactly(FULL);
        organization.call("DeletePolicy", "PolicyId", policy).ok();
    }

    @Test
    void five_policies_of_a_type_are_the_most_on_one_target() {
        organization.enable(SCP);
        String root = organization.rootId();
        for (int i = 0; i < 4; i++) {
            organization
                    .attach(organization.policy(SCP, OrganizationFixture.denying("kms:Encrypt")), root)
                    .ok();
        }

        isRefusal(
                organization.attach(organization.policy(SCP, OrganizationFixture.denying("kms:Encrypt")), root),
                "ConstraintViolationException",
                "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                "You have attached the maximum number of policies to the specified target.");
    }

    @Test
    void the_last_service_control_policy_stays_but_may_be_exchanged() {
        organization.enable(SCP);
        String account = organization.account();
        String policy = organization.policy(SCP, OrganizationFixture.allowing("kms:*"));

        isRefusal(
                organization.detach(FULL, account),
                "ConstraintViolationException",
                "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                "You cannot remove the last policy attached to the specified target. You must have at least one attached"
                        + " at all times.");
        organization
                .detach(policy, account)
                .isRefusal(
                        "PolicyNotAttachedException",
                        "The policy isn't attached to the specified target in the specified root.");
        organization.attach(policy, account).ok();
        organization.detach(FULL, account).ok();
        assertThat(organization.attached(SCP, account)).containsExactly(policy);
    }

    @Test
    void full_access_to_resources_cannot_be_detached() {
        organization.enable(RCP);

        isRefusal(
                organization.detach("p-RCPFullAWSAccess", organization.rootId()),
                "InvalidInputException",
                "NON_DETACHABLE_POLICY",
                "You can't detach this AWS managed policy.");
    }

    @Test
    void a_policy_that_something_has_stays_and_tells_where() {
        organization.enable(SCP);
        String unit = organization.unit(organization.rootId());
        String account = organization.account();
        String policy = organization.policy(SCP, OrganizationFixture.denying("kms:Encrypt"));
        organization.attach(policy, unit).ok();
        organization.attach(policy, account).ok();

        organization
                .call("DeletePolicy", "PolicyId", policy)
                .isRefusal(
                        "PolicyInUseException",
                        "The policy is attached to one or more entities. You must detach it from all roots, OUs, and"
                                + " accounts before performing this operation.");
        assertThat(targets(policy)).containsExactly(account, unit);
        assertThat(targets(FULL))
                .containsExactlyInAnyOrder(account, unit, organization.rootId(), organization.management.id());
        assertThat(organization
                        .call("ListTargetsForPolicy", "PolicyId", policy)
                        .ok()
                        .<Map<String, Object>>list("Targets"))
                .extracting(target -> target.get("Type"))
                .containsExactly("ACCOUNT", "ORGANIZATIONAL_UNIT");
        organization.detach(policy, unit).ok();
        organization.detach(policy, account).ok();
        assertThat(targets(policy)).isEmpty();
        organization.call("DeletePolicy", "PolicyId", policy).ok();
    }

    private List<Object> targets(String policy) {
        return organization
                .call("ListTargetsForPolicy", "PolicyId", policy)
                .ok()
                .<Map<String, Object>>list("Targets")
                .stream()
                .map(target -> target.get("TargetId"))
                .toList();
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        organization.enable(SCP);
        String policy = organization.policy(SCP, OrganizationFixture.denying("kms:Encrypt"));

        organization
                .attach("p-00000000", organization.rootId())
                .isRefusal("PolicyNotFoundException", "You specified a policy that doesn't exist.");
        organization
                .attach(policy, "999999999999")
                .isRefusal("TargetNotFoundException", "You specified a target that doesn't exist.");
        organization
                .call("EnablePolicyType", "RootId", "r-0000", "PolicyType", SCP)
                .isRefusal("RootNotFoundException", "You specified a root that doesn't exist.");
    }
}
