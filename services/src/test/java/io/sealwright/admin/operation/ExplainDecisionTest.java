// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Json;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The id of a decision is that of its request. */
@ExtendWith(SharedKms.class)
@NullUnmarked
class ExplainDecisionTest {
    private static final String ONLY_BILLING = """
            {"Version":"2012-10-17","Statement":[
             {"Sid":"Billing","Effect":"Allow","Action":"kms:Encrypt","Resource":"*",
              "Condition":{"StringEquals":{"kms:EncryptionContext:purpose":"billing"}}}]}""";

    private TestAccount account;
    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
    }

    private static Answer explain(TestUser asker, String requestId) {
        return asker.send(
                "sealwright",
                Map.of("x-amz-target", "Sealwright_20261124.ExplainDecision"),
                Json.object("RequestId", requestId));
    }

    private static Map<String, Object> decision(Answer explained) {
        return explained.ok().<Map<String, Object>>list("Decisions").getFirst();
    }

    @SuppressWarnings("unchecked") // as the model has it
    private static List<Map<String, Object>> policies(Map<String, Object> decision) {
        return (List<Map<String, Object>>) decision.get("Policies");
    }

    @SuppressWarnings("unchecked") // as the model has it
    private static List<String> texts(Map<String, Object> from, String member) {
        return (List<String>) from.get(member);
    }

    @Test
    void a_denial_is_told_with_every_condition_and_the_value_it_met() {
        TestUser bob = account.user("bob", ONLY_BILLING);
        Answer denied =
                bob.call("Encrypt", "KeyId", key, "Plaintext", "eA==", "EncryptionContext", Map.of("purpose", "fun"));

        Map<String, Object> told = decision(explain(alice, denied.requestId()));

        assertThat(told)
                .containsEntry("Action", "kms:Encrypt")
                .containsEntry("Resource", key)
                .containsEntry("Decision", "implicitDeny")
                .containsEntry("Reason", "because no identity-based policy allows the kms:Encrypt action");
        assertThat(policies(told).toString())
                .contains("Sid=Billing", "Outcome=conditionFailed", "RequestValues=[fun]", "PolicyValues=[billing]");
        assertThat(texts(told, "Changes"))
                .singleElement()
                .asString()
                .contains("kms:EncryptionContext:purpose StringEquals [billing], where the request had [fun]");
    }

    @Test
    void a_call_that_was_allowed_is_told_too() {
        Answer done = alice.call("DescribeKey", "KeyId", key).ok();

        Map<String, Object> told = decision(explain(alice, done.requestId()));

        assertThat(told).containsEntry("Decision", "allowed").containsEntry("Resource", key);
        assertThat(policies(told)).extracting(policy -> policy.get("Kind")).contains("identity-based policy");
    }

    @Test
    void what_decided_then_is_told_also_when_it_was_changed_since() {
        TestUser bob = account.user("bob");
        String policy = """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"},
                 {"Sid":"NotBob","Effect":"Deny","Principal":{"AWS":"%s"},"Action":"kms:Encrypt","Resource":"*"}]}""".formatted(account.id(), bob.arn());
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", policy).ok();
        Answer denied = bob.call("Encrypt", "KeyId", key, "Plaintext", "eA==");
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", policy.replace("NotBob", "Other"))
                .ok();

        Map<String, Object> told = decision(explain(alice, denied.requestId()));

        assertThat(told).containsEntry("Decision", "explicitDeny");
        assertThat(policies(told).toString()).contains("Sid=NotBob").doesNotContain("Sid=Other");
    }

    @Test
    void a_policy_is_shown_to_those_only_who_may_read_it() {
        TestUser bob = account.user("bob", ONLY_BILLING);
        TestUser carol = account.userAllowed("carol", "sealwright:ExplainDecision");
        Answer denied = bob.call("Encrypt", "KeyId", key, "Plaintext", "eA==");

        Map<String, Object> told = decision(explain(carol, denied.requestId()));

        assertThat(told).containsEntry("Decision", "implicitDeny");
        assertThat(policies(told))
                .allSatisfy(policy -> assertThat(policy)
                        .containsEntry("Shown", false)
                        .doesNotContainKeys("Statements", "DocumentHash"));
        assertThat(told.toString()).doesNotContain("Billing", "billing");
    }

    @Test
    void nobody_hears_of_calls_of_another_account(Kms kms) {
        Answer done = alice.call("DescribeKey", "KeyId", key).ok();
        TestUser stranger = kms.newAccount().administrator();
        String unknown = UUID.randomUUID().toString();

        Answer foreign = explain(stranger, done.requestId());

        assertThat(foreign.code()).isEqualTo("RecordNotFoundException");
        assertThat(foreign.text("message").replace(done.requestId(), unknown).substring(0, 60))
                .isEqualTo(explain(stranger, unknown).text("message").substring(0, 60));
    }

    @Test
    void it_needs_a_right_of_its_own() {
        TestUser bob = account.userAllowed("bob", "kms:*", "iam:*");
        Answer done = alice.call("DescribeKey", "KeyId", key).ok();

        assertThat(explain(bob, done.requestId()).code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void a_call_that_no_policy_decided_is_told_so() {
        Answer asked = alice.send("sts", Map.of(), "Action=GetCallerIdentity&Version=2011-06-15");

        Answer told = explain(alice, asked.requestId()).ok();

        assertThat(told.list("Decisions")).isEmpty();
        assertThat(told.<String>list("Remarks")).singleElement().asString().startsWith("No policy was asked");
    }

    private static String keyPolicy(TestAccount owner, String more) {
        return """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"}%s]}""".formatted(owner.id(), more);
    }

    @Test
    void a_policy_of_a_key_of_another_account_is_shown_by_no_call_that_also_needed_a_key_of_ones_own(Kms kms) {
        TestAccount owner = kms.newAccount();
        TestUser victim = owner.administrator();
        String foreign = victim.createKey();
        victim.call("PutKeyPolicy", "KeyId", foreign, "Policy", keyPolicy(owner, """
                ,{"Sid":"Hidden","Effect":"Deny","Principal":"*","Action":"kms:ReEncryptFrom","Resource":"*",
                  "Condition":{"StringEquals":{"kms:EncryptionContext:project":"hush"}}}"""))
                .ok();
        String blob = victim.call("Encrypt", "KeyId", foreign, "Plaintext", "eA==")
                .ok()
                .text("CiphertextBlob");
        Answer denied = alice.call("ReEncrypt", "CiphertextBlob", blob, "DestinationKeyId", key);
        assertThat(denied.code()).isEqualTo("AccessDeniedException");

        String told = explain(alice, denied.requestId()).ok().toString();

        assertThat(told).doesNotContain("Hidden", "hush");
    }

    @Test
    void a_stranger_learns_no_more_of_a_key_that_is_there_than_of_one_that_is_not(Kms kms) {
        TestAccount owner = kms.newAccount();
        TestUser victim = owner.administrator();
        String there = victim.createKey();
        victim.call("PutKeyPolicy", "KeyId", there, "Policy", keyPolicy(owner, """
                ,{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:Encrypt","Resource":"*"}""".formatted(account.id())))
                .ok();
        String absent = there.substring(0, there.lastIndexOf('/') + 1) + UUID.randomUUID();

        Map<String, Object> ofThere = decision(explain(
                alice,
                alice.call("Encrypt", "KeyId", there, "Plaintext", "eA==").requestId()));
        Map<String, Object> ofAbsent = decision(explain(
                alice,
                alice.call("Encrypt", "KeyId", absent, "Plaintext", "eA==").requestId()));

        assertThat(ofThere.toString().replace(there, absent)).isEqualTo(ofAbsent.toString());
    }

    @Test
    void a_policy_of_then_is_shown_to_those_only_who_may_read_that_of_now() {
        TestUser carol = account.userAllowed("carol", "sealwright:ExplainDecision");
        String former = keyPolicy(account, """
                ,{"Sid":"Former","Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:GetKeyPolicy","Resource":"*"}""".formatted(carol.arn()));
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", former).ok();
        Answer done = alice.call("DescribeKey", "KeyId", key).ok();
        assertThat(explain(carol, done.requestId()).ok().toString()).contains("Former");

        alice.call("PutKeyPolicy", "KeyId", key, "Policy", keyPolicy(account, ""))
                .ok();

        assertThat(explain(carol, done.requestId()).ok().toString()).doesNotContain("Former");
    }

    @Test
    void both_key_policies_of_a_re_encrypt_are_told_each_for_its_key() {
        String other = alice.createKey();
        for (String one : List.of(key, other)) {
            String sid = one.equals(key) ? "OfSource" : "OfDestination";
            alice.call("PutKeyPolicy", "KeyId", one, "Policy", keyPolicy(account, """
                    ,{"Sid":"%s","Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:*","Resource":"*"}""".formatted(sid, alice.arn())))
                    .ok();
        }
        String blob =
                alice.call("Encrypt", "KeyId", key, "Plaintext", "eA==").ok().text("CiphertextBlob");
        Answer done = alice.call("ReEncrypt", "CiphertextBlob", blob, "DestinationKeyId", other)
                .ok();

        List<Map<String, Object>> told = explain(alice, done.requestId()).ok().list("Decisions");

        assertThat(told).hasSize(2);
        assertThat(told.get(0).toString()).contains(key, "OfSource").doesNotContain("OfDestination");
        assertThat(told.get(1).toString()).contains(other, "OfDestination").doesNotContain("OfSource");
    }

    @Test
    void an_account_may_search_so_often_in_a_while_and_then_waits(Kms kms) {
        String unknown = UUID.randomUUID().toString();
        for (int i = 0; i < 60; i++) {
            assertThat(explain(alice, unknown).code()).isEqualTo("RecordNotFoundException");
        }

        Answer refused = explain(alice, unknown);

        refused.isRefusal("ThrottlingException", "Rate exceeded: an account may search 60 times in 10 minutes.");
        assertThat(explain(kms.newAccount().administrator(), unknown).code()).isEqualTo("RecordNotFoundException");
    }
}
