// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.order;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that is not as we wrote it makes its resource unavailable, loudly, and never absent. */
@ExtendWith(SharedKms.class)
class DamageTest {
    private Kms kms;
    private TestAccount account;
    private TestUser alice;
    private String key;
    private byte[] sealed;

    @BeforeEach
    void a_key(Kms shared) {
        kms = shared;
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
        sealed = alice.encrypt(key, "hello");
    }

    /** Memory never saw this key, as after a start. */
    private String unseenKey() {
        return alice.createKey();
    }

    private static String idOf(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE kms_key SET description = 'x' WHERE key_id = ?",
                "UPDATE kms_key SET state = 'Disabled' WHERE key_id = ?",
                "UPDATE kms_key SET version = version + 1 WHERE key_id = ?",
                "UPDATE kms_key SET created_at = created_at + 1 WHERE key_id = ?",
                "UPDATE kms_key SET alias_count = 7 WHERE key_id = ?",
                "UPDATE kms_key SET grant_count = 7 WHERE key_id = ?",
                "UPDATE kms_key SET policy_principals = 'arn:aws:iam::1:user/a AIDAX' WHERE key_id = ?",
                "UPDATE kms_key SET mac = x'00' WHERE key_id = ?",
                "UPDATE kms_key SET policy_hash = (SELECT min(hash) FROM policy_document) WHERE key_id = ?",
                "UPDATE kms_key_material SET sealed = x'00000000' WHERE key_id = ?",
                "DELETE FROM kms_key_material WHERE key_id = ?"
            })
    void a_changed_key_is_unavailable_and_may_be_asked_for_again(String damage) throws Exception {
        String damaged = unseenKey();
        assertThat(kms.tamper(damage, idOf(damaged))).isOne();

        for (int i = 0; i < 2; i++) {
            Answer answer = alice.call("DescribeKey", "KeyId", damaged);

            assertThat(answer.status()).as(answer.body()).isEqualTo(500);
            assertThat(answer.code()).isIn("KMSInternalException", "KeyUnavailableException");
        }
        alice.call("DescribeKey", "KeyId", key).ok();
        assertThat(alice.decrypt(sealed)).isEqualTo("hello");
    }

    @Test
    void material_of_one_key_is_not_another_keys() throws Exception {
        String damaged = unseenKey();
        kms.tamper(
                "UPDATE kms_key_material SET sealed = (SELECT sealed FROM kms_key_material WHERE key_id = ?)"
                        + " WHERE key_id = ?",
                idOf(key),
                idOf(damaged));

        assertThat(alice.call("Encrypt", "KeyId", damaged, "Plaintext", new byte[1])
                        .status())
                .isEqualTo(500);
    }

    @Test
    void a_changed_alias_is_unavailable() throws Exception {
        alice.call("CreateAlias", "AliasName", "alias/bent", "TargetKeyId", key).ok();
        String other = alice.createKey();
        kms.tamper("UPDATE kms_alias SET key_id = ? WHERE account = ?", idOf(other), account.id());

        assertThat(alice.call("Encrypt", "KeyId", "alias/bent", "Plaintext", new byte[1])
                        .status())
                .isEqualTo(500);
    }

    @Test
    void a_changed_tag_is_unavailable() throws Exception {
        String tagged = alice.createKey("Tags", List.of(Map.of("TagKey", "a", "TagValue", "b")));
        kms.tamper("UPDATE kms_key_tag SET tag_value = 'c' WHERE key_id = ?", idOf(tagged));

        assertThat(alice.call("ListResourceTags", "KeyId", tagged).status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE kms_grant SET operations = 'Encrypt,Decrypt' WHERE key_id = ?",
                "UPDATE kms_grant SET constraint_type = NULL WHERE key_id = ?",
                "UPDATE kms_grant SET constraint_context = x'00000000' WHERE key_id = ?",
                "UPDATE kms_grant SET retiring_id = grantee_id, retiring_kind = grantee_kind WHERE key_id = ?",
                "UPDATE kms_grant SET mac = x'00' WHERE key_id = ?"
            })
    void a_changed_grant_is_unavailable(String damage) throws Exception {
        TestUser bob = account.user("bob" + Integer.toUnsignedString(damage.hashCode()));
        String granted = alice.createKey();
        alice.call(
                        "CreateGrant",
                        "KeyId",
                        granted,
                        "GranteePrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt"),
                        "Constraints",
                        Map.of("EncryptionContextEquals", Map.of("a", "b")))
                .ok();
        assertThat(kms.tamper(damage, idOf(granted))).isOne();

        assertThat(bob.call("Encrypt", "KeyId", granted, "Plaintext", new byte[1])
                        .status())
                .isEqualTo(500);
        assertThat(alice.call("ListGrants", "KeyId", granted).status()).isEqualTo(500);
    }

    @Test
    void a_grant_that_was_revoked_does_not_come_back_when_its_end_is_taken_away() throws Exception {
        TestUser bob = account.user("bob");
        String granted = alice.createKey();
        String grant = alice.call(
                        "CreateGrant",
                        "KeyId",
                        granted,
                        "GranteePrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("Encrypt"))
                .ok()
                .text("GrantId");
        alice.call("RevokeGrant", "KeyId", granted, "GrantId", grant).ok();

        assertThat(kms.tamper("UPDATE kms_grant SET ended_at = NULL WHERE key_id = ?", idOf(granted)))
                .isOne();

        assertThat(bob.call("Encrypt", "KeyId", granted, "Plaintext", new byte[1])
                        .code())
                .isEqualTo("AccessDeniedException"); // The key counts no grants.
        assertThat(alice.call("ListGrants", "KeyId", granted).status()).isEqualTo(500);
    }

    @Test
    void whoever_cannot_be_judged_gets_an_answer_all_the_same() throws Exception {
        TestUser bob = account.userAllowed("bob", "kms:*");
        assertThat(kms.tamper("UPDATE iam_user SET attachments = '' WHERE account = ? AND name = 'bob'", account.id()))
                .isOne();

        Answer answer = bob.call("DescribeKey", "KeyId", key);

        assertThat(answer.status()).isEqualTo(500);
    }
}
