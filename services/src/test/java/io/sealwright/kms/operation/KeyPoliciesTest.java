// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** GetKeyPolicy, PutKeyPolicy and ListKeyPolicies, and the policy of a new key. */
@ExtendWith(SharedKms.class)
class KeyPoliciesTest {

    private static final String LOCKOUT =
            "The new key policy will not allow you to update the key policy in the future.";

    private TestAccount account;
    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
    }

    @Test
    void a_key_without_a_policy_gets_the_default_which_delegates_to_its_account() {
        var answer = alice.call("GetKeyPolicy", "KeyId", key).ok();

        assertThat(answer.text("PolicyName")).isEqualTo("default");
        assertThat(io.sealwright.kms.Json.read(answer.text("Policy")))
                .isEqualTo(Map.of(
                        "Version", "2012-10-17",
                        "Id", "key-default-1",
                        "Statement",
                                List.of(Map.of(
                                        "Sid", "Enable IAM User Permissions",
                                        "Effect", "Allow",
                                        "Principal", Map.of("AWS", "arn:aws:iam::%s:root".formatted(account.id())),
                                        "Action", "kms:*",
                                        "Resource", "*"))));
    }

    @Test
    void a_stored_policy_comes_back_as_it_was_sent() {
        String policy = Keys.EVERYONE.replace(",", " ,\n\t");

        alice.call("PutKeyPolicy", "KeyId", key, "PolicyName", "default", "Policy", policy)
                .ok();

        assertThat(alice.call("GetKeyPolicy", "KeyId", key, "PolicyName", "default")
                        .ok()
                        .text("Policy"))
                .isEqualTo(policy);
        assertThat(alice.call("PutKeyPolicy", "KeyId", key, "Policy", policy)
                        .ok()
                        .body())
                .isEmpty();
    }

    @Test
    void the_only_policy_of_a_key_is_named_default() {
        alice.call("GetKeyPolicy", "KeyId", key, "PolicyName", "other")
                .isRefusal("NotFoundException", "No such policy exists");
        alice.call("PutKeyPolicy", "KeyId", key, "PolicyName", "other", "Policy", Keys.EVERYONE)
                .isRefusal("UnsupportedOperationException", "Only default policy is supported");
        assertThat(alice.call("ListKeyPolicies", "KeyId", key).ok().json())
                .isEqualTo(Map.of("PolicyNames", List.of("default"), "Truncated", false));
        assertThat(alice.call("ListKeyPolicies", "KeyId", key, "Marker", "x").code())
                .isEqualTo("InvalidMarkerException");
    }

    @Test
    void nobody_locks_themselves_out_unless_they_insist() {
        TestUser bob = account.userAllowed("bob", "kms:*");
        String bobOnly = Keys.allowing(bob.arn(), "\"kms:*\"");

        alice.call("PutKeyPolicy", "KeyId", key, "Policy", bobOnly)
                .isRefusal("MalformedPolicyDocumentException", LOCKOUT);
        alice.call("CreateKey", "Policy", bobOnly).isRefusal("MalformedPolicyDocumentException", LOCKOUT);
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", bobOnly, "BypassPolicyLockoutSafetyCheck", true)
                .ok();

        assertThat(alice.call("DescribeKey", "KeyId", key).code()).isEqualTo("AccessDeniedException");
        bob.call("DescribeKey", "KeyId", key).ok();
    }

    @Test
    void delegation_to_the_account_keeps_control_only_for_those_whose_own_policies_allow_it() {
        String delegating = alice.call("GetKeyPolicy", "KeyId", key).ok().text("Policy");
        TestUser maker = account.userAllowed("maker", "kms:CreateKey");

        maker.call("CreateKey", "Policy", delegating).isRefusal("MalformedPolicyDocumentException", LOCKOUT);
        alice.call("CreateKey", "Policy", delegating).ok();
    }

    @Test
    void what_is_not_json_is_malformed() {
        for (String malformed : List.of("{", "[]", "x", "{\"Version\":\"2012-10-17\"}", "{\"Statement\":1}")) {
            assertThat(alice.call("PutKeyPolicy", "KeyId", key, "Policy", malformed)
                            .code())
                    .as(malformed)
                    .isEqualTo("MalformedPolicyDocumentException");
        }
    }

    @Test
    void principals_must_exist() {
        for (String nobody : List.of(
                "arn:aws:iam::%s:user/nobody".formatted(account.id()),
                "arn:aws:iam::999999999999:root",
                "999999999999",
                "arn:aws:iam::%s:role/none".formatted(account.id()),
                "arn:aws-cn:iam::%s:root".formatted(account.id()))) {
            String policy = Keys.forPrincipals("*", nobody);

            alice.call("PutKeyPolicy", "KeyId", key, "Policy", policy)
                    .isRefusal(
                            "MalformedPolicyDocumentException",
                            "Policy contains a statement with one or more invalid principals.");
        }
    }

    @Test
    void a_policy_has_at_most_32768_bytes_and_no_characters_beyond_latin_1() {
        String padded = Keys.EVERYONE.replace("{\"Version", "{\"Id\":\"%s\",\"Version");
        String longest = padded.formatted("x".repeat(32_768 - padded.length() + 2));

        alice.call("PutKeyPolicy", "KeyId", key, "Policy", longest).ok();
        assertThat(alice.call("PutKeyPolicy", "KeyId", key, "Policy", longest + " ")
                        .code())
                .isEqualTo("LimitExceededException");
        assertThat(alice.call("PutKeyPolicy", "KeyId", key, "Policy", padded.formatted("\u20ac"))
                        .code())
                .isIn("MalformedPolicyDocumentException", "ValidationException");
    }

    @Test
    void a_changed_policy_decides_as_soon_as_its_change_is_answered() {
        TestUser bob = account.user("bob");
        assertThat(bob.call("DescribeKey", "KeyId", key).code()).isEqualTo("AccessDeniedException");

        for (int round = 0; round < 5; round++) {
            String withBob = Keys.forPrincipals(alice.arn(), bob.arn());
            alice.call("PutKeyPolicy", "KeyId", key, "Policy", withBob).ok();
            bob.call("DescribeKey", "KeyId", key).ok();

            String withoutBob = Keys.allowing(alice.arn(), "\"kms:*\"");
            alice.call("PutKeyPolicy", "KeyId", key, "Policy", withoutBob).ok();
            assertThat(bob.call("DescribeKey", "KeyId", key).code()).isEqualTo("AccessDeniedException");
        }
    }

    @Test
    void a_deny_in_the_key_policy_beats_an_administrator() {
        String denied = """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"},
                 {"Effect":"Deny","Principal":{"AWS":"*"},"Action":"kms:Encrypt","Resource":"*"}]}""";
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", denied).ok();

        alice.call("Encrypt", "KeyId", key, "Plaintext", new byte[1])
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: kms:Encrypt on resource: %s with an explicit deny in a"
                                        .formatted(alice.arn(), key)
                                + " resource-based policy");
    }

    @Test
    void the_record_of_a_change_holds_the_whole_policy(Kms kms) {
        var answer = alice.call("PutKeyPolicy", "KeyId", key, "Policy", Keys.EVERYONE)
                .ok();

        assertThat(kms.eventOf(answer).get("requestParameters"))
                .isEqualTo(Map.of("keyId", key, "policy", Keys.EVERYONE));
    }
}
