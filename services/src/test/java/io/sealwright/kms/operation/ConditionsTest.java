// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conditions on KMS's own keys, in key policies and in the caller's own, over the whole way of a request. */
@ExtendWith(SharedKms.class)
class ConditionsTest {
    private static final String LOCKOUT =
            "The new key policy will not allow you to update the key policy in the future.";

    private TestAccount account;
    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey("Tags", List.of(Map.of("TagKey", "Dept", "TagValue", "HR")));
    }

    /** A user whose own policy allows everything of KMS under this condition. */
    private TestUser allowedIf(String name, String condition) {
        return account.user(name, """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":%s}]}""".formatted(condition));
    }

    /** A user who may everything, but for what is denied under this condition. */
    private TestUser deniedIf(String name, String condition) {
        return account.user(name, """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"kms:*","Resource":"*"},
                 {"Effect":"Deny","Action":"kms:*","Resource":"*","Condition":%s}]}""".formatted(condition));
    }

    private Answer encrypt(TestUser user, Map<String, String> context) {
        return user.call("Encrypt", "KeyId", key, "Plaintext", "hello".getBytes(UTF_8), "EncryptionContext", context);
    }

    private static void denied(Answer answer) {
        assertThat(answer.code()).as(answer.body()).isEqualTo("AccessDeniedException");
    }

    @Test
    void an_encryption_context_is_named_in_any_case_and_compared_in_its_own() {
        TestUser bob = allowedIf("bob", "{\"StringEquals\":{\"kms:EncryptionContext:dept\":\"HR\"}}");

        encrypt(bob, Map.of("Dept", "HR", "Level", "1")).ok();
        denied(encrypt(bob, Map.of("Dept", "hr")));
        denied(encrypt(bob, Map.of()));
    }

    @Test
    void of_context_keys_that_differ_in_case_an_allow_needs_all_and_a_deny_one() {
        TestUser allowed = allowedIf("allowed", "{\"StringEquals\":{\"kms:EncryptionContext:dept\":\"HR\"}}");
        TestUser refused = deniedIf("refused", "{\"StringEquals\":{\"kms:EncryptionContext:dept\":\"IT\"}}");

        encrypt(allowed, Map.of("dept", "HR", "DEPT", "HR")).ok();
        denied(encrypt(allowed, Map.of("dept", "HR", "DEPT", "IT")));
        denied(encrypt(refused, Map.of("dept", "HR", "DEPT", "IT")));
        encrypt(refused, Map.of("dept", "HR", "DEPT", "HR")).ok();
    }

    @Test
    void the_keys_of_a_context_are_a_set_whose_case_counts() {
        TestUser bob = allowedIf(
                "bob",
                "{\"ForAllValues:StringEquals\":{\"kms:EncryptionContextKeys\":[\"Dept\",\"Level\"]},"
                        + "\"Null\":{\"kms:EncryptionContextKeys\":\"false\"}}");

        encrypt(bob, Map.of("Dept", "a", "Level", "b")).ok();
        denied(encrypt(bob, Map.of("dept", "a")));
        denied(encrypt(bob, Map.of()));
    }

    @Test
    void the_callers_account_makes_everybody_the_people_of_one_account(Kms kms) {
        String idiom = """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*",
                  "Condition":{"StringEquals":{"kms:CallerAccount":"%s"}}}]}""".formatted(account.id());

        key = alice.createKey("Policy", idiom); // The lockout safety check knows the account too.

        encrypt(account.user("without-policies"), Map.of()).ok();
        denied(encrypt(kms.newAccount().administrator(), Map.of()));
    }

    @Test
    void a_key_policy_does_not_hear_what_the_key_is_called() {
        String policy = """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"},
                 {"Effect":"Allow","Principal":"*","Action":"kms:Encrypt","Resource":"*",
                  "Condition":{"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/called"},
                               "StringEquals":{"kms:CallerAccount":"%s"}}}]}""".formatted(account.id(), account.id());
        key = alice.createKey("Policy", policy);
        alice.call("CreateAlias", "AliasName", "alias/called", "TargetKeyId", key)
                .ok();

        denied(encrypt(account.user("by-name"), Map.of()));
    }

    @Test
    void an_alias_narrows_by_how_the_key_is_named_and_by_what_it_is_called() {
        TestUser byRequest = allowedIf("by-request", "{\"StringEquals\":{\"kms:RequestAlias\":\"alias/x\"}}");
        TestUser byResource =
                allowedIf("by-resource", "{\"ForAnyValue:StringEquals\":{\"kms:ResourceAliases\":\"alias/x\"}}");
        denied(byResource.call("DescribeKey", "KeyId", key));

        alice.call("CreateAlias", "AliasName", "alias/x", "TargetKeyId", key).ok();

        byResource.call("DescribeKey", "KeyId", key).ok();
        byRequest.call("DescribeKey", "KeyId", "alias/x").ok();
        denied(byRequest.call("DescribeKey", "KeyId", key));
        alice.call("DeleteAlias", "AliasName", "alias/x").ok();
        denied(byResource.call("DescribeKey", "KeyId", key));
    }

    @Test
    void an_alias_arn_as_a_resource_matches_no_operation_on_the_key() {
        alice.call("CreateAlias", "AliasName", "alias/x", "TargetKeyId", key).ok();
        TestUser bob = account.user("bob", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"arn:aws:kms:*:*:alias/x"}]}""");

        denied(bob.call("DescribeKey", "KeyId", "alias/x"));
    }

    @Test
    void tags_of_the_key_and_of_the_request_narrow() {
        TestUser ofHr = allowedIf("hr", "{\"StringEquals\":{\"aws:ResourceTag/dept\":\"HR\"}}");
        TestUser onlyIt = deniedIf("it", "{\"StringEquals\":{\"aws:RequestTag/Dept\":\"HR\"}}");
        TestUser onlyKeys = allowedIf(
                "keys",
                "{\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"Dept\"]},"
                        + "\"Null\":{\"aws:TagKeys\":\"false\"}}");

        ofHr.call("DescribeKey", "KeyId", key).ok();
        denied(ofHr.call("DescribeKey", "KeyId", alice.createKey()));
        denied(onlyIt.call("CreateKey", "Tags", List.of(Map.of("TagKey", "Dept", "TagValue", "HR"))));
        onlyIt.call("CreateKey", "Tags", List.of(Map.of("TagKey", "Dept", "TagValue", "IT")))
                .ok();
        onlyKeys.call("TagResource", "KeyId", key, "Tags", List.of(Map.of("TagKey", "Dept", "TagValue", "x")))
                .ok();
        denied(onlyKeys.call("TagResource", "KeyId", key, "Tags", List.of(Map.of("TagKey", "a", "TagValue", "x"))));
        denied(onlyKeys.call("UntagResource", "KeyId", key, "TagKeys", List.of("Dept", "a")));
    }

    @Test
    void a_key_that_shall_be_made_is_narrowed_by_what_it_would_be() {
        TestUser bob = allowedIf(
                "bob",
                "{\"StringEquals\":{\"kms:KeySpec\":\"SYMMETRIC_DEFAULT\",\"kms:KeyUsage\":\"ENCRYPT_DECRYPT\","
                        + "\"kms:KeyOrigin\":\"AWS_KMS\"},\"Bool\":{\"kms:MultiRegion\":\"false\"}}");
        TestUser carol = allowedIf("carol", "{\"StringEquals\":{\"kms:KeySpec\":\"RSA_2048\"}}");

        bob.call("CreateKey").ok();
        denied(carol.call("CreateKey"));
    }

    @Test
    void what_a_grant_may_be_is_narrowed() {
        TestUser bob = allowedIf("bob", """
                {"ForAllValues:StringEquals":{"kms:GrantOperations":["Encrypt","Decrypt"]},
                 "StringEquals":{"kms:GrantConstraintType":"EncryptionContextSubset",
                  "kms:EncryptionContext:Dept":"HR","kms:GranteePrincipal":"%s"}}""".formatted(alice.arn()));
        Map<String, Object> constraints = Map.of("EncryptionContextSubset", Map.of("Dept", "HR"));

        grant(bob, alice, List.of("Encrypt", "Decrypt"), constraints).ok();
        denied(grant(bob, alice, List.of("Encrypt", "CreateGrant"), constraints));
        denied(grant(bob, bob, List.of("Encrypt"), constraints));
        denied(grant(bob, alice, List.of("Encrypt"), Map.of("EncryptionContextEquals", Map.of("Dept", "HR"))));
        denied(grant(bob, alice, List.of("Encrypt"), Map.of("EncryptionContextSubset", Map.of("Dept", "IT"))));
    }

    private Answer grant(TestUser user, TestUser grantee, List<String> operations, Object constraints) {
        return user.call(
                "CreateGrant",
                "KeyId",
                key,
                "GranteePrincipal",
                grantee.arn(),
                "Operations",
                operations,
                "Constraints",
                constraints);
    }

    @Test
    void grants_that_no_service_makes_are_told_from_those_that_one_does() {
        TestUser bob = allowedIf("bob", "{\"Bool\":{\"kms:GrantIsForAWSResource\":\"true\"}}");

        denied(bob.call("ListGrants", "KeyId", key));
        alice.call("ListGrants", "KeyId", key).ok();
    }

    @Test
    void reencrypting_on_the_same_key_can_be_all_that_is_allowed() {
        TestUser bob = allowedIf("bob", "{\"Bool\":{\"kms:ReEncryptOnSameKey\":\"true\"}}");
        byte[] ciphertext = alice.encrypt(key, "hello");

        bob.call("ReEncrypt", "CiphertextBlob", ciphertext, "DestinationKeyId", key)
                .ok();
        denied(bob.call("ReEncrypt", "CiphertextBlob", ciphertext, "DestinationKeyId", alice.createKey()));
    }

    @Test
    void a_short_wait_before_deletion_can_be_forbidden() {
        TestUser bob = deniedIf("bob", "{\"NumericLessThan\":{\"kms:ScheduleKeyDeletionPendingWindowInDays\":\"20\"}}");

        denied(bob.call("ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", 7));
        bob.call("ScheduleKeyDeletion", "KeyId", key).ok();
    }

    /** When a key was last used is not kept: nobody is allowed because of it, and everybody denied who may be. */
    @Test
    void what_is_not_known_denies_and_does_not_allow() {
        String unused = "{\"NumericGreaterThan\":{\"kms:TrailingDaysWithoutKeyUsage\":\"90\"}}";
        TestUser allowed = allowedIf("allowed", unused);
        TestUser refused = deniedIf("refused", unused);

        denied(allowed.call("DisableKey", "KeyId", key));
        denied(refused.call("DisableKey", "KeyId", key));
        refused.call("DescribeKey", "KeyId", key).ok(); // The key is in no request but those two operations'.
    }

    @Test
    void a_key_used_only_through_a_service_is_used_by_nobody_who_calls_for_themselves() {
        TestUser bob = allowedIf(
                "bob", "{\"StringEquals\":{\"kms:ViaService\":\"secretsmanager.eu-central-1.amazonaws.com\"}}");

        denied(encrypt(bob, Map.of()));
    }

    @Test
    void bypassing_the_lockout_safety_check_can_be_forbidden() {
        TestUser bob = deniedIf("bob", "{\"Bool\":{\"kms:BypassPolicyLockoutSafetyCheck\":\"true\"}}");
        String policy = alice.call("GetKeyPolicy", "KeyId", key).ok().text("Policy");

        bob.call("PutKeyPolicy", "KeyId", key, "Policy", policy).ok();
        bob.call("PutKeyPolicy", "KeyId", key, "Policy", policy, "BypassPolicyLockoutSafetyCheck", false)
                .ok();
        denied(bob.call("PutKeyPolicy", "KeyId", key, "Policy", policy, "BypassPolicyLockoutSafetyCheck", true));
        denied(bob.call("CreateKey", "BypassPolicyLockoutSafetyCheck", true));
        bob.call("CreateKey").ok();
    }

    @Test
    void a_policy_whose_conditions_do_not_hold_for_its_author_locks_the_author_out() {
        String withFactor = """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:*","Resource":"*",
                  "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}""".formatted(alice.arn());

        alice.call("PutKeyPolicy", "KeyId", key, "Policy", withFactor)
                .isRefusal("MalformedPolicyDocumentException", LOCKOUT);
        alice.call("CreateKey", "Policy", withFactor).isRefusal("MalformedPolicyDocumentException", LOCKOUT);
        TestUser owner = allowedIf("owner", "{\"StringEquals\":{\"aws:ResourceTag/Dept\":\"HR\"}}");
        String delegating = alice.call("GetKeyPolicy", "KeyId", key).ok().text("Policy");
        owner.call("PutKeyPolicy", "KeyId", key, "Policy", delegating).ok();
    }

    @Test
    void for_all_values_on_a_single_value_is_refused_as_overly_permissive() {
        String policy = """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*",
                  "Condition":{"ForAllValues:StringEquals":{"kms:EncryptionContext:Dept":"HR"}}}]}""";

        Answer answer = alice.call("PutKeyPolicy", "KeyId", key, "Policy", policy);

        assertThat(answer.code()).isEqualTo("MalformedPolicyDocumentException");
        assertThat(answer.body()).contains("OverlyPermissiveCondition");
    }

    @Test
    void a_key_policy_may_deny_all_but_one() {
        TestUser bob = account.userAllowed("bob", "kms:*");
        String allBut = """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%1$s:root"},"Action":"kms:*","Resource":"*"},
                 {"Effect":"Deny","NotPrincipal":{"AWS":["%2$s","arn:aws:iam::%1$s:root"]},"NotAction":"kms:DescribeKey",
                  "Resource":"*"}]}""".formatted(account.id(), alice.arn());

        alice.call("PutKeyPolicy", "KeyId", key, "Policy", allBut).ok();

        encrypt(alice, Map.of()).ok();
        bob.call("DescribeKey", "KeyId", key).ok();
        denied(encrypt(bob, Map.of()));
    }
}
