// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Encrypt, as its callers see it. */
@ExtendWith(SharedKms.class)
class EncryptTest {
    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        alice = kms.newAccount().administrator();
        key = alice.createKey();
    }

    @Test
    void it_answers_ciphertext_key_arn_and_algorithm_and_no_material_id() {
        var answer = alice.call("Encrypt", "KeyId", key, "Plaintext", HELLO).ok();

        assertThat(answer.json())
                .containsOnlyKeys("CiphertextBlob", "KeyId", "EncryptionAlgorithm")
                .containsEntry("KeyId", key)
                .containsEntry("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
        assertThat(alice.decrypt(answer.bytes("CiphertextBlob"))).isEqualTo("hello");
    }

    @Test
    void two_calls_never_give_the_same_blob() {
        assertThat(alice.encrypt(key, "hello")).isNotEqualTo(alice.encrypt(key, "hello"));
    }

    @Test
    void a_key_is_named_by_id_arn_alias_name_or_alias_arn() {
        alice.call("CreateAlias", "AliasName", "alias/used", "TargetKeyId", key).ok();
        String aliasArn = "arn:aws:kms:%s:%s:alias/used".formatted(Kms.REGION, alice.account());

        for (String name : List.of(key, key.substring(key.indexOf('/') + 1), "alias/used", aliasArn)) {
            assertThat(alice.call("Encrypt", "KeyId", name, "Plaintext", HELLO)
                            .ok()
                            .text("KeyId"))
                    .isEqualTo(key);
        }
    }

    @Test
    void a_plaintext_has_1_to_4096_bytes() {
        alice.call("Encrypt", "KeyId", key, "Plaintext", new byte[4_096]).ok();

        alice.call("Encrypt", "KeyId", key, "Plaintext", new byte[4_097])
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must"
                                + " have length less than or equal to 4096");
        alice.call("Encrypt", "KeyId", key, "Plaintext", new byte[0])
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must"
                                + " have length greater than or equal to 1");
    }

    @Test
    void a_missing_key_id_must_not_be_null() {
        alice.call("Encrypt", "Plaintext", HELLO)
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must"
                                + " not be null");
    }

    @Test
    void an_algorithm_of_another_kind_of_key_is_incompatible() {
        alice.call("Encrypt", "KeyId", key, "Plaintext", HELLO, "EncryptionAlgorithm", "RSAES_OAEP_SHA_256")
                .isRefusal(
                        "InvalidKeyUsageException",
                        "Algorithm RSAES_OAEP_SHA_256 is incompatible with key spec SYMMETRIC_DEFAULT.");
    }

    @Test
    void a_dry_run_never_succeeds() {
        alice.call("Encrypt", "KeyId", key, "Plaintext", HELLO, "DryRun", true)
                .isRefusal(
                        "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        alice.call("DisableKey", "KeyId", key).ok();

        alice.call("Encrypt", "KeyId", key, "Plaintext", HELLO, "DryRun", true)
                .isRefusal("DisabledException", key + " is disabled.");
    }

    @Test
    void a_grant_token_that_no_grant_goes_with_is_invalid() {
        alice.call("Encrypt", "KeyId", key, "Plaintext", HELLO, "GrantTokens", List.of("x"))
                .isBareRefusal("InvalidGrantTokenException");
    }

    @Test
    void the_record_names_key_algorithm_context_and_material_and_never_the_plaintext(Kms kms) {
        var answer = alice.call(
                        "Encrypt", "KeyId", key, "Plaintext", HELLO, "EncryptionContext", Map.of("purpose", "test"))
                .ok();

        var event = kms.eventOf(answer);
        assertThat(event.get("requestParameters"))
                .isEqualTo(Map.of(
                        "keyId",
                        key,
                        "encryptionAlgorithm",
                        "SYMMETRIC_DEFAULT",
                        "encryptionContext",
                        Map.of("purpose", "test")));
        assertThat(event).containsEntry("responseElements", null).containsEntry("readOnly", true);
        assertThat(event.get("additionalEventData"))
                .isEqualTo(Map.of(
                        "keyMaterialId",
                        alice.call("DescribeKey", "KeyId", key)
                                .object("KeyMetadata")
                                .get("CurrentKeyMaterialId")));
    }
}
