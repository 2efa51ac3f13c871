// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Managed policies on users and groups: as rights, and as their bound. */
@ExtendWith(SharedKms.class)
class AttachedPoliciesTest {
    private static final String OF_AWS = "arn:aws:iam::aws:policy/AdministratorAccess";

    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms shared) {
        account = shared.newAccount();
        iam = Iam.as(account.administrator());
    }

    private String policy(String name, String effect, String action) {
        return iam.call("CreatePolicy", "PolicyName", name, "Path", "/team/", "PolicyDocument", """
                        {"Version":"2012-10-17","Statement":{"Effect":"%s","Action":"%s","Resource":"*"}}""".formatted(
                                effect, action))
                .ok()
                .text("Arn");
    }

    private XmlAnswer onUser(String operation, String user, String policy) {
        return iam.call(operation, "UserName", user, "PolicyArn", policy);
    }

    private XmlAnswer onGroup(String operation, String policy) {
        return iam.call(operation, "GroupName", "devs", "PolicyArn", policy);
    }

    private static void mayNot(TestUser user) {
        assertThat(user.call("ListKeys").code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void what_is_attached_to_a_user_decides_until_it_is_detached() {
        TestUser bob = account.user("bob");
        String policy = policy("p", "Allow", "kms:ListKeys");
        mayNot(bob);

        onUser("AttachUserPolicy", "bob", policy).ok();
        onUser("AttachUserPolicy", "bob", policy).ok();
        bob.call("ListKeys").ok();
        assertThat(iam.call("GetPolicy", "PolicyArn", policy).text("AttachmentCount"))
                .isEqualTo("1");

        onUser("DetachUserPolicy", "bob", policy).ok();
        mayNot(bob);
        assertThat(iam.call("GetPolicy", "PolicyArn", policy).text("AttachmentCount"))
                .isEqualTo("0");
        onUser("DetachUserPolicy", "bob", policy).isNoSuchEntity("Policy %s was not found.".formatted(policy));
    }

    @Test
    void what_is_attached_to_a_group_decides_on_its_members() {
        TestUser bob = account.user("bob");
        iam.call("CreateGroup", "GroupName", "devs").ok();
        iam.call("AddUserToGroup", "GroupName", "devs", "UserName", "bob").ok();

        onGroup("AttachGroupPolicy", OF_AWS).ok();
        bob.call("ListKeys").ok();

        onGroup("DetachGroupPolicy", OF_AWS).ok();
        mayNot(bob);
    }

    @Test
    void another_default_version_decides_at_once_on_all_who_have_it() {
        TestUser bob = account.user("bob");
        TestUser carol = account.user("carol");
        String policy = policy("p", "Allow", "kms:ListKeys");
        iam.call("CreateGroup", "GroupName", "devs").ok();
        iam.call("AddUserToGroup", "GroupName", "devs", "UserName", "carol").ok();
        onUser("AttachUserPolicy", "bob", policy).ok();
        onGroup("AttachGroupPolicy", policy).ok();
        bob.call("ListKeys").ok();
        carol.call("ListKeys").ok();

        iam.call("CreatePolicyVersion", "PolicyArn", policy, "SetAsDefault", true, "PolicyDocument", """
                        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListAliases","Resource":"*"}}""")
                .ok();
        mayNot(bob);
        mayNot(carol);
        bob.call("ListAliases").ok();

        iam.call("SetDefaultPolicyVersion", "PolicyArn", policy, "VersionId", "v1")
                .ok();
        bob.call("ListKeys").ok();
        carol.call("ListKeys").ok();
    }

    @Test
    void they_are_listed_under_a_path_page_by_page() {
        iam.call("CreateUser", "UserName", "bob").ok();
        String own = policy("p", "Allow", "kms:*");
        onUser("AttachUserPolicy", "bob", own).ok();
        onUser("AttachUserPolicy", "bob", OF_AWS).ok();

        XmlAnswer first = iam.call("ListAttachedUserPolicies", "UserName", "bob", "MaxItems", 1)
                .ok();
        XmlAnswer second = iam.call("ListAttachedUserPolicies", "UserName", "bob", "Marker", first.text("Marker"))
                .ok();
        assertThat(first.all("PolicyArn")).containsExactly(own);
        assertThat(second.all("PolicyName")).containsExactly("AdministratorAccess");
        assertThat(iam.call("ListAttachedUserPolicies", "UserName", "bob", "PathPrefix", "/team/")
                        .all("PolicyName"))
                .containsExactly("p");
    }

    @Test
    void an_entity_has_ten_at_most() {
        iam.call("CreateUser", "UserName", "bob").ok();
        iam.call("CreateGroup", "GroupName", "devs").ok();
        for (int i = 0; i < 10; i++) {
            String policy = policy("p" + i, "Allow", "kms:*");
            onUser("AttachUserPolicy", "bob", policy).ok();
            onGroup("AttachGroupPolicy", policy).ok();
        }

        onUser("AttachUserPolicy", "bob", OF_AWS)
                .isRefusal(409, "LimitExceeded", "Cannot exceed quota for PoliciesPerUser: 10");
        onGroup("AttachGroupPolicy", OF_AWS)
                .isRefusal(409, "LimitExceeded", "Cannot exceed quota for PoliciesPerGroup: 10");
    }

    @Test
    void what_is_no_policy_here_is_not_attached() {
        iam.call("CreateUser", "UserName", "bob").ok();
        String foreign = "arn:aws:iam::999988887777:policy/p";
        for (String absent : List.of(
                "arn:aws:iam::%s:policy/none".formatted(account.id()), "arn:aws:iam::aws:policy/none", foreign)) {
            onUser("AttachUserPolicy", "bob", absent)
                    .isNoSuchEntity("Policy %s does not exist or is not attachable.".formatted(absent));
        }
        onUser("AttachUserPolicy", "bob", "not an ARN at all, is it?")
                .isRefusal(400, "ValidationError", "Invalid ARN:  Could not be parsed!");
    }

    @Test
    void an_attached_policy_stands_in_the_way_of_deleting_either() {
        iam.call("CreateUser", "UserName", "bob").ok();
        String policy = policy("p", "Allow", "kms:*");
        onUser("AttachUserPolicy", "bob", policy).ok();

        iam.call("DeleteUser", "UserName", "bob")
                .isRefusal(409, "DeleteConflict", "Cannot delete entity, must detach all policies first.");
        assertThat(iam.call("DeletePolicy", "PolicyArn", policy).text("Code")).isEqualTo("DeleteConflict");
        onUser("DetachUserPolicy", "bob", policy).ok();
        iam.call("DeletePolicy", "PolicyArn", policy).ok();
        iam.call("DeleteUser", "UserName", "bob").ok();
    }

    @Test
    void a_boundary_bounds_whatever_else_allows_more() {
        TestUser bob = account.userAllowed("bob", "kms:*");
        String boundary = policy("b", "Allow", "kms:ListAliases");
        bob.call("ListKeys").ok();

        iam.call("PutUserPermissionsBoundary", "UserName", "bob", "PermissionsBoundary", boundary)
                .ok();
        assertThat(bob.call("ListKeys").text("Message")).contains("no permissions boundary allows");
        bob.call("ListAliases").ok();
        XmlAnswer told = iam.call("GetUser", "UserName", "bob").ok();
        assertThat(told.text("PermissionsBoundaryArn")).isEqualTo(boundary);
        assertThat(told.text("PermissionsBoundaryType")).isEqualTo("Policy");
        assertThat(iam.call("GetPolicy", "PolicyArn", boundary).text("PermissionsBoundaryUsageCount"))
                .isEqualTo("1");

        iam.call("DeleteUserPermissionsBoundary", "UserName", "bob").ok();
        iam.call("DeleteUserPermissionsBoundary", "UserName", "bob").ok();
        bob.call("ListKeys").ok();
        assertThat(iam.call("GetPolicy", "PolicyArn", boundary).text("PermissionsBoundaryUsageCount"))
                .isEqualTo("0");
    }

    @Test
    void a_boundary_is_there_from_the_making_and_goes_with_the_user() {
        String boundary = policy("b", "Allow", "kms:ListAliases");
        String other = policy("other", "Allow", "*");

        XmlAnswer made = iam.call("CreateUser", "UserName", "bob", "PermissionsBoundary", boundary)
                .ok();
        assertThat(made.text("PermissionsBoundaryArn")).isEqualTo(boundary);
        iam.call("PutUserPermissionsBoundary", "UserName", "bob", "PermissionsBoundary", other)
                .ok();
        iam.call("DeletePolicy", "PolicyArn", boundary).ok();
        assertThat(iam.call("DeletePolicy", "PolicyArn", other).text("Code")).isEqualTo("DeleteConflict");
        iam.call("DeleteUser", "UserName", "bob").ok();
        iam.call("DeletePolicy", "PolicyArn", other).ok();
    }

    @Test
    void conditions_may_ask_which_policy_and_which_boundary() {
        String allowed = policy("allowed", "Allow", "kms:ListKeys");
        String boundary = policy("boundary", "Allow", "kms:*");
        iam.call("CreateUser", "UserName", "bob").ok();
        Iam delegate = Iam.as(account.user("delegate", """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Action":"iam:AttachUserPolicy","Resource":"*",
                   "Condition":{"ArnEquals":{"iam:PolicyARN":"%s"}}},
                  {"Effect":"Allow","Action":["iam:CreateUser","iam:PutUserPermissionsBoundary"],"Resource":"*",
                   "Condition":{"StringEquals":{"iam:PermissionsBoundary":"%s"}}}]}""".formatted(allowed, boundary)));

        delegate.call("AttachUserPolicy", "UserName", "bob", "PolicyArn", allowed)
                .ok();
        assertThat(delegate.call("AttachUserPolicy", "UserName", "bob", "PolicyArn", OF_AWS)
                        .text("Code"))
                .isEqualTo("AccessDenied");
        assertThat(delegate.call("CreateUser", "UserName", "carol").text("Code"))
                .isEqualTo("AccessDenied");
        assertThat(delegate.call("CreateUser", "UserName", "carol", "PermissionsBoundary", OF_AWS)
                        .text("Code"))
                .isEqualTo("AccessDenied");
        delegate.call("CreateUser", "UserName", "carol", "PermissionsBoundary", boundary)
                .ok();
        delegate.call("PutUserPermissionsBoundary", "UserName", "bob", "PermissionsBoundary", boundary)
                .ok();
    }
}
