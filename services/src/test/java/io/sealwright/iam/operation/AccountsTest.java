// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What IAM tells of an account as a whole: its alias, its summary, everything at once, and who uses a policy. */
@ExtendWith(SharedKms.class)
class AccountsTest {
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

    private void role(String name) {
        String trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""".formatted(account.id());
        iam.call("CreateRole", "RoleName", name, "AssumeRolePolicyDocument", trust)
                .ok();
    }

    private String policy(String name) {
        return iam.call("CreatePolicy", "PolicyName", name, "PolicyDocument", ALLOW)
                .ok()
                .text("Arn");
    }

    @Test
    void an_account_has_one_alias_that_no_other_has(Kms kms) {
        Iam other = Iam.as(kms.newAccount().administrator());
        String alias = "alias-" + account.id();
        iam.call("CreateAccountAlias", "AccountAlias", "first-" + account.id()).ok();

        iam.call("CreateAccountAlias", "AccountAlias", alias).ok();

        assertThat(iam.call("ListAccountAliases").ok().all("member")).containsExactly(alias);
        other.call("CreateAccountAlias", "AccountAlias", alias)
                .isRefusal(409, "EntityAlreadyExists", "The account alias %s already exists.".formatted(alias));
        other.call("DeleteAccountAlias", "AccountAlias", alias)
                .isNoSuchEntity("The account alias %s cannot be found.".formatted(alias));
        iam.call("DeleteAccountAlias", "AccountAlias", alias).ok();
        assertThat(iam.call("ListAccountAliases").ok().all("member")).isEmpty();
        other.call("CreateAccountAlias", "AccountAlias", alias).ok();
    }

    @Test
    void the_summary_counts_what_there_is() {
        role("r");
        String own = policy("Own");
        iam.call("CreatePolicyVersion", "PolicyArn", own, "PolicyDocument", ALLOW)
                .ok();
        iam.call("CreateOpenIDConnectProvider", "Url", "https://issuer.example.com")
                .ok();

        String summary = iam.call("GetAccountSummary").ok().body();

        assertThat(summary)
                .contains("<key>Users</key><value>1</value>")
                .contains("<key>Roles</key><value>1</value>")
                .contains("<key>Policies</key><value>1</value>")
                .contains("<key>PolicyVersionsInUse</key><value>2</value>")
                .contains("<key>Providers</key><value>1</value>")
                .contains("<key>PolicySizeQuota</key><value>6144</value>")
                .contains("<key>AccountMFAEnabled</key><value>0</value>");
    }

    @Test
    void all_details_come_page_by_page_each_entity_once() {
        role("r1");
        role("r2");
        String own = policy("Own");
        iam.call("AttachRolePolicy", "RoleName", "r1", "PolicyArn", own).ok();
        iam.call("AttachRolePolicy", "RoleName", "r1", "PolicyArn", READ_ONLY).ok();
        iam.call("PutRolePolicy", "RoleName", "r2", "PolicyName", "inline", "PolicyDocument", ALLOW)
                .ok();

        List<String> roles = new ArrayList<>();
        List<String> users = new ArrayList<>();
        List<String> policies = new ArrayList<>();
        XmlAnswer page =
                iam.call("GetAccountAuthorizationDetails", "MaxItems", 1).ok();
        for (int pages = 0; pages < 20; pages++) {
            roles.addAll(page.all("RoleName"));
            users.addAll(page.all("UserName"));
            policies.addAll(page.all("PolicyId"));
            if (page.text("IsTruncated").equals("false")) {
                break;
            }
            page = iam.call("GetAccountAuthorizationDetails", "MaxItems", 1, "Marker", page.text("Marker"))
                    .ok();
        }

        assertThat(roles).containsExactly("r1", "r2");
        assertThat(users).containsExactly("administrator");
        assertThat(policies).hasSize(2).contains("ANPAJKSO7NDY4T57MWDSQ");
        XmlAnswer rolesOnly = iam.call("GetAccountAuthorizationDetails", "Filter", List.of("Role"))
                .ok();
        assertThat(rolesOnly.all("UserName")).isEmpty();
        assertThat(rolesOnly.text("RolePolicyList")).isEmpty();
        assertThat(rolesOnly.all("PolicyName")).contains("inline", "Own");
    }

    @Test
    void who_uses_a_policy_is_listed_by_kind_and_use() {
        role("r");
        String own = policy("Own");
        iam.call("CreateUser", "UserName", "bob", "Path", "/eng/").ok();
        iam.call("CreateGroup", "GroupName", "g").ok();
        iam.call("AttachRolePolicy", "RoleName", "r", "PolicyArn", own).ok();
        iam.call("AttachGroupPolicy", "GroupName", "g", "PolicyArn", own).ok();
        iam.call("PutUserPermissionsBoundary", "UserName", "bob", "PermissionsBoundary", own)
                .ok();

        XmlAnswer all = iam.call("ListEntitiesForPolicy", "PolicyArn", own).ok();
        assertThat(all.all("RoleName")).containsExactly("r");
        assertThat(all.all("GroupName")).containsExactly("g");
        assertThat(all.all("UserName")).containsExactly("bob");
        XmlAnswer attached = iam.call(
                        "ListEntitiesForPolicy", "PolicyArn", own, "PolicyUsageFilter", "PermissionsPolicy")
                .ok();
        assertThat(attached.has("UserName")).isFalse();
        XmlAnswer users = iam.call("ListEntitiesForPolicy", "PolicyArn", own, "EntityFilter", "User")
                .ok();
        assertThat(users.has("RoleName")).isFalse();
        assertThat(users.all("UserName")).containsExactly("bob");
        assertThat(iam.call("ListEntitiesForPolicy", "PolicyArn", own, "PathPrefix", "/eng/")
                        .ok()
                        .all("UserName"))
                .containsExactly("bob");
    }

    @Test
    void a_user_has_the_rights_of_the_version_in_force_at_once() {
        Iam bob = Iam.as(account.user("bob"));
        String list = ALLOW.replace("kms:ListKeys", "iam:ListRoles");
        String own = iam.call("CreatePolicy", "PolicyName", "Own", "PolicyDocument", list)
                .ok()
                .text("Arn");
        assertThat(bob.call("ListRoles").answer().status()).isEqualTo(403);

        iam.call("AttachUserPolicy", "UserName", "bob", "PolicyArn", own).ok();
        bob.call("ListRoles").ok();
        iam.call("CreatePolicyVersion", "PolicyArn", own, "PolicyDocument", ALLOW, "SetAsDefault", true)
                .ok();
        assertThat(bob.call("ListRoles").answer().status()).isEqualTo(403);
        iam.call("SetDefaultPolicyVersion", "PolicyArn", own, "VersionId", "v1").ok();
        bob.call("ListRoles").ok();
    }
}
