// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.gateway.VpcEndpoint;
import io.sealwright.kms.Answer;
import io.sealwright.kms.Json;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** May P do A on R with this context? As the call itself would be decided. */
@ExtendWith(SharedKms.class)
@NullUnmarked
class SimulateAccessTest {
    private TestAccount account;
    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
    }

    private static String allowing(String sid, String action, String condition) {
        return """
                {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow","Action":"%s","Resource":"*"%s}]}""".formatted(sid, action, condition.isEmpty() ? "" : ",\"Condition\":" + condition);
    }

    private static Answer simulate(TestUser asker, Object... members) {
        return asker.send(
                "sealwright", Map.of("x-amz-target", "Sealwright_20261124.SimulateAccess"), Json.object(members));
    }

    private static List<Map<String, Object>> context(String name, String... values) {
        return List.of(Map.of("ContextKeyName", name, "ContextKeyValues", List.of(values)));
    }

    private Answer mayEncrypt(TestUser asker, TestUser who, Object... more) {
        Object[] all = new Object[6 + more.length];
        System.arraycopy(
                new Object[] {"PrincipalArn", who.arn(), "ActionName", "kms:Encrypt", "ResourceArn", key},
                0,
                all,
                0,
                6);
        System.arraycopy(more, 0, all, 6, more.length);
        return simulate(asker, all);
    }

    private static Map<String, Object> decision(Answer answer) {
        return answer.ok().object("Decision");
    }

    private static Object decided(Answer answer) {
        return decision(answer).get("Decision");
    }

    private void iam(String parameters) {
        alice.send("iam", Map.of(), parameters + "&Version=2010-05-08").ok();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void it_answers_as_the_call_would_be_answered_with_the_whole_trace() {
        TestUser bob = account.user("bob", allowing("Billing", "kms:Encrypt", """
                {"StringEquals":{"kms:EncryptionContext:purpose":"billing"}}"""));

        Map<String, Object> without = decision(mayEncrypt(alice, bob));
        Map<String, Object> with =
                decision(mayEncrypt(alice, bob, "ContextEntries", context("kms:EncryptionContext:purpose", "billing")));

        assertThat(without)
                .containsEntry("Decision", "implicitDeny")
                .containsEntry("Reason", "because no identity-based policy allows the kms:Encrypt action");
        assertThat(without.toString()).contains("Sid=Billing", "Outcome=conditionFailed");
        assertThat(with).containsEntry("Decision", "allowed").containsEntry("Resource", key);
        assertThat(bob.call("Encrypt", "KeyId", key, "Plaintext", "eA==").code())
                .isEqualTo("AccessDeniedException");
        bob.call("Encrypt", "KeyId", key, "Plaintext", "eA==", "EncryptionContext", Map.of("purpose", "billing"))
                .ok();
    }

    @Test
    void a_deny_in_the_key_policy_is_an_explicit_deny() {
        TestUser bob = account.userAllowed("bob", "kms:*");
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"},
                 {"Sid":"NotBob","Effect":"Deny","Principal":{"AWS":"%s"},"Action":"kms:Encrypt","Resource":"*"}]}""".formatted(account.id(), bob.arn()))
                .ok();

        assertThat(decision(mayEncrypt(alice, bob)))
                .containsEntry("Decision", "explicitDeny")
                .containsEntry("Reason", "with an explicit deny in a resource-based policy");
    }

    @Test
    void a_grant_counts_with_its_constraints_and_is_named_to_who_may_list_grants() {
        TestUser bob = account.user("bob");
        TestUser carol = account.userAllowed("carol", "sealwright:SimulateAccess");
        String grant = alice.call(
                        "CreateGrant",
                        "KeyId",
                        key,
                        "GranteePrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt"),
                        "Constraints",
                        Map.of("EncryptionContextEquals", Map.of("Purpose", "x")))
                .ok()
                .text("GrantId");
        List<Map<String, Object>> context = context("kms:EncryptionContext:Purpose", "x");

        assertThat(decided(mayEncrypt(alice, bob))).isEqualTo("implicitDeny");
        assertThat(decision(mayEncrypt(alice, bob, "ContextEntries", context)))
                .containsEntry("Decision", "allowed")
                .containsEntry("Reason", "the grant %s allows it".formatted(grant));
        assertThat(mayEncrypt(carol, bob, "ContextEntries", context).ok().toString())
                .doesNotContain(grant)
                .doesNotContain("grant");
    }

    @Test
    void a_role_calls_by_a_session_which_the_policies_passed_to_it_limit(Kms kms) {
        String trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""".formatted(alice.arn());
        iam("Action=CreateRole&RoleName=app&AssumeRolePolicyDocument=" + encoded(trust));
        iam("Action=PutRolePolicy&RoleName=app&PolicyName=all&PolicyDocument=" + encoded(allowing("All", "kms:*", "")));
        String role = "arn:aws:iam::%s:role/app".formatted(account.id());

        Answer free = simulate(alice, "PrincipalArn", role, "ActionName", "kms:Encrypt", "ResourceArn", key);
        Answer limited = simulate(
                alice,
                "PrincipalArn",
                "arn:aws:sts::%s:assumed-role/app/night".formatted(account.id()),
                "ActionName",
                "kms:Encrypt",
                "ResourceArn",
                key,
                "SessionPolicies",
                List.of(allowing("DescribeOnly", "kms:DescribeKey", "")));

        assertThat(decided(free)).isEqualTo("allowed");
        assertThat(free.text("PrincipalArn"))
                .isEqualTo("arn:aws:sts::%s:assumed-role/app/simulation".formatted(account.id()));
        assertThat(decision(limited))
                .containsEntry("Decision", "implicitDeny")
                .containsEntry("Reason", "because no session policy allows the kms:Encrypt action");
        assertThat(limited.text("PrincipalArn")).endsWith("assumed-role/app/night");
        assertThat(limited.toString()).contains("DescribeOnly");
    }

    @Test
    void the_policy_of_a_named_endpoint_takes_part_and_is_not_shown(Kms kms) throws MalformedPolicy {
        String policy = """
                {"Statement":[{"Sid":"Narrow","Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"}]}""";
        kms.endpoints.put(
                "vpce-0a1b2c3d",
                new VpcEndpoint(
                        "vpce-0a1b2c3d",
                        "vpc-1",
                        PolicySet.of(
                                PolicyKind.ENDPOINT,
                                0,
                                List.of(PolicyDocuments.compile(policy, PolicyType.ENDPOINT_POLICY)))));

        assertThat(decision(mayEncrypt(alice, alice, "VpcEndpointId", "vpce-0a1b2c3d")))
                .containsEntry("Decision", "implicitDeny")
                .containsEntry("Reason", "because no VPC endpoint policy allows the kms:Encrypt action");
        assertThat(mayEncrypt(alice, alice, "VpcEndpointId", "vpce-0a1b2c3d").toString())
                .doesNotContain("Narrow");
        assertThat(mayEncrypt(alice, alice, "VpcEndpointId", "vpce-99999999").code())
                .isEqualTo("NoSuchTargetException");
    }

    @Test
    void what_only_a_connection_tells_is_not_taken_from_the_asker() {
        TestUser bob = account.user("bob", allowing("Near", "kms:Encrypt", """
                {"IpAddress":{"aws:SourceIp":"127.0.0.0/8"}}"""));

        assertThat(decision(mayEncrypt(alice, bob)).toString()).contains("implicitDeny", "Outcome=unknown");
        assertThat(decided(mayEncrypt(alice, bob, "ContextEntries", context("aws:SourceIp", "127.0.0.9"))))
                .isEqualTo("allowed");
    }

    @Test
    void assuming_a_role_asks_its_trust_policy(Kms kms) {
        TestUser bob = account.userAllowed("bob", "sts:AssumeRole");
        String trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""";
        String ofAlice = kms.roles
                .role(account.id(), "a", trust.formatted(alice.arn()))
                .arn()
                .toString();
        String ofBob = kms.roles
                .role(account.id(), "b", trust.formatted(bob.arn()))
                .arn()
                .toString();

        assertThat(decision(simulate(
                        alice, "PrincipalArn", bob.arn(), "ActionName", "sts:AssumeRole", "ResourceArn", ofAlice)))
                .containsEntry("Decision", "implicitDeny")
                .containsEntry("Reason", "because no role trust policy allows the sts:AssumeRole action");
        assertThat(decided(simulate(
                        alice, "PrincipalArn", bob.arn(), "ActionName", "sts:AssumeRole", "ResourceArn", ofBob)))
                .isEqualTo("allowed");
    }

    @Test
    void a_right_of_its_own_is_needed_and_only_principals_of_ones_own_account_are_told_of(Kms kms) {
        TestUser bob = account.userAllowed("bob", "kms:*", "iam:*", "sealwright:ExplainDecision");
        TestUser stranger = kms.newAccount().administrator();

        assertThat(mayEncrypt(bob, alice).code()).isEqualTo("AccessDeniedException");
        assertThat(mayEncrypt(stranger, alice).code()).isEqualTo("NoSuchTargetException");
        assertThat(simulate(
                                alice,
                                "PrincipalArn",
                                "arn:aws:iam::%s:user/nobody".formatted(account.id()),
                                "ActionName",
                                "iam:ListUsers")
                        .code())
                .isEqualTo("NoSuchTargetException");
    }

    @Test
    void each_policy_is_shown_to_those_only_who_may_read_it_by_its_own_operation() {
        iam("Action=CreateGroup&GroupName=readers");
        iam("Action=PutGroupPolicy&GroupName=readers&PolicyName=g&PolicyDocument="
                + encoded(allowing("OfGroup", "kms:DescribeKey", "")));
        iam("Action=CreatePolicy&PolicyName=m&PolicyDocument=" + encoded(allowing("OfManaged", "kms:ListKeys", "")));
        TestUser bob = account.user("bob", allowing("OfUser", "kms:ListAliases", ""));
        iam("Action=AddUserToGroup&GroupName=readers&UserName=bob");
        iam("Action=AttachUserPolicy&UserName=bob&PolicyArn=arn:aws:iam::%s:policy/m".formatted(account.id()));
        TestUser ofUsers = account.userAllowed("u", "sealwright:SimulateAccess", "iam:GetUserPolicy");
        TestUser ofGroups = account.userAllowed("g", "sealwright:SimulateAccess", "iam:GetGroupPolicy");
        TestUser ofManaged = account.userAllowed("m", "sealwright:SimulateAccess", "iam:GetPolicyVersion");
        TestUser ofNone = account.userAllowed("n", "sealwright:SimulateAccess", "kms:GetKeyPolicy");

        assertThat(mayEncrypt(ofUsers, bob).ok().toString())
                .contains("OfUser")
                .doesNotContain("OfGroup", "OfManaged", "Enable IAM");
        assertThat(mayEncrypt(ofGroups, bob).ok().toString())
                .contains("OfGroup")
                .doesNotContain("OfUser", "OfManaged");
        assertThat(mayEncrypt(ofManaged, bob).ok().toString())
                .contains("OfManaged", "policy/m")
                .doesNotContain("OfUser", "OfGroup");
        assertThat(mayEncrypt(ofNone, bob).ok().toString())
                .contains("Enable IAM")
                .doesNotContain("OfUser", "OfGroup", "OfManaged", "policy/m");
        assertThat(mayEncrypt(alice, bob).ok().toString()).contains("OfUser", "OfGroup", "OfManaged");
    }

    @Test
    void of_a_key_of_another_account_it_tells_what_a_denied_caller_would_hear(Kms kms) {
        TestAccount owner = kms.newAccount();
        TestUser victim = owner.administrator();
        String there = victim.createKey();
        victim.call("PutKeyPolicy", "KeyId", there, "Policy", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"},
                 {"Sid":"Hidden","Effect":"Deny","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:Encrypt","Resource":"*"}]}""".formatted(owner.id(), account.id()))
                .ok();
        String absent = there.substring(0, there.lastIndexOf('/') + 1) + UUID.randomUUID();

        String ofThere = decision(
                        simulate(alice, "PrincipalArn", alice.arn(), "ActionName", "kms:Encrypt", "ResourceArn", there))
                .toString();
        String ofAbsent = decision(simulate(
                        alice, "PrincipalArn", alice.arn(), "ActionName", "kms:Encrypt", "ResourceArn", absent))
                .toString();

        assertThat(ofThere).doesNotContain("Hidden").contains("implicitDeny");
        assertThat(ofThere.replace(there, absent)).isEqualTo(ofAbsent);
    }

    @Test
    void a_name_that_is_no_action_and_a_resource_that_it_is_not_done_to_are_refused() {
        for (String action : List.of("kms:Encript", "kms:encrypt", "s3:GetObject", "kms:RetireGrant")) {
            assertThat(simulate(alice, "PrincipalArn", alice.arn(), "ActionName", action, "ResourceArn", key)
                            .code())
                    .as(action)
                    .isEqualTo("NoSuchTargetException");
        }
        for (String resource : List.of("*", "arn:aws:kms:eu-central-1:1:key/x", alice.arn(), "x")) {
            assertThat(simulate(
                                    alice,
                                    "PrincipalArn",
                                    alice.arn(),
                                    "ActionName",
                                    "kms:Encrypt",
                                    "ResourceArn",
                                    resource)
                            .code())
                    .as(resource)
                    .isEqualTo("NoSuchTargetException");
        }
        assertThat(decided(simulate(alice, "PrincipalArn", alice.arn(), "ActionName", "kms:CreateKey")))
                .isEqualTo("allowed");
    }

    @Test
    void nothing_is_done_and_the_question_is_on_the_record(Kms kms) {
        Answer told = mayEncrypt(alice, alice);

        assertThat(kms.eventOf(told)).containsEntry("eventName", "SimulateAccess");
    }
}
