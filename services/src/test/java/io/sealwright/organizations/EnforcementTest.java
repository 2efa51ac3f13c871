// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations;

import static io.sealwright.organizations.OrganizationFixture.FULL;
import static io.sealwright.organizations.OrganizationFixture.RCP;
import static io.sealwright.organizations.OrganizationFixture.SCP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Json;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.store.HeldState;
import io.sealwright.store.UnprovenRow;
import io.sealwright.vocabulary.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Control policies decide: at once, for every account below, and never for the management account's principals. */
class EnforcementTest {
    private OrganizationFixture organization;
    private TestUser bob;
    private String account;

    @BeforeEach
    void a_member() {
        organization = new OrganizationFixture();
        account = organization.account();
        bob = organization.kms.account(account).administrator();
    }

    @AfterEach
    void gone() throws Exception {
        organization.close();
    }

    @Test
    void a_deny_stops_the_administrator_of_a_member_but_not_the_management_account() {
        organization.enable(SCP);
        organization
                .attach(scp(OrganizationFixture.denying("kms:CreateKey")), organization.rootId())
                .ok();

        bob.call("CreateKey")
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: kms:CreateKey on resource: * with an explicit deny in a"
                                        .formatted(bob.arn())
                                + " service control policy");
        organization.alice.createKey();
    }

    @Test
    @SuppressWarnings("unchecked") // as the model has it
    void an_explanation_tells_the_levels_apart() {
        organization.enable(SCP);
        String unit = organization.unit(organization.rootId());
        move(organization.rootId(), unit);
        organization
                .attach(scp(OrganizationFixture.allowing("sealwright:*", "kms:Describe*")), unit)
                .ok();
        organization.detach(FULL, unit).ok();
        Answer denied = bob.call("CreateKey");

        Answer explained = bob.send(
                "sealwright",
                Map.of("x-amz-target", "Sealwright_20261124.ExplainDecision"),
                Json.object("RequestId", denied.requestId()));

        Map<String, Object> decision =
                explained.ok().<Map<String, Object>>list("Decisions").getFirst();
        assertThat(decision)
                .containsEntry("Decision", "implicitDeny")
                .containsEntry("Reason", "because no service control policy allows the kms:CreateKey action");
        assertThat((List<Object>) decision.get("Policies")).hasSizeGreaterThan(2); // AWS's own of the root among them
    }

    @Test
    void each_level_must_allow() {
        String unit = organization.unit(organization.rootId());
        move(organization.rootId(), unit);
        organization.enable(SCP);
        String describing = scp(OrganizationFixture.allowing("kms:Describe*", "kms:CreateKey"));
        String key = bob.createKey();
        organization.attach(describing, unit).ok();
        bob.encrypt(key, "x");

        organization.detach(FULL, unit).ok();

        bob.call("Encrypt", "KeyId", key, "Plaintext", new byte[1])
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: kms:Encrypt on resource: %s because no service control"
                                        .formatted(bob.arn(), key)
                                + " policy allows the kms:Encrypt action");
        bob.call("DescribeKey", "KeyId", key).ok();
    }

    @Test
    void a_change_of_policy_attachment_type_or_place_holds_as_soon_as_it_is_answered() {
        organization.enable(SCP);
        String unit = organization.unit(organization.rootId());
        String policy = scp(OrganizationFixture.denying("kms:CreateKey"));
        bob.createKey();

        organization.attach(policy, unit).ok();
        bob.createKey();
        move(organization.rootId(), unit);
        denied(bob.call("CreateKey"));
        organization
                .call("UpdatePolicy", "PolicyId", policy, "Content", OrganizationFixture.denying("kms:Encrypt"))
                .ok();
        bob.createKey();
        organization
                .call("UpdatePolicy", "PolicyId", policy, "Content", OrganizationFixture.denying("kms:*"))
                .ok();
        denied(bob.call("CreateKey"));
        organization.detach(policy, unit).ok();
        bob.createKey();
        organization.attach(policy, account).ok();
        denied(bob.call("CreateKey"));
        organization.disable(SCP);
        bob.createKey();
    }

    @Test
    void a_resource_control_policy_limits_who_reads_a_key_policy_in_an_explanation_too() {
        organization.enable(RCP);
        String key = bob.createKey();
        Answer done = bob.call("DescribeKey", "KeyId", key).ok();
        assertThat(explained(done)).contains("Enable IAM User Permissions");

        organization.attach(organization.policy(RCP, """
                                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
                                 "Action":"kms:GetKeyPolicy","Resource":"*"}]}"""), account).ok();

        assertThat(explained(done)).doesNotContain("Enable IAM User Permissions");
    }

    private String explained(Answer done) {
        return bob.send(
                        "sealwright",
                        Map.of("x-amz-target", "Sealwright_20261124.ExplainDecision"),
                        Json.object("RequestId", done.requestId()))
                .ok()
                .toString();
    }

    @Test
    void a_resource_control_policy_stops_strangers_whatever_the_key_policy_says() {
        organization.enable(RCP);
        String key = bob.createKey();
        TestAccount other = organization.kms.account(organization.account());
        TestUser carol = other.administrator();
        bob.call("PutKeyPolicy", "KeyId", key, "Policy", sharedWith(account, other.id()))
                .ok();
        carol.encrypt(key, "x");

        organization.attach(organization.policy(RCP, onlyOf(account)), account).ok();

        denied(carol.call("Encrypt", "KeyId", key, "Plaintext", new byte[1]));
        assertThat(organization.kms.organization.resourceControl(new AccountId(account)))
                .hasSize(2);
        bob.encrypt(key, "x");
    }

    @Test
    void conditions_know_the_organization_and_the_place_in_it() {
        String unit = organization.unit(organization.rootId());
        move(organization.rootId(), unit);
        String key = organization.alice.createKey();
        String path = "%s/%s/%s/".formatted(organization.organizationId(), organization.rootId(), unit);
        for (Map<String, Object> condition : List.<Map<String, Object>>of(
                Map.of("StringEquals", Map.of("aws:PrincipalOrgID", organization.organizationId())),
                Map.of("ForAnyValue:StringLike", Map.of("aws:PrincipalOrgPaths", path + "*")))) {
            organization
                    .alice
                    .call("PutKeyPolicy", "KeyId", key, "Policy", conditioned(condition))
                    .ok();

            bob.encrypt(key, "x");
        }
        for (Map<String, Object> condition : List.<Map<String, Object>>of(
                Map.of("StringEquals", Map.of("aws:PrincipalOrgID", "o-0000000000")),
                Map.of("ForAnyValue:StringLike", Map.of("aws:PrincipalOrgPaths", path + "ou-*")))) {
            organization
                    .alice
                    .call("PutKeyPolicy", "KeyId", key, "Policy", conditioned(condition))
                    .ok();

            denied(bob.call("Encrypt", "KeyId", key, "Plaintext", new byte[1]));
        }
        var place = organization.kms.organization.of(new AccountId(account));
        assertThat(place).isNotNull();
        assertThat(place.path()).isEqualTo(path);
    }

    @Test
    void an_account_whose_row_was_taken_away_may_nothing() throws Exception {
        organization.enable(SCP);
        organization.kms.tamper("DELETE FROM organizations_member WHERE account = ?", account);
        assertThatThrownBy(() -> organization.kms.organization.of(new AccountId(account)))
                .isInstanceOf(UnprovenRow.class);
        TestAccount fresh = organization.kms.newAccount();

        denied(fresh.administrator().call("CreateKey"));
    }

    @Test
    void an_organization_whose_row_was_taken_away_is_damaged_and_lifts_no_limit() throws Exception {
        organization.unit(organization.rootId());
        organization.kms.tamper("DELETE FROM organizations_organization");

        var anew = organization.kms.organizationReadAnew();

        assertThatThrownBy(() -> anew.serviceControl(new AccountId(account))).isInstanceOf(UnprovenRow.class);
    }

    @Test
    void an_organization_that_was_taken_away_with_all_its_units_lifts_no_limit_while_accounts_exist() throws Exception {
        organization.kms.tamper("DELETE FROM organizations_unit");
        organization.kms.tamper("DELETE FROM organizations_organization");

        var anew = organization.kms.organizationReadAnew();

        assertThatThrownBy(() -> anew.serviceControl(new AccountId(account))).isInstanceOf(UnprovenRow.class);
    }

    @Test
    void nobody_of_another_account_reaches_a_key_of_a_closed_one_neither_by_policy_nor_by_grant() {
        String key = bob.createKey();
        TestAccount other = organization.kms.account(organization.account());
        TestUser carol = other.administrator();
        TestUser dave = other.user("dave");
        bob.call("PutKeyPolicy", "KeyId", key, "Policy", sharedWith(account, other.id()))
                .ok();
        bob.call("CreateGrant", "KeyId", key, "GranteePrincipal", dave.arn(), "Operations", List.of("Encrypt"))
                .ok();
        carol.encrypt(key, "x");
        dave.encrypt(key, "x");

        organization.call("CloseAccount", "AccountId", account).ok();

        for (TestUser stranger : List.of(carol, dave)) {
            stranger.call("Encrypt", "KeyId", key, "Plaintext", new byte[1])
                    .isRefusal(
                            "AccessDeniedException",
                            "User: %s is not authorized to perform: kms:Encrypt on this resource because the resource does"
                                            .formatted(stranger.arn())
                                    + " not exist in this Region, no resource-based policies allow access, or a"
                                    + " resource-based policy explicitly denies access");
        }
    }

    /** An ARN can name any account, and is anybody's writing. */
    @Test
    void an_account_that_somebody_invents_takes_no_room_in_memory_but_to_be_believed_for_a_second() {
        HeldState state = new HeldState(organization.kms.store, 1 << 20, System::nanoTime);
        HeldOrganization held = new HeldOrganization(organization.kms.organizations, state);
        assertThat(held.of(new AccountId(account))).isNotNull();
        long before = state.bytes();

        for (int i = 0; i < 100; i++) {
            AccountId invented = AccountId.of(900_000_000_000L + i);
            assertThat(held.isClosed(invented)).isFalse();
            assertThat(held.of(invented)).isNull();
        }

        assertThat(state.bytes() - before).isLessThan(100 * 250);
    }

    @Test
    void conditions_of_organizations_hear_of_the_type_of_policy_and_of_tags() {
        TestUser admin = organization.management.user("admin", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"organizations:*","Resource":"*"},
                 {"Effect":"Deny","Action":["organizations:ListPolicies","organizations:DescribePolicy"],"Resource":"*",
                  "Condition":{"StringEquals":{"organizations:PolicyType":"RESOURCE_CONTROL_POLICY"}}},
                 {"Effect":"Deny","Action":"organizations:TagResource","Resource":"*",
                  "Condition":{"StringNotEquals":{"aws:RequestTag/stage":"test"}}},
                 {"Effect":"Deny","Action":"organizations:UntagResource","Resource":"*",
                  "Condition":{"ForAnyValue:StringEquals":{"aws:TagKeys":"stage"}}},
                 {"Effect":"Deny","Action":"organizations:UpdateOrganizationalUnit","Resource":"*",
                  "Condition":{"StringEquals":{"aws:ResourceTag/stage":"test"}}}]}""");
        String unit = organization.unit(organization.rootId());

        admin.organizations("ListPolicies", "Filter", SCP).ok();
        denied(admin.organizations("ListPolicies", "Filter", RCP));
        admin.organizations("DescribePolicy", "PolicyId", FULL).ok();
        denied(admin.organizations("DescribePolicy", "PolicyId", "p-RCPFullAWSAccess"));
        denied(admin.organizations("TagResource", "ResourceId", unit, "Tags", tags("stage", "live")));
        admin.organizations("UpdateOrganizationalUnit", "OrganizationalUnitId", unit, "Name", "renamed")
                .ok();
        admin.organizations("TagResource", "ResourceId", unit, "Tags", tags("stage", "test"))
                .ok();
        denied(admin.organizations("UpdateOrganizationalUnit", "OrganizationalUnitId", unit, "Name", "again"));
        denied(admin.organizations("UntagResource", "ResourceId", unit, "TagKeys", List.of("stage")));
        admin.organizations("UntagResource", "ResourceId", unit, "TagKeys", List.of("other"))
                .ok();
    }

    private static List<Map<String, String>> tags(String key, String value) {
        return List.of(Map.of("Key", key, "Value", value));
    }

    private String scp(String content) {
        return organization.policy(SCP, content);
    }

    private void move(String from, String to) {
        organization
                .call("MoveAccount", "AccountId", account, "SourceParentId", from, "DestinationParentId", to)
                .ok();
    }

    private static void denied(Answer answer) {
        assertThat(answer.code()).as(answer.body()).isEqualTo("AccessDeniedException");
    }

    private static String sharedWith(String owner, String other) {
        return Json.object(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Map.of(
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of(
                                "AWS",
                                List.of(
                                        "arn:aws:iam::%s:root".formatted(owner),
                                        "arn:aws:iam::%s:root".formatted(other))),
                        "Action",
                        "kms:*",
                        "Resource",
                        "*")));
    }

    private static String onlyOf(String account) {
        return Json.object(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Map.of(
                        "Effect",
                        "Deny",
                        "Principal",
                        "*",
                        "Action",
                        "kms:*",
                        "Resource",
                        "*",
                        "Condition",
                        Map.of("StringNotEquals", Map.of("aws:PrincipalAccount", account)))));
    }

    private String conditioned(Map<String, Object> condition) {
        return Json.object(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                        Map.of(
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("AWS", "arn:aws:iam::%s:root".formatted(organization.management.id())),
                                "Action",
                                "kms:*",
                                "Resource",
                                "*"),
                        Map.of(
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("AWS", "*"),
                                "Action",
                                "kms:Encrypt",
                                "Resource",
                                "*",
                                "Condition",
                                condition)));
    }
}
