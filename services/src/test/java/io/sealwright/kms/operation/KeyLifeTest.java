// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** EnableKey, DisableKey, UpdateKeyDescription, ScheduleKeyDeletion, CancelKeyDeletion, DescribeKey and ListKeys. */
@NullUnmarked
@ExtendWith(SharedKms.class)
class KeyLifeTest {

    private TestAccount account;
    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
    }

    private Map<String, Object> metadata() {
        return alice.call("DescribeKey", "KeyId", key).ok().object("KeyMetadata");
    }

    @Test
    void disabling_and_enabling_may_be_repeated() {
        for (int i = 0; i < 2; i++) {
            assertThat(alice.call("DisableKey", "KeyId", key).ok().body()).isEmpty();
            assertThat(metadata()).containsEntry("KeyState", "Disabled").containsEntry("Enabled", false);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(alice.call("EnableKey", "KeyId", key).ok().body()).isEmpty();
            assertThat(metadata()).containsEntry("KeyState", "Enabled").containsEntry("Enabled", true);
        }
    }

    @Test
    void nobody_uses_a_key_after_its_disabling_was_answered() {
        byte[] sealed = alice.encrypt(key, "hello");
        for (int i = 0; i < 5; i++) {
            alice.call("DisableKey", "KeyId", key).ok();
            assertThat(alice.call("Decrypt", "CiphertextBlob", sealed).code()).isEqualTo("DisabledException");
            alice.call("EnableKey", "KeyId", key).ok();
            assertThat(alice.decrypt(sealed)).isEqualTo("hello");
        }
    }

    @Test
    void no_engine_of_the_store_is_given_the_character_that_one_of_them_cannot_keep() {
        Object tags = List.of(Map.of("TagKey", "a", "TagValue", "\0"));

        for (var refused : List.of(
                alice.call("UpdateKeyDescription", "KeyId", key, "Description", "a\0b"),
                alice.call("CreateKey", "Description", "\0"),
                alice.call("CreateKey", "Tags", tags),
                alice.call("TagResource", "KeyId", key, "Tags", tags))) {
            assertThat(refused.code()).isEqualTo("ValidationException");
        }
        assertThat(metadata()).containsEntry("Description", "");
    }

    @Test
    void a_description_has_up_to_8192_characters() {
        assertThat(alice.call("UpdateKeyDescription", "KeyId", key, "Description", "d".repeat(8_192))
                        .ok()
                        .body())
                .isEmpty();
        assertThat(metadata()).containsEntry("Description", "d".repeat(8_192));
        assertThat(alice.call("UpdateKeyDescription", "KeyId", key, "Description", "d".repeat(8_193))
                        .code())
                .isEqualTo("ValidationException");
        alice.call("UpdateKeyDescription", "KeyId", key, "Description", "").ok();
        assertThat(metadata()).containsEntry("Description", "");
    }

    @Test
    void deletion_waits_7_to_30_days_and_30_unless_told(Kms kms) {
        var answer = alice.call("ScheduleKeyDeletion", "KeyId", key).ok();

        assertThat(answer.json())
                .containsOnlyKeys("KeyId", "DeletionDate", "KeyState", "PendingWindowInDays")
                .containsEntry("KeyId", key)
                .containsEntry("KeyState", "PendingDeletion")
                .containsEntry("PendingWindowInDays", 30L);
        assertThat(metadata())
                .containsEntry("DeletionDate", answer.get("DeletionDate"))
                .containsEntry("KeyState", "PendingDeletion")
                .containsEntry("Enabled", false);
        BigDecimal due = new BigDecimal(answer.get("DeletionDate").toString());
        assertThat(due.longValue()).isEqualTo(kms.clock.instant().getEpochSecond() + 30 * 86_400L);
        for (int days : List.of(6, 31, 365)) {
            assertThat(alice.call("ScheduleKeyDeletion", "KeyId", alice.createKey(), "PendingWindowInDays", days)
                            .code())
                    .isEqualTo("ValidationException");
        }
        alice.call("ScheduleKeyDeletion", "KeyId", alice.createKey(), "PendingWindowInDays", 7)
                .ok();
    }

    @Test
    void a_disabled_key_may_be_scheduled_and_a_cancelled_one_is_disabled() {
        alice.call("DisableKey", "KeyId", key).ok();
        alice.call("ScheduleKeyDeletion", "KeyId", key).ok();

        assertThat(alice.call("CancelKeyDeletion", "KeyId", key).ok().json()).isEqualTo(Map.of("KeyId", key));

        assertThat(metadata()).containsEntry("KeyState", "Disabled").doesNotContainKey("DeletionDate");
    }

    @Test
    void a_cancelled_key_opens_what_it_sealed_once_it_is_enabled() {
        byte[] sealed = alice.encrypt(key, "hello");
        alice.call("ScheduleKeyDeletion", "KeyId", key).ok();
        alice.call("CancelKeyDeletion", "KeyId", key).ok();
        alice.call("EnableKey", "KeyId", key).ok();

        assertThat(alice.decrypt(sealed)).isEqualTo("hello");
    }

    @Test
    void malformed_ids_are_named_and_ids_without_a_key_become_arns() {
        for (String malformed : List.of(
                "fake-key-id", "mrk-fake-key-id", "1234abcd12ab34cd56ef1234567890ab", "arn:aws:s3:::x", "arn:x")) {
            alice.call("DescribeKey", "KeyId", malformed)
                    .isRefusal("NotFoundException", "Invalid keyId '%s'".formatted(malformed));
        }
        for (String absent : List.of("1234abcd-12ab-34cd-56ef-1234567890ab", "mrk-1234abcd12ab34cd56ef1234567890ab")) {
            alice.call("DescribeKey", "KeyId", absent)
                    .isRefusal(
                            "NotFoundException",
                            "Key 'arn:aws:kms:%s:%s:key/%s' does not exist"
                                    .formatted(Kms.REGION, account.id(), absent));
        }
    }

    @Test
    void an_arn_of_another_region_is_invalid_and_a_bare_id_does_not_exist_there() {
        alice.in(Kms.OTHER_REGION)
                .call("DescribeKey", "KeyId", key)
                .isRefusal("NotFoundException", "Invalid arn " + Kms.REGION);
        alice.in(Kms.OTHER_REGION)
                .call("DescribeKey", "KeyId", metadata().get("KeyId"))
                .isRefusal(
                        "NotFoundException",
                        "Key '%s' does not exist".formatted(key.replace(Kms.REGION, Kms.OTHER_REGION)));
    }

    @Test
    void that_a_key_is_not_there_hears_only_who_may_ask() {
        String absent = Keys.absent(account.id());
        TestUser curious = account.userAllowed("curious", "kms:Encrypt");

        curious.call("Encrypt", "KeyId", absent, "Plaintext", new byte[1])
                .isRefusal("NotFoundException", "Key '%s' does not exist".formatted(absent));
        for (String name : List.of(absent, key, "alias/none")) {
            assertThat(curious.call("DescribeKey", "KeyId", name).code()).isEqualTo("AccessDeniedException");
        }
    }

    @Test
    void operations_of_keys_alone_take_no_alias() {
        alice.call("CreateAlias", "AliasName", "alias/one", "TargetKeyId", key).ok();
        for (Request request : List.of(
                new Request("DisableKey", "KeyId", "alias/one"),
                new Request("GetKeyPolicy", "KeyId", "alias/one"),
                new Request("ScheduleKeyDeletion", "KeyId", "alias/one"),
                new Request("ListResourceTags", "KeyId", "alias/one"))) {
            request.by(alice, Map.of()).isRefusal("NotFoundException", "Invalid keyId 'alias/one'");
        }
    }

    @Test
    void the_list_of_keys_is_the_accounts_in_one_region_and_every_key_is_on_one_page() {
        List<String> made = new java.util.ArrayList<>(List.of(key));
        for (int i = 0; i < 6; i++) {
            made.add(alice.createKey());
        }
        alice.in(Kms.OTHER_REGION).createKey();

        assertThat(Paging.all(alice, "ListKeys", "Keys", "KeyArn", "Limit", 3))
                .containsExactlyInAnyOrderElementsOf(made);
        assertThat(alice.call("ListKeys", "Limit", 1_001).code()).isEqualTo("ValidationException");
        assertThat(alice.call("ListKeys", "Limit", 1_000).ok().get("Truncated")).isEqualTo(false);
    }

    @Test
    void a_marker_is_good_for_its_own_account_region_operation_and_subject_alone(Kms kms) {
        TestUser bob = kms.newAccount().administrator();
        alice.createKey();
        bob.createKey();
        String marker = alice.call("ListKeys", "Limit", 1).ok().text("NextMarker");
        alice.call("ListKeys", "Limit", 1, "Marker", marker).ok();

        for (var answer : List.of(
                alice.call("ListAliases", "Marker", marker),
                alice.in(Kms.OTHER_REGION).call("ListKeys", "Marker", marker),
                bob.call("ListKeys", "Marker", marker),
                alice.call("ListResourceTags", "KeyId", key, "Marker", marker),
                alice.call("ListKeys", "Marker", "x"),
                alice.call("ListKeys", "Marker", marker + "A"),
                alice.call("ListKeys", "Marker", marker.substring(1)))) {
            answer.isRefusal("InvalidMarkerException", "The marker is not valid.");
        }
    }

    @Test
    void records_of_a_deletion_hold_its_date_and_state(Kms kms) {
        var answer = alice.call("ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", 7)
                .ok();

        var event = kms.eventOf(answer);
        assertThat(event.get("requestParameters")).isEqualTo(Map.of("keyId", key, "pendingWindowInDays", 7L));
        assertThat(event.get("responseElements").toString())
                .contains("keyId=" + key, "keyState=PendingDeletion", "deletionDate=Dec 1, 2026, 12:00:00");
    }
}
