// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Decrypt, as its callers see it. */
@ExtendWith(SharedKms.class)
class DecryptTest {
    private static final String WRONG_KEY =
            "The key ID in the request does not identify a CMK that can perform this operation.";

    private TestUser alice;
    private String key;
    private byte[] sealed;

    @BeforeEach
    void a_ciphertext(Kms kms) {
        alice = kms.newAccount().administrator();
        key = alice.createKey();
        sealed = alice.encrypt(key, "hello");
    }

    @Test
    void the_ciphertext_names_its_key_so_the_request_need_not() {
        var answer = alice.call("Decrypt", "CiphertextBlob", sealed).ok();

        assertThat(answer.json())
                .containsOnlyKeys("KeyId", "Plaintext", "EncryptionAlgorithm", "KeyMaterialId")
                .containsEntry("KeyId", key)
                .containsEntry("Plaintext", "aGVsbG8=")
                .containsEntry("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    @Test
    void a_key_id_must_name_the_key_of_the_ciphertext() {
        String other = alice.createKey();
        alice.call("CreateAlias", "AliasName", "alias/used", "TargetKeyId", key).ok();

        alice.call("Decrypt", "CiphertextBlob", sealed, "KeyId", "alias/used").ok();
        alice.call("Decrypt", "CiphertextBlob", sealed, "KeyId", other).isRefusal("IncorrectKeyException", WRONG_KEY);
    }

    @Test
    void why_a_ciphertext_does_not_open_is_never_told() {
        byte[] truncated = Arrays.copyOf(sealed, sealed.length - 1);
        byte[] extended = Arrays.copyOf(sealed, sealed.length + 1);
        byte[] flipped = sealed.clone();
        flipped[sealed.length - 1] ^= 1;

        for (byte[] bad : List.of(truncated, extended, flipped, new byte[] {1}, new byte[6_144])) {
            alice.call("Decrypt", "CiphertextBlob", bad).isBareRefusal("InvalidCiphertextException");
            alice.call("Decrypt", "CiphertextBlob", bad, "KeyId", key).isBareRefusal("InvalidCiphertextException");
        }
        alice.call("Decrypt", "CiphertextBlob", sealed, "EncryptionContext", Map.of("a", "b"))
                .isBareRefusal("InvalidCiphertextException");
    }

    @Test
    void no_byte_of_a_ciphertext_can_be_changed() {
        for (int at = 0; at < sealed.length; at += 3) {
            byte[] changed = sealed.clone();
            changed[at] ^= 0x10;

            var answer = alice.call("Decrypt", "CiphertextBlob", changed, "KeyId", key);

            assertThat(answer.status()).as("byte %d", at).isEqualTo(400);
            assertThat(answer.code()).isIn("InvalidCiphertextException", "IncorrectKeyException");
        }
    }

    @Test
    void a_ciphertext_opens_in_its_own_region_only() {
        assertThat(alice.in(Kms.OTHER_REGION)
                        .call("Decrypt", "CiphertextBlob", sealed)
                        .code())
                .isEqualTo("AccessDeniedException");
    }

    @Test
    void a_ciphertext_is_required_unless_a_dry_run_ignores_it() {
        alice.call("Decrypt", "KeyId", key)
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value at 'ciphertextBlob' failed to satisfy constraint: Member"
                                + " must not be null");
        alice.call("Decrypt", "KeyId", key, "DryRun", true, "DryRunModifiers", List.of("IGNORE_CIPHERTEXT"))
                .isRefusal(
                        "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        alice.call("Decrypt", "DryRun", true, "DryRunModifiers", List.of("IGNORE_CIPHERTEXT"))
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must"
                                + " not be null");
        assertThat(alice.call("Decrypt", "KeyId", key, "DryRunModifiers", List.of("IGNORE_CIPHERTEXT"))
                        .code())
                .isEqualTo("ValidationException");
    }

    @Test
    void a_dry_run_ends_with_the_real_refusal_or_with_its_own() {
        alice.call("Decrypt", "CiphertextBlob", sealed, "DryRun", true)
                .isRefusal(
                        "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        alice.call("Decrypt", "CiphertextBlob", sealed, "DryRun", true, "EncryptionContext", Map.of("a", "b"))
                .isBareRefusal("InvalidCiphertextException");
    }

    @Test
    void with_ignore_ciphertext_only_the_right_is_asked_about(Kms kms) {
        alice.call("DisableKey", "KeyId", key).ok();

        alice.call("Decrypt", "KeyId", key, "DryRun", true, "DryRunModifiers", List.of("IGNORE_CIPHERTEXT"))
                .isRefusal(
                        "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
    }

    @Test
    void a_plaintext_never_leaves_where_a_recipient_was_named() {
        var answer = alice.call(
                "Decrypt",
                "CiphertextBlob",
                sealed,
                "Recipient",
                Map.of("KeyEncryptionAlgorithm", "RSAES_OAEP_SHA_256", "AttestationDocument", new byte[] {1}));

        assertThat(answer.code()).isEqualTo("ValidationException");
        assertThat(answer.json()).doesNotContainKey("Plaintext");
    }

    @Test
    void the_record_shows_the_resolved_key_and_never_plaintext_or_ciphertext(Kms kms) {
        var answer = alice.call("Decrypt", "CiphertextBlob", sealed).ok();

        var event = kms.eventOf(answer);
        assertThat(event.get("requestParameters"))
                .isEqualTo(Map.of("keyId", key, "encryptionAlgorithm", "SYMMETRIC_DEFAULT"));
        assertThat(event.get("resources"))
                .isEqualTo(List.of(Map.of("accountId", alice.account(), "type", "AWS::KMS::Key", "ARN", key)));
        assertThat(event.get("additionalEventData")).isEqualTo(Map.of("keyMaterialId", answer.text("KeyMaterialId")));
        assertThat(event).containsEntry("responseElements", null).containsEntry("readOnly", true);
    }
}
