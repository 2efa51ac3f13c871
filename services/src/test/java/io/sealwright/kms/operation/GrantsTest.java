// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** CreateGrant, ListGrants, ListRetirableGrants, RevokeGrant and RetireGrant, and what grants allow. */
@ExtendWith(SharedKms.class)
class GrantsTest {
    private static final String DRY_RUN = "The request would have succeeded, but the DryRun option is set.";
    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    private TestAccount account;
    private TestUser alice;
    private TestUser bob;
    private String key;

    @BeforeEach
    void a_key_and_a_user_without_policies(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        bob = account.user("bob");
        key = alice.createKey();
    }

    private Answer grant(Object... more) {
        return alice.call("CreateGrant", Paging.and(new Object[] {"KeyId", key}, more));
    }

    private Answer grantToBob(String... operations) {
        return grant("GranteePrincipal", bob.arn(), "Operations", List.of(operations))
                .ok();
    }

    private Answer encrypt(TestUser user, Object... more) {
        return user.call("Encrypt", Paging.and(new Object[] {"KeyId", key, "Plaintext", HELLO}, more));
    }

    @Test
    void a_grant_allows_its_grantee_its_operations_and_no_others_until_it_is_revoked() {
        encrypt(bob)
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: kms:Encrypt on resource: %s because no identity-based policy"
                                        .formatted(bob.arn(), key)
                                + " allows the kms:Encrypt action");

        Answer made = grantToBob("Encrypt", "DescribeKey");

        assertThat(made.text("GrantId")).matches("[0-9a-f]{64}");
        byte[] ciphertext = encrypt(bob).ok().bytes("CiphertextBlob");
        bob.call("DescribeKey", "KeyId", key).ok();
        assertThat(bob.call("Decrypt", "CiphertextBlob", ciphertext).code()).isEqualTo("AccessDeniedException");

        assertThat(alice.call("RevokeGrant", "KeyId", key, "GrantId", made.text("GrantId"))
                        .ok()
                        .body())
                .isEmpty();
        assertThat(encrypt(bob).code()).isEqualTo("AccessDeniedException");
        assertThat(bob.call("DescribeKey", "KeyId", key).code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void every_operation_on_a_symmetric_key_can_be_granted() {
        grantToBob(
                "Encrypt",
                "Decrypt",
                "ReEncryptFrom",
                "ReEncryptTo",
                "GenerateDataKey",
                "GenerateDataKeyWithoutPlaintext",
                "GenerateDataKeyPair",
                "GenerateDataKeyPairWithoutPlaintext",
                "CreateGrant",
                "RetireGrant",
                "DescribeKey");

        byte[] ciphertext = encrypt(bob).ok().bytes("CiphertextBlob");
        bob.call("Decrypt", "CiphertextBlob", ciphertext).ok();
        bob.call("ReEncrypt", "CiphertextBlob", ciphertext, "DestinationKeyId", key)
                .ok();
        bob.call("GenerateDataKey", "KeyId", key, "KeySpec", "AES_256").ok();
        bob.call("GenerateDataKeyWithoutPlaintext", "KeyId", key, "KeySpec", "AES_256")
                .ok();
    }

    @Test
    void reencrypt_needs_a_grant_on_each_side() {
        String other = alice.createKey();
        byte[] ciphertext = alice.encrypt(key, "hello");
        grantToBob("ReEncryptFrom");

        assertThat(bob.call("ReEncrypt", "CiphertextBlob", ciphertext, "DestinationKeyId", other)
                        .body())
                .contains("AccessDeniedException", "kms:ReEncryptTo");

        alice.call("CreateGrant", "KeyId", other, "GranteePrincipal", bob.arn(), "Operations", List.of("ReEncryptTo"))
                .ok();
        bob.call("ReEncrypt", "CiphertextBlob", ciphertext, "DestinationKeyId", other)
                .ok();
    }

    @Test
    void operations_that_keys_of_this_kind_do_not_have_are_refused() {
        for (String operation : List.of(
                "Sign",
                "Verify",
                "GenerateMac",
                "VerifyMac",
                "GetPublicKey",
                "DeriveSharedSecret",
                "Encapsulate",
                "Decapsulate")) {
            assertThat(grant("GranteePrincipal", bob.arn(), "Operations", List.of(operation))
                            .code())
                    .as(operation)
                    .isEqualTo("ValidationException");
        }
        assertThat(grant("GranteePrincipal", bob.arn(), "Operations", List.of("ListGrants"))
                        .body())
                .contains("ValidationException", "Member must satisfy enum value set");
        assertThat(grant("GranteePrincipal", bob.arn(), "Operations", List.of()).code())
                .isEqualTo("ValidationException");
    }

    @Test
    void encryption_context_equals_is_exact_in_pairs_and_case() {
        grant(
                        "GranteePrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt", "DescribeKey"),
                        "Constraints",
                        Map.of("EncryptionContextEquals", Map.of("Dept", "HR")))
                .ok();

        encrypt(bob, "EncryptionContext", Map.of("Dept", "HR")).ok();
        for (Map<String, String> context : List.of(
                Map.<String, String>of(),
                Map.of("dept", "HR"),
                Map.of("Dept", "hr"),
                Map.of("Dept", "HR", "Level", "1"))) {
            assertThat(encrypt(bob, "EncryptionContext", context).code())
                    .as(context.toString())
                    .isEqualTo("AccessDeniedException");
        }
        bob.call("DescribeKey", "KeyId", key).ok(); // It has no context to compare.
    }

    @Test
    void encryption_context_subset_lets_more_pairs_through() {
        grant(
                        "GranteePrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt", "Decrypt"),
                        "Constraints",
                        Map.of("EncryptionContextSubset", Map.of("Dept", "HR", "Level", "1")))
                .ok();
        Map<String, String> more = Map.of("Dept", "HR", "Level", "1", "Case", "7");

        byte[] ciphertext = encrypt(bob, "EncryptionContext", more).ok().bytes("CiphertextBlob");
        bob.call("Decrypt", "CiphertextBlob", ciphertext, "EncryptionContext", more)
                .ok();
        encrypt(bob, "EncryptionContext", Map.of("Dept", "HR", "Level", "1")).ok();
        assertThat(encrypt(bob, "EncryptionContext", Map.of("Dept", "HR")).code())
                .isEqualTo("AccessDeniedException");
        assertThat(encrypt(bob).code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void a_constraint_has_at_most_eight_pairs_and_384_characters_of_values_and_one_kind() {
        Map<String, String> nine = new java.util.HashMap<>();
        for (int i = 0; i < 9; i++) {
            nine.put("k" + i, "v");
        }
        List<Object> tooMuch = List.of(
                Map.of("EncryptionContextEquals", nine),
                Map.of("EncryptionContextSubset", Map.of("a", "x".repeat(385))),
                Map.of("EncryptionContextSubset", Map.of("a", "x"), "EncryptionContextEquals", Map.of("a", "x")));
        for (Object constraints : tooMuch) {
            assertThat(grant(
                                    "GranteePrincipal",
                                    bob.arn(),
                                    "Operations",
                                    List.of("Encrypt"),
                                    "Constraints",
                                    constraints)
                            .code())
                    .isEqualTo("ValidationException");
        }
        grant(
                        "GranteePrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt"),
                        "Constraints",
                        Map.of("EncryptionContextSubset", Map.of("a", "x".repeat(384))))
                .ok();
    }

    @Test
    void a_grant_for_a_resource_of_a_service_does_nothing_for_whoever_calls_for_themselves() {
        grant(
                        "GranteePrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt"),
                        "Constraints",
                        Map.of("SourceArn", "arn:aws:s3:eu-central-1:%s:bucket".formatted(account.id())))
                .ok();

        assertThat(encrypt(bob).code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void a_deny_beats_a_grant_wherever_it_stands() {
        grantToBob("Encrypt");
        encrypt(bob).ok();
        TestUser carol = account.user("carol", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:Encrypt","Resource":"*"}]}""");
        grant("GranteePrincipal", carol.arn(), "Operations", List.of("Encrypt")).ok();

        encrypt(carol)
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: kms:Encrypt on resource: %s with an explicit deny in an"
                                        .formatted(carol.arn(), key)
                                + " identity-based policy");

        alice.call("PutKeyPolicy", "KeyId", key, "Policy", Keys.denying(alice.arn(), bob.arn()))
                .ok();
        assertThat(encrypt(bob).body()).contains("with an explicit deny in a resource-based policy");
    }

    @Test
    void a_grant_to_an_account_delegates_to_its_policies(Kms kms) {
        TestAccount others = kms.newAccount();
        TestUser allowed = others.userAllowed("allowed", "kms:Encrypt");
        TestUser without = others.user("without");
        grant("GranteePrincipal", "arn:aws:iam::%s:root".formatted(others.id()), "Operations", List.of("Encrypt"))
                .ok();

        encrypt(allowed).ok();
        assertThat(encrypt(without).code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void a_grant_reaches_a_user_of_another_account_without_any_policy(Kms kms) {
        TestUser stranger = kms.newAccount().user("stranger");
        assertThat(encrypt(stranger).code()).isEqualTo("AccessDeniedException");

        Answer made = grant("GranteePrincipal", stranger.arn(), "Operations", List.of("Encrypt"))
                .ok();
        encrypt(stranger).ok();

        alice.call("RevokeGrant", "KeyId", key, "GrantId", made.text("GrantId")).ok();
        assertThat(encrypt(stranger).code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void whoever_has_a_grant_to_create_grants_passes_on_no_more_than_that_one_has() {
        TestUser carol = account.user("carol");
        grant(
                        "GranteePrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt", "CreateGrant"),
                        "Constraints",
                        Map.of("EncryptionContextSubset", Map.of("Dept", "HR")))
                .ok();
        Map<String, Object> stricter = Map.of("EncryptionContextSubset", Map.of("Dept", "HR", "Level", "1"));

        assertThat(child(carol, List.of("Encrypt", "Decrypt"), stricter).code()).isEqualTo("AccessDeniedException");
        assertThat(child(carol, List.of("Encrypt"), Map.of()).code()).isEqualTo("AccessDeniedException");
        assertThat(child(carol, List.of("Encrypt"), Map.of("EncryptionContextSubset", Map.of("Dept", "IT")))
                        .code())
                .isEqualTo("AccessDeniedException");
        child(carol, List.of("Encrypt"), stricter).ok();
        child(carol, List.of("Encrypt", "CreateGrant"), Map.of("EncryptionContextEquals", Map.of("Dept", "HR")))
                .ok();

        encrypt(carol, "EncryptionContext", Map.of("Dept", "HR", "Level", "1")).ok();
        assertThat(encrypt(carol, "EncryptionContext", Map.of("Dept", "HR", "Level", "2"))
                        .code())
                .isEqualTo("AccessDeniedException");
    }

    private Answer child(TestUser grantee, List<String> operations, Map<String, Object> constraints) {
        return bob.call(
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
    void a_child_of_an_equals_constraint_has_the_same() {
        TestUser carol = account.user("carol");
        grant(
                        "GranteePrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt", "CreateGrant"),
                        "Constraints",
                        Map.of("EncryptionContextEquals", Map.of("Dept", "HR")))
                .ok();

        child(carol, List.of("Encrypt"), Map.of("EncryptionContextEquals", Map.of("Dept", "HR")))
                .ok();
        assertThat(child(carol, List.of("Encrypt"), Map.of("EncryptionContextSubset", Map.of("Dept", "HR")))
                        .code())
                .isEqualTo("AccessDeniedException");
        assertThat(child(carol, List.of("Encrypt"), Map.of("EncryptionContextEquals", Map.of("Dept", "HR", "a", "b")))
                        .code())
                .isEqualTo("AccessDeniedException");
    }

    @Test
    void the_same_request_with_a_name_finds_its_grant_and_gets_another_token() {
        Object[] named = {"GranteePrincipal", bob.arn(), "Name", "mine", "Operations", List.of("Encrypt", "Decrypt")};
        Answer first = grant(named).ok();

        Answer again = grant("GranteePrincipal", bob.arn(), "Name", "mine", "Operations", List.of("Decrypt", "Encrypt"))
                .ok();
        Answer other = grant("GranteePrincipal", bob.arn(), "Name", "mine", "Operations", List.of("Encrypt"))
                .ok();
        Answer unnamed = grantToBob("Encrypt", "Decrypt");

        assertThat(again.text("GrantId")).isEqualTo(first.text("GrantId"));
        assertThat(again.text("GrantToken")).isNotEqualTo(first.text("GrantToken"));
        assertThat(List.of(other.text("GrantId"), unnamed.text("GrantId"))).doesNotContain(first.text("GrantId"));
        assertThat(alice.call("ListGrants", "KeyId", key).ok().list("Grants")).hasSize(3);

        alice.call("RevokeGrant", "KeyId", key, "GrantId", first.text("GrantId"))
                .ok();
        assertThat(grant(named).ok().text("GrantId")).isNotEqualTo(first.text("GrantId"));
    }

    @Test
    void grantees_must_exist_and_be_no_groups_or_services() {
        for (String nobody : List.of(
                "arn:aws:iam::%s:user/nobody".formatted(account.id()),
                "arn:aws:iam::%s:group/people".formatted(account.id()),
                "arn:aws:iam::999999999999:root",
                "secretsmanager.amazonaws.com",
                "bob")) {
            grant("GranteePrincipal", nobody, "Operations", List.of("Encrypt"))
                    .isRefusal("InvalidArnException", "ARN does not refer to a valid principal");
            grant("GranteePrincipal", bob.arn(), "RetiringPrincipal", nobody, "Operations", List.of("Encrypt"))
                    .isRefusal("InvalidArnException", "ARN does not refer to a valid principal");
        }
        grant("Operations", List.of("Encrypt"))
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value null at 'granteePrincipal' failed to satisfy constraint:"
                                + " Member must not be null");
    }

    @Test
    void a_service_can_be_granted_and_nobody_else_has_its_grant() {
        grant(
                        "GranteeServicePrincipal",
                        "secretsmanager.amazonaws.com",
                        "RetiringServicePrincipal",
                        "secretsmanager.amazonaws.com",
                        "Operations",
                        List.of("Decrypt"))
                .ok();

        List<Map<String, Object>> listed = alice.call(
                        "ListGrants", "KeyId", key, "GranteeServicePrincipal", "secretsmanager.amazonaws.com")
                .ok()
                .list("Grants");
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst())
                .containsEntry("GranteeServicePrincipal", "secretsmanager.amazonaws.com")
                .containsEntry("RetiringServicePrincipal", "secretsmanager.amazonaws.com");
        assertThat(alice.call("ListRetirableGrants", "RetiringServicePrincipal", "secretsmanager.amazonaws.com")
                        .ok()
                        .list("Grants"))
                .hasSize(1);
        assertThat(bob.call("Decrypt", "CiphertextBlob", alice.encrypt(key, "hello"))
                        .code())
                .isEqualTo("AccessDeniedException");
    }

    @Test
    void a_listing_shows_everything_of_a_grant_but_its_token() {
        Answer made = grant(
                        "GranteePrincipal",
                        bob.arn(),
                        "RetiringPrincipal",
                        alice.arn(),
                        "Name",
                        "mine",
                        "Operations",
                        List.of("Decrypt", "Encrypt"),
                        "Constraints",
                        Map.of("EncryptionContextSubset", Map.of("Dept", "HR")))
                .ok();

        Answer listing = alice.call("ListGrants", "KeyId", key).ok();

        List<Map<String, Object>> grants = listing.list("Grants");
        assertThat(grants).hasSize(1);
        assertThat(grants.getFirst().get("CreationDate")).isInstanceOf(Number.class);
        Map<String, Object> shown = new java.util.HashMap<>(grants.getFirst());
        shown.remove("CreationDate");
        assertThat(shown)
                .isEqualTo(Map.of(
                        "KeyId", key,
                        "GrantId", made.text("GrantId"),
                        "Name", "mine",
                        "GranteePrincipal", bob.arn(),
                        "RetiringPrincipal", alice.arn(),
                        "IssuingAccount", "arn:aws:iam::%s:root".formatted(account.id()),
                        "Operations", List.of("Decrypt", "Encrypt"),
                        "Constraints", Map.of("EncryptionContextSubset", Map.of("Dept", "HR"))));
        assertThat(listing.get("Truncated")).isEqualTo(false);
    }

    @Test
    void listings_are_cut_into_pages_and_narrowed_to_one_grant_or_one_grantee() {
        TestUser carol = account.user("carol");
        List<Object> bobs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            bobs.add(grantToBob("Encrypt").text("GrantId"));
            grant("GranteePrincipal", carol.arn(), "Operations", List.of("Decrypt"))
                    .ok();
        }

        assertThat(Paging.all(alice, "ListGrants", "Grants", "GrantId", "KeyId", key, "Limit", 3))
                .hasSize(10);
        assertThat(Paging.all(
                        alice,
                        "ListGrants",
                        "Grants",
                        "GrantId",
                        "KeyId",
                        key,
                        "Limit",
                        2,
                        "GranteePrincipal",
                        bob.arn()))
                .containsExactlyInAnyOrderElementsOf(bobs);
        assertThat(Paging.all(alice, "ListGrants", "Grants", "GrantId", "KeyId", key, "GrantId", bobs.get(2)))
                .containsExactly(bobs.get(2));
        assertThat(Paging.all(
                        alice,
                        "ListGrants",
                        "Grants",
                        "GrantId",
                        "KeyId",
                        key,
                        "GrantId",
                        bobs.get(2),
                        "GranteePrincipal",
                        carol.arn()))
                .isEmpty();
        assertThat(alice.call("ListGrants", "KeyId", key, "GrantId", "0".repeat(64))
                        .code())
                .isEqualTo("InvalidGrantIdException");
        assertThat(alice.call("ListGrants", "KeyId", key, "Limit", 101).code()).isEqualTo("ValidationException");
        assertThat(alice.call("ListGrants", "KeyId", key, "Marker", "x").code()).isEqualTo("InvalidMarkerException");
    }

    @Test
    void retirable_grants_are_listed_across_accounts_for_principals_of_ones_own(Kms kms) {
        TestAccount others = kms.newAccount();
        TestUser there = others.administrator();
        String theirs = there.createKey();
        there.call(
                        "CreateGrant",
                        "KeyId",
                        theirs,
                        "GranteePrincipal",
                        there.arn(),
                        "RetiringPrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt"))
                .ok();
        for (int i = 0; i < 3; i++) {
            grant("GranteePrincipal", alice.arn(), "RetiringPrincipal", bob.arn(), "Operations", List.of("Encrypt"))
                    .ok();
        }

        assertThat(Paging.all(
                        alice, "ListRetirableGrants", "Grants", "KeyId", "RetiringPrincipal", bob.arn(), "Limit", 2))
                .containsExactlyInAnyOrder(key, key, key, theirs);
        bob.call("ListRetirableGrants", "RetiringPrincipal", bob.arn())
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: kms:ListRetirableGrants on resource: %s because no"
                                        .formatted(bob.arn(), bob.arn())
                                + " identity-based policy allows the kms:ListRetirableGrants action");
        assertThat(there.call("ListRetirableGrants", "RetiringPrincipal", bob.arn())
                        .code())
                .isEqualTo("AccessDeniedException");
        assertThat(alice.call("ListRetirableGrants", "RetiringPrincipal", "x").code())
                .isEqualTo("InvalidArnException");
        assertThat(alice.call("ListRetirableGrants").code()).isEqualTo("ValidationException");
    }

    @Test
    void a_grant_is_revoked_by_right_of_the_key_alone() {
        Answer made = grantToBob("Encrypt", "RetireGrant");
        String grantId = made.text("GrantId");

        assertThat(bob.call("RevokeGrant", "KeyId", key, "GrantId", grantId).code())
                .isEqualTo("AccessDeniedException");
        alice.call("RevokeGrant", "KeyId", key, "GrantId", grantId, "DryRun", true)
                .isRefusal("DryRunOperationException", DRY_RUN);
        alice.call("RevokeGrant", "KeyId", key, "GrantId", "x")
                .isRefusal("InvalidGrantIdException", "The grant id is not valid.");
        alice.call("RevokeGrant", "KeyId", key, "GrantId", "0".repeat(64))
                .isRefusal("NotFoundException", "Grant ID %s not found".formatted("0".repeat(64)));
        alice.call("RevokeGrant", "KeyId", key, "GrantId", grantId).ok();
        assertThat(alice.call("RevokeGrant", "KeyId", key, "GrantId", grantId).code())
                .isEqualTo("NotFoundException");
        assertThat(alice.call("ListGrants", "KeyId", key).ok().list("Grants")).isEmpty();
    }

    @Test
    void a_dry_run_of_create_grant_makes_none() {
        grant("GranteePrincipal", bob.arn(), "Operations", List.of("Encrypt"), "DryRun", true)
                .isRefusal("DryRunOperationException", DRY_RUN);

        assertThat(alice.call("ListGrants", "KeyId", key).ok().list("Grants")).isEmpty();
    }

    @Test
    void a_malformed_key_id_is_refused_before_any_check_of_the_grant() {
        for (String operation : List.of("CreateGrant", "ListGrants")) {
            alice.call(operation, "KeyId", "fake-key-id", "GranteePrincipal", "x", "Operations", List.of("Encrypt"))
                    .isRefusal("NotFoundException", "Invalid keyId 'fake-key-id'");
        }
        assertThat(alice.call(
                                "CreateGrant",
                                "KeyId",
                                Keys.absent(account.id()),
                                "GranteePrincipal",
                                bob.arn(),
                                "Operations",
                                List.of("Encrypt"))
                        .code())
                .isEqualTo("NotFoundException");
    }

    @Test
    void the_records_hold_the_grant_and_never_a_token(Kms kms) {
        Answer made = grant("GranteePrincipal", bob.arn(), "Operations", List.of("Encrypt", "RetireGrant"))
                .ok();
        String token = made.text("GrantToken");

        Map<String, Object> creation = kms.eventOf(made);
        assertThat(creation.get("responseElements")).isEqualTo(Map.of("grantId", made.text("GrantId")));
        assertThat(creation.get("requestParameters"))
                .isEqualTo(Map.of(
                        "keyId", key, "granteePrincipal", bob.arn(), "operations", List.of("Encrypt", "RetireGrant")));

        Answer retired = bob.call("RetireGrant", "GrantToken", token).ok();
        Map<String, Object> retirement = kms.eventOf(retired);
        assertThat(retirement.get("additionalEventData")).isEqualTo(Map.of("grantId", made.text("GrantId")));
        assertThat(retirement.toString()).contains(key);
        assertThat(kms.records()).noneMatch(record -> record.contains(token));
    }

    @Test
    void grants_go_with_their_key() {
        grantToBob("Encrypt");
        alice.call("DisableKey", "KeyId", key).ok();
        assertThat(encrypt(bob).code()).isEqualTo("DisabledException");
        alice.call("EnableKey", "KeyId", key).ok();
        encrypt(bob).ok();
    }
}
