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

/** ReEncrypt, as its callers see it. */
@ExtendWith(SharedKms.class)
class ReEncryptTest {
    private static final String DRY_RUN = "The request would have succeeded, but the DryRun option is set.";

    private TestAccount account;
    private TestUser alice;
    private String from;
    private String to;
    private byte[] sealed;

    @BeforeEach
    void two_keys(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        from = alice.createKey();
        to = alice.createKey();
        sealed = alice.encrypt(from, "hello");
    }

    @Test
    void it_answers_both_keys_both_algorithms_and_both_materials() {
        var answer = alice.call("ReEncrypt", "CiphertextBlob", sealed, "DestinationKeyId", to)
                .ok();

        assertThat(answer.json())
                .containsOnlyKeys(
                        "CiphertextBlob",
                        "SourceKeyId",
                        "KeyId",
                        "SourceEncryptionAlgorithm",
                        "DestinationEncryptionAlgorithm",
                        "SourceKeyMaterialId",
                        "DestinationKeyMaterialId")
                .containsEntry("SourceKeyId", from)
                .containsEntry("KeyId", to);
        assertThat(alice.call("Decrypt", "CiphertextBlob", answer.bytes("CiphertextBlob"), "KeyId", to)
                        .ok()
                        .text("Plaintext"))
                .isEqualTo("aGVsbG8=");
    }

    @Test
    void contexts_are_changed_by_it() {
        byte[] bound = alice.call(
                        "Encrypt", "KeyId", from, "Plaintext", new byte[] {7}, "EncryptionContext", Map.of("a", "1"))
                .bytes("CiphertextBlob");

        alice.call("ReEncrypt", "CiphertextBlob", bound, "DestinationKeyId", to)
                .isBareRefusal("InvalidCiphertextException");
        byte[] moved = alice.call(
                        "ReEncrypt",
                        "CiphertextBlob",
                        bound,
                        "DestinationKeyId",
                        to,
                        "SourceEncryptionContext",
                        Map.of("a", "1"),
                        "DestinationEncryptionContext",
                        Map.of("b", "2"))
                .ok()
                .bytes("CiphertextBlob");
        alice.call("Decrypt", "CiphertextBlob", moved, "EncryptionContext", Map.of("b", "2"))
                .ok();
    }

    @Test
    void it_needs_a_right_to_each_key() {
        for (String one : List.of("kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:ReEncrypt")) {
            TestUser half = account.userAllowed("half" + one.substring(4), one);
            var answer = half.call("ReEncrypt", "CiphertextBlob", sealed, "DestinationKeyId", to);

            assertThat(answer.code()).as(one).isEqualTo("AccessDeniedException");
        }
        account.userAllowed("whole", "kms:ReEncrypt*")
                .call("ReEncrypt", "CiphertextBlob", sealed, "DestinationKeyId", to)
                .ok();
    }

    @Test
    void nothing_is_told_of_either_key_before_both_rights_exist() {
        TestUser half = account.userAllowed("half", "kms:ReEncryptFrom");
        byte[] broken = sealed.clone();
        broken[broken.length - 1] ^= 1;
        alice.call("DisableKey", "KeyId", to).ok();

        var answers = List.of(
                half.call("ReEncrypt", "CiphertextBlob", broken, "DestinationKeyId", to),
                half.call("ReEncrypt", "CiphertextBlob", sealed, "DestinationKeyId", to),
                half.call("ReEncrypt", "CiphertextBlob", sealed, "SourceKeyId", to, "DestinationKeyId", to));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.code()).isEqualTo("AccessDeniedException"));
    }

    @Test
    void a_source_key_id_must_name_the_key_of_the_ciphertext() {
        alice.call("ReEncrypt", "CiphertextBlob", sealed, "SourceKeyId", to, "DestinationKeyId", to)
                .isRefusal(
                        "IncorrectKeyException",
                        "The key ID in the request does not identify a CMK that can perform this operation.");
    }

    @Test
    void the_state_of_either_key_counts() {
        alice.call("DisableKey", "KeyId", to).ok();
        alice.call("ReEncrypt", "CiphertextBlob", sealed, "DestinationKeyId", to)
                .isRefusal("DisabledException", to + " is disabled.");
        alice.call("EnableKey", "KeyId", to).ok();
        alice.call("ScheduleKeyDeletion", "KeyId", from).ok();
        alice.call("ReEncrypt", "CiphertextBlob", sealed, "DestinationKeyId", to)
                .isRefusal("KMSInvalidStateException", from + " is pending deletion.");
    }

    @Test
    void a_dry_run_may_ignore_ciphertext_and_states_and_then_names_its_source() {
        alice.call("DisableKey", "KeyId", to).ok();

        alice.call(
                        "ReEncrypt",
                        "SourceKeyId",
                        from,
                        "DestinationKeyId",
                        to,
                        "DryRun",
                        true,
                        "DryRunModifiers",
                        List.of("IGNORE_CIPHERTEXT"))
                .isRefusal("DryRunOperationException", DRY_RUN);
        alice.call("ReEncrypt", "DestinationKeyId", to, "DryRun", true, "DryRunModifiers", List.of("IGNORE_CIPHERTEXT"))
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value null at 'sourceKeyId' failed to satisfy constraint: Member"
                                + " must not be null");
    }

    @Test
    void a_dry_run_opens_the_ciphertext_and_makes_no_other() {
        alice.call("ReEncrypt", "CiphertextBlob", sealed, "DestinationKeyId", to, "DryRun", true)
                .isRefusal("DryRunOperationException", DRY_RUN);
    }

    @Test
    void the_record_names_source_then_destination(Kms kms) {
        var answer = alice.call("ReEncrypt", "CiphertextBlob", sealed, "DestinationKeyId", to)
                .ok();

        var event = kms.eventOf(answer);
        assertThat(event.get("resources"))
                .isEqualTo(List.of(
                        Map.of("accountId", alice.account(), "type", "AWS::KMS::Key", "ARN", from),
                        Map.of("accountId", alice.account(), "type", "AWS::KMS::Key", "ARN", to)));
        assertThat(event.get("requestParameters"))
                .isEqualTo(Map.of(
                        "sourceKeyId",
                        from,
                        "sourceEncryptionAlgorithm",
                        "SYMMETRIC_DEFAULT",
                        "destinationKeyId",
                        to,
                        "destinationEncryptionAlgorithm",
                        "SYMMETRIC_DEFAULT"));
        assertThat(event.get("additionalEventData"))
                .isEqualTo(Map.of(
                        "sourceKeyMaterialId", answer.text("SourceKeyMaterialId"),
                        "destinationKeyMaterialId", answer.text("DestinationKeyMaterialId")));
    }
}
