// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** GenerateDataKey, GenerateDataKeyWithoutPlaintext and GenerateRandom. */
@ExtendWith(SharedKms.class)
class DataKeysTest {

    private static final String WHICH = "Please specify either number of bytes or key spec.";
    private static final String DRY_RUN = "The request would have succeeded, but the DryRun option is set.";

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
    void a_data_key_comes_open_and_sealed() {
        var answer = alice.call("GenerateDataKey", "KeyId", key, "KeySpec", "AES_256")
                .ok();

        assertThat(answer.json())
                .containsOnlyKeys("CiphertextBlob", "Plaintext", "KeyId", "KeyMaterialId")
                .containsEntry("KeyId", key);
        assertThat(answer.bytes("Plaintext")).hasSize(32);
        assertThat(alice.call("Decrypt", "CiphertextBlob", answer.bytes("CiphertextBlob"))
                        .ok()
                        .bytes("Plaintext"))
                .isEqualTo(answer.bytes("Plaintext"));
    }

    @Test
    void without_plaintext_it_comes_sealed_only() {
        var answer = alice.call("GenerateDataKeyWithoutPlaintext", "KeyId", key, "NumberOfBytes", 7)
                .ok();

        assertThat(answer.json()).containsOnlyKeys("CiphertextBlob", "KeyId", "KeyMaterialId");
        assertThat(alice.call("Decrypt", "CiphertextBlob", answer.bytes("CiphertextBlob"))
                        .ok()
                        .bytes("Plaintext"))
                .hasSize(7);
    }

    @Test
    void its_length_is_given_by_spec_or_in_bytes_and_never_by_both() {
        assertThat(alice.call("GenerateDataKey", "KeyId", key, "KeySpec", "AES_128")
                        .ok()
                        .bytes("Plaintext"))
                .hasSize(16);
        for (int length : List.of(1, 31, 1_024)) {
            assertThat(alice.call("GenerateDataKey", "KeyId", key, "NumberOfBytes", length)
                            .ok()
                            .bytes("Plaintext"))
                    .hasSize(length);
        }
        for (String operation : List.of("GenerateDataKey", "GenerateDataKeyWithoutPlaintext")) {
            alice.call(operation, "KeyId", key).isRefusal("ValidationException", WHICH);
            alice.call(operation, "KeyId", key, "KeySpec", "AES_256", "NumberOfBytes", 32)
                    .isRefusal("ValidationException", WHICH);
            alice.call(operation, "KeyId", key, "NumberOfBytes", 1_025)
                    .isRefusal(
                            "ValidationException",
                            "1 validation error detected: Value '1025' at 'numberOfBytes' failed to satisfy constraint:"
                                    + " Member must have value less than or equal to 1024");
        }
    }

    @Test
    void data_keys_are_bound_to_their_context() {
        var sealed = alice.call(
                        "GenerateDataKey", "KeyId", key, "KeySpec", "AES_256", "EncryptionContext", Map.of("a", "b"))
                .ok()
                .bytes("CiphertextBlob");

        alice.call("Decrypt", "CiphertextBlob", sealed).isBareRefusal("InvalidCiphertextException");
        alice.call("Decrypt", "CiphertextBlob", sealed, "EncryptionContext", Map.of("a", "b"))
                .ok();
    }

    @Test
    void a_dry_run_makes_none() {
        for (String operation : List.of("GenerateDataKey", "GenerateDataKeyWithoutPlaintext")) {
            alice.call(operation, "KeyId", key, "KeySpec", "AES_256", "DryRun", true)
                    .isRefusal("DryRunOperationException", DRY_RUN);
        }
    }

    @Test
    void no_two_data_keys_are_equal() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            assertThat(seen.add(alice.call("GenerateDataKey", "KeyId", key, "KeySpec", "AES_256")
                            .text("Plaintext")))
                    .isTrue();
        }
    }

    @Test
    void the_record_never_holds_a_data_key(Kms kms) {
        var answer = alice.call("GenerateDataKey", "KeyId", key, "KeySpec", "AES_256")
                .ok();

        var event = kms.eventOf(answer);
        assertThat(event.get("requestParameters")).isEqualTo(Map.of("keyId", key, "keySpec", "AES_256"));
        assertThat(event).containsEntry("responseElements", null).containsEntry("readOnly", true);
        assertThat(kms.records())
                .noneMatch(record ->
                        record.contains(answer.text("Plaintext")) || record.contains(answer.text("CiphertextBlob")));
    }

    @Test
    void random_bytes_are_1_to_1024_and_their_number_is_required() {
        assertThat(alice.call("GenerateRandom", "NumberOfBytes", 1_024).ok().bytes("Plaintext"))
                .hasSize(1_024);
        alice.call("GenerateRandom").isRefusal("ValidationException", "NumberOfBytes is required.");
        alice.call("GenerateRandom", "NumberOfBytes", 0)
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value '0' at 'numberOfBytes' failed to satisfy constraint: Member"
                                + " must have value greater than or equal to 1");
        alice.call("GenerateRandom", "NumberOfBytes", 1_025)
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value '1025' at 'numberOfBytes' failed to satisfy constraint:"
                                + " Member must have value less than or equal to 1024");
        assertThat(alice.call("GenerateRandom", "NumberOfBytes", 1, "CustomKeyStoreId", "cks-1")
                        .code())
                .isEqualTo("CustomKeyStoreNotFoundException");
    }

    @Test
    void randomness_needs_a_right_of_the_callers_own_policies_on_everything() {
        account.userAllowed("lucky", "kms:GenerateRandom")
                .call("GenerateRandom", "NumberOfBytes", 8)
                .ok();

        var unlucky = account.user("unlucky");
        unlucky.call("GenerateRandom", "NumberOfBytes", 8)
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: kms:GenerateRandom on resource: * because no"
                                        .formatted(unlucky.arn())
                                + " identity-based policy allows the kms:GenerateRandom action");
    }
}
