// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Roles, with what is attached to them, from the making to the end. */
@ExtendWith(SharedKms.class)
class RolesTest {
    private static final String ALLOW = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}}""";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms kms) {
        account = kms.newAccount();
        iam = Iam.as(account.administrator());
    }

    private static String trusting(String principal) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""".formatted(principal);
    }

    private String trust() {
        return trusting("arn:aws:iam::%s:root".formatted(account.id()));
    }

    private XmlAnswer create(String name) {
        return iam.call("CreateRole", "RoleName", name, "AssumeRolePolicyDocument", trust())
                .ok();
    }

    private String policy(String name) {
        return iam.call("CreatePolicy", "PolicyName", name, "PolicyDocument", ALLOW)
                .ok()
                .text("Arn");
    }

    private static String decoded(XmlAnswer answer, String element) {
        return URLDecoder.decode(answer.text(element), StandardCharsets.UTF_8);
    }

    @Test
    void a_new_role_is_answered_without_duration_tags_and_last_use() {
        XmlAnswer made = iam.call(
                        "CreateRole", "RoleName", "Deployer", "Path", "/ci/", "AssumeRolePolicyDocument", trust())
                .ok();

        assertThat(made.text("Arn")).isEqualTo("arn:aws:iam::%s:role/ci/Deployer".formatted(account.id()));
        assertThat(made.text("RoleId")).matches("AROA[A-Z2-7]{17}");
        assertThat(decoded(made, "AssumeRolePolicyDocument")).isEqualTo(trust());
        assertThat(made.has("MaxSessionDuration")).isFalse();
        assertThat(made.has("Tags")).isFalse();
        assertThat(made.has("RoleLastUsed")).isFalse();

        XmlAnswer told = iam.call("GetRole", "RoleName", "DEPLOYER").ok();
        assertThat(told.text("RoleId")).isEqualTo(made.text("RoleId"));
        assertThat(told.text("MaxSessionDuration")).isEqualTo("3600");
        assertThat(told.text("RoleLastUsed")).isEmpty();

        XmlAnswer listed = iam.call("ListRoles", "PathPrefix", "/ci").ok();
        assertThat(listed.all("RoleName")).containsExactly("Deployer");
        assertThat(listed.text("MaxSessionDuration")).isEqualTo("3600");
        assertThat(listed.has("RoleLastUsed")).isFalse();
    }

    /** Such roles escape the control policies of an organization, so a member who could make one would escape them. */
    @Test
    void nobody_makes_a_role_under_the_path_of_service_linked_roles() {
        for (String path : List.of("/aws-service-role/", "/aws-service-role/kms.amazonaws.com/")) {
            iam.call("CreateRole", "RoleName", "Linked", "Path", path, "AssumeRolePolicyDocument", trust())
                    .isRefusal(
                            400,
                            "InvalidInput",
                            "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles");
        }
    }

    @Test
    void a_name_is_unique_whatever_its_case() {
        create("Deployer");

        iam.call("CreateRole", "RoleName", "deployer", "AssumeRolePolicyDocument", trust())
                .isRefusal(409, "EntityAlreadyExists", "Role with name deployer already exists.");
    }

    @Test
    void whom_a_role_trusts_must_exist() {
        String nobody = "arn:aws:iam::%s:user/nobody".formatted(account.id());
        iam.call("CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", trusting(nobody))
                .isRefusal(
                        400,
                        "MalformedPolicyDocument",
                        "Invalid principal in policy: \"AWS\":\"%s\"".formatted(nobody));
        create("r");
        iam.call("UpdateAssumeRolePolicy", "RoleName", "r", "PolicyDocument", trusting(nobody))
                .isRefusal(
                        400,
                        "MalformedPolicyDocument",
                        "Invalid principal in policy: \"AWS\":\"%s\"".formatted(nobody));
    }

    @Test
    void whom_a_role_trusted_reads_as_its_unique_id_once_it_is_gone() {
        XmlAnswer other = create("Other");
        iam.call("CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", trusting(other.text("Arn")))
                .ok();
        assertThat(decoded(iam.call("GetRole", "RoleName", "r").ok(), "AssumeRolePolicyDocument"))
                .isEqualTo(trusting(other.text("Arn")));

        iam.call("DeleteRole", "RoleName", "Other").ok();
        String goneId = trusting(other.text("RoleId"));
        assertThat(decoded(iam.call("GetRole", "RoleName", "r").ok(), "AssumeRolePolicyDocument"))
                .isEqualTo(goneId);

        create("Other");
        assertThat(decoded(iam.call("GetRole", "RoleName", "r").ok(), "AssumeRolePolicyDocument"))
                .isEqualTo(goneId);
    }

    @Test
    void what_is_not_json_is_refused_in_words_of_its_own() {
        iam.call("CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", "not json")
                .isRefusal(400, "MalformedPolicyDocument", "This policy contains invalid Json");
    }

    @Test
    void a_role_is_changed_member_by_member() {
        create("r");

        iam.call("UpdateRole", "RoleName", "r", "Description", "one", "MaxSessionDuration", 7200)
                .ok();
        iam.call("UpdateRole", "RoleName", "r", "MaxSessionDuration", 43200).ok();
        XmlAnswer described = iam.call("UpdateRoleDescription", "RoleName", "r", "Description", "two")
                .ok();

        assertThat(described.text("Description")).isEqualTo("two");
        XmlAnswer role = iam.call("GetRole", "RoleName", "r").ok();
        assertThat(role.text("Description")).isEqualTo("two");
        assertThat(role.text("MaxSessionDuration")).isEqualTo("43200");
        assertThat(iam.call("UpdateRole", "RoleName", "r", "MaxSessionDuration", 43201)
                        .text("Code"))
                .isEqualTo("ValidationError");
    }

    @Test
    void the_trust_policy_is_replaced() {
        create("r");
        String star = trusting("*");

        iam.call("UpdateAssumeRolePolicy", "RoleName", "r", "PolicyDocument", star)
                .ok();

        assertThat(decoded(iam.call("GetRole", "RoleName", "r").ok(), "AssumeRolePolicyDocument"))
                .isEqualTo(star);
    }

    @Test
    void what_does_not_exist_cannot_be_found() {
        for (String operation : List.of(
                "GetRole",
                "DeleteRole",
                "ListRoleTags",
                "ListRolePolicies",
                "ListAttachedRolePolicies",
                "ListInstanceProfilesForRole",
                "DeleteRolePermissionsBoundary")) {
            iam.call(operation, "RoleName", "nobody").isNoSuchEntity("The role with name nobody cannot be found.");
        }
    }

    @Test
    void a_role_has_no_instance_profiles() {
        create("r");

        assertThat(iam.call("ListInstanceProfilesForRole", "RoleName", "r").ok().text("InstanceProfiles"))
                .isEmpty();
    }

    @Test
    void inline_policies_are_put_told_listed_and_deleted() {
        create("r");
        iam.call("PutRolePolicy", "RoleName", "r", "PolicyName", "b", "PolicyDocument", ALLOW)
                .ok();
        iam.call("PutRolePolicy", "RoleName", "r", "PolicyName", "a", "PolicyDocument", ALLOW)
                .ok();

        assertThat(iam.call("ListRolePolicies", "RoleName", "r").ok().all("member"))
                .containsExactly("a", "b");
        XmlAnswer told =
                iam.call("GetRolePolicy", "RoleName", "r", "PolicyName", "b").ok();
        assertThat(decoded(told, "PolicyDocument")).isEqualTo(ALLOW);
        iam.call("DeleteRole", "RoleName", "r")
                .isRefusal(409, "DeleteConflict", "Cannot delete entity, must delete policies first.");
        iam.call("DeleteRolePolicy", "RoleName", "r", "PolicyName", "b").ok();
        iam.call("GetRolePolicy", "RoleName", "r", "PolicyName", "b")
                .isNoSuchEntity("The role policy with name b cannot be found.");
        iam.call("DeleteRolePolicy", "RoleName", "r", "PolicyName", "b")
                .isNoSuchEntity("The role policy with name b cannot be found.");
    }

    @Test
    void inline_policies_of_a_role_weigh_10240_characters_together() {
        create("r");
        String half = ALLOW.replace("ListKeys", "L" + "i".repeat(5_120 - ALLOW.length() + 7));
        iam.call("PutRolePolicy", "RoleName", "r", "PolicyName", "a", "PolicyDocument", half)
                .ok();
        iam.call("PutRolePolicy", "RoleName", "r", "PolicyName", "b", "PolicyDocument", half)
                .ok();

        iam.call("PutRolePolicy", "RoleName", "r", "PolicyName", "b", "PolicyDocument", half.replace("kms:L", "kms:LL"))
                .isRefusal(409, "LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role r");
    }

    @Test
    void managed_policies_are_attached_counted_and_detached() {
        create("r");
        String own = policy("Own");
        iam.call("AttachRolePolicy", "RoleName", "r", "PolicyArn", own).ok();
        iam.call("AttachRolePolicy", "RoleName", "r", "PolicyArn", own).ok();
        iam.call("AttachRolePolicy", "RoleName", "r", "PolicyArn", READ_ONLY).ok();

        assertThat(iam.call("ListAttachedRolePolicies", "RoleName", "r").ok().all("PolicyArn"))
                .containsExactlyInAnyOrder(own, READ_ONLY);
        assertThat(iam.call("GetPolicy", "PolicyArn", own).ok().text("AttachmentCount"))
                .isEqualTo("1");
        assertThat(iam.call("GetPolicy", "PolicyArn", READ_ONLY).ok().text("AttachmentCount"))
                .isEqualTo("1");
        assertThat(iam.call("ListPolicies", "OnlyAttached", true).ok().all("PolicyName"))
                .containsExactly("Own", "IAMReadOnlyAccess");
        iam.call("DeletePolicy", "PolicyArn", own)
                .isRefusal(409, "DeleteConflict", "Cannot delete a policy attached to entities.");
        iam.call("DeleteRole", "RoleName", "r")
                .isRefusal(409, "DeleteConflict", "Cannot delete entity, must detach all policies first.");

        iam.call("DetachRolePolicy", "RoleName", "r", "PolicyArn", own).ok();
        iam.call("DetachRolePolicy", "RoleName", "r", "PolicyArn", own)
                .isNoSuchEntity("Policy %s was not found.".formatted(own));
        iam.call("DeletePolicy", "PolicyArn", own).ok();
    }

    @Test
    void what_is_attached_must_exist() {
        create("r");
        String nothing = "arn:aws:iam::%s:policy/nothing".formatted(account.id());

        iam.call("AttachRolePolicy", "RoleName", "r", "PolicyArn", nothing)
                .isNoSuchEntity("Policy %s does not exist or is not attachable.".formatted(nothing));
        iam.call("AttachRolePolicy", "RoleName", "r", "PolicyArn", "a-policy-that-is-no-arn")
                .isRefusal(400, "ValidationError", "Invalid ARN:  Could not be parsed!");
    }

    @Test
    void a_role_has_at_most_ten_managed_policies() {
        create("r");
        for (int i = 0; i < 10; i++) {
            iam.call("AttachRolePolicy", "RoleName", "r", "PolicyArn", policy("p" + i))
                    .ok();
        }

        iam.call("AttachRolePolicy", "RoleName", "r", "PolicyArn", READ_ONLY)
                .isRefusal(409, "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: 10");
    }

    @Test
    void a_boundary_is_put_exchanged_and_taken_away() {
        create("r");
        String one = policy("One");
        String two = policy("Two");

        iam.call("PutRolePermissionsBoundary", "RoleName", "r", "PermissionsBoundary", one)
                .ok();
        assertThat(iam.call("GetRole", "RoleName", "r").ok().text("PermissionsBoundaryArn"))
                .isEqualTo(one);
        iam.call("PutRolePermissionsBoundary", "RoleName", "r", "PermissionsBoundary", two)
                .ok();
        assertThat(iam.call("GetPolicy", "PolicyArn", one).ok().text("PermissionsBoundaryUsageCount"))
                .isEqualTo("0");
        assertThat(iam.call("GetPolicy", "PolicyArn", two).ok().text("PermissionsBoundaryUsageCount"))
                .isEqualTo("1");
        assertThat(iam.call("ListPolicies", "PolicyUsageFilter", "PermissionsBoundary")
                        .ok()
                        .all("PolicyName"))
                .containsExactly("Two");

        iam.call("DeleteRolePermissionsBoundary", "RoleName", "r").ok();
        iam.call("DeleteRolePermissionsBoundary", "RoleName", "r").ok();
        iam.call("DeletePolicy", "PolicyArn", two).ok();
    }

    @Test
    void a_role_made_with_a_boundary_frees_it_at_its_end() {
        String bound = policy("Bound");
        XmlAnswer made = iam.call(
                        "CreateRole",
                        "RoleName",
                        "r",
                        "AssumeRolePolicyDocument",
                        trust(),
                        "PermissionsBoundary",
                        bound)
                .ok();
        assertThat(made.text("PermissionsBoundaryArn")).isEqualTo(bound);
        assertThat(iam.call("DeletePolicy", "PolicyArn", bound).text("Code")).isEqualTo("DeleteConflict");

        iam.call("DeleteRole", "RoleName", "r").ok();

        iam.call("DeletePolicy", "PolicyArn", bound).ok();
    }

    @Test
    void tags_are_set_and_taken() {
        iam.call(
                        "CreateRole",
                        "RoleName",
                        "r",
                        "AssumeRolePolicyDocument",
                        trust(),
                        "Tags",
                        List.of(Iam.tag("Dept", "a")))
                .ok();
        iam.call("TagRole", "RoleName", "r", "Tags", List.of(Iam.tag("dept", "b"), Iam.tag("x", "1")))
                .ok();
        iam.call("UntagRole", "RoleName", "r", "TagKeys", List.of("X")).ok();

        XmlAnswer tags = iam.call("ListRoleTags", "RoleName", "r").ok();
        assertThat(tags.all("Key")).containsExactly("dept");
        assertThat(tags.all("Value")).containsExactly("b");
        iam.call("TagRole", "RoleName", "r", "Tags", List.of(Iam.tag("a", "1"), Iam.tag("A", "2")))
                .isRefusal(
                        400,
                        "InvalidInput",
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    @Test
    void a_listing_goes_on_where_its_marker_says() {
        for (String name : List.of("c", "A", "b")) {
            create(name);
        }

        XmlAnswer first = iam.call("ListRoles", "MaxItems", 2).ok();
        XmlAnswer second = iam.call("ListRoles", "MaxItems", 2, "Marker", first.text("Marker"))
                .ok();

        assertThat(first.all("RoleName")).containsExactly("A", "b");
        assertThat(second.all("RoleName")).containsExactly("c");
        assertThat(second.text("IsTruncated")).isEqualTo("false");
    }
}
