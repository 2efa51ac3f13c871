// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.gateway.job.Scheduler;
import io.sealwright.kms.Json;
import io.sealwright.kms.Kms;
import io.sealwright.kms.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when the waiting period of a key ends. */
class KeyDeletionTest {
    private static final Duration WINDOW = Duration.ofDays(7);

    private Kms kms;
    private TestUser alice;
    private String key;
    private byte[] sealed;
    private Scheduler scheduler;

    @BeforeEach
    void a_key_that_shall_be_deleted() {
        kms = Kms.start();
        alice = kms.newAccount().administrator();
        key = alice.createKey("Tags", List.of(Map.of("TagKey", "a", "TagValue", "b")));
        sealed = alice.encrypt(key, "hello");
        alice.call("CreateAlias", "AliasName", "alias/doomed", "TargetKeyId", key)
                .ok();
        alice.call("ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", 7)
                .ok();
        scheduler = kms.scheduler();
    }

    @AfterEach
    void stop() throws Exception {
        kms.close();
    }

    private void round() {
        scheduler.round(kms.keyDeletion());
    }

    private boolean exists() {
        return alice.call("DescribeKey", "KeyId", key).status() == 200;
    }

    private long rows(String table) {
        return switch (table) {
            case "kms_key" -> kms.count("SELECT count(*) FROM kms_key");
            case "kms_key_material" -> kms.count("SELECT count(*) FROM kms_key_material");
            case "kms_alias" -> kms.count("SELECT count(*) FROM kms_alias");
            case "kms_key_tag" -> kms.count("SELECT count(*) FROM kms_key_tag");
            default -> throw new AssertionError(table);
        };
    }

    @Test
    void a_key_is_destroyed_when_its_window_ends_and_not_a_second_earlier() {
        kms.clock.pass(WINDOW.minusSeconds(1));
        round();
        assertThat(exists()).isTrue();

        kms.clock.pass(Duration.ofSeconds(1));
        round();
        assertThat(exists()).isFalse();
    }

    @Test
    void nothing_is_left_of_it() {
        kms.clock.pass(WINDOW);
        round();

        for (String table : List.of("kms_key", "kms_key_material", "kms_alias", "kms_key_tag")) {
            assertThat(rows(table)).as(table).isZero();
        }
        alice.call("DescribeKey", "KeyId", key)
                .isRefusal("NotFoundException", "Key '%s' does not exist".formatted(key));
        assertThat(alice.call("DescribeKey", "KeyId", "alias/doomed").code()).isEqualTo("NotFoundException");
        alice.call("CreateAlias", "AliasName", "alias/doomed", "TargetKeyId", alice.createKey())
                .ok();
    }

    @Test
    void what_it_sealed_never_opens_again() {
        kms.clock.pass(WINDOW);
        round();

        assertThat(alice.call("Decrypt", "CiphertextBlob", sealed).code()).isEqualTo("AccessDeniedException");
        alice.call("Decrypt", "CiphertextBlob", sealed, "KeyId", key)
                .isRefusal("NotFoundException", "Key '%s' does not exist".formatted(key));
    }

    @Test
    void the_service_records_that_it_deleted_the_key() {
        kms.clock.pass(WINDOW);
        round();

        String record = kms.records().stream()
                .filter(text -> text.contains("\"DeleteKey\""))
                .findFirst()
                .orElseThrow();
        assertThat(Json.read(record))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("eventType", "AwsServiceEvent")
                .containsEntry("eventSource", "kms.amazonaws.com")
                .containsEntry("sourceIPAddress", "AWS Internal")
                .containsEntry("userIdentity", Map.of("accountId", alice.account(), "invokedBy", "AWS Internal"))
                .containsEntry("recipientAccountId", alice.account())
                .containsEntry("readOnly", false)
                .containsEntry(
                        "resources",
                        List.of(Map.of("accountId", alice.account(), "type", "AWS::KMS::Key", "ARN", key)));
    }

    @Test
    void a_cancelled_deletion_never_happens() {
        alice.call("CancelKeyDeletion", "KeyId", key).ok();
        kms.clock.pass(WINDOW.multipliedBy(2));
        round();

        assertThat(alice.keyState(key)).isEqualTo("Disabled");
        alice.call("EnableKey", "KeyId", key).ok();
        assertThat(alice.decrypt(sealed)).isEqualTo("hello");
    }

    @Test
    void a_clock_that_jumps_a_year_destroys_nothing_until_it_was_steady_for_a_day() {
        kms.clock.step(Duration.ofDays(365));
        round();
        assertThat(exists()).isTrue();

        kms.clock.step(Duration.ofDays(-365));
        assertThat(alice.call("DescribeKey", "KeyId", key).status())
                .as("what was recorded is a year ahead")
                .isEqualTo(503);
        kms.newestRecord.trust(kms.clock.instant());
        round();
        kms.clock.pass(Duration.ofHours(25));
        round();
        assertThat(exists()).as("its window has not ended").isTrue();

        kms.clock.pass(WINDOW);
        round();
        assertThat(exists()).isFalse();
    }

    @Test
    void other_keys_are_left_alone() {
        String other = alice.createKey();
        alice.call("ScheduleKeyDeletion", "KeyId", other, "PendingWindowInDays", 8)
                .ok();
        kms.clock.pass(WINDOW);

        round();
        round();

        assertThat(alice.keyState(other)).isEqualTo("PendingDeletion");
        assertThat(rows("kms_key")).isOne();
    }

    @Test
    void a_deletion_that_cannot_be_recorded_waits() throws Exception {
        kms.clock.pass(WINDOW);
        kms.disk.failWrites(0, 1_000);
        kms.disk.failSyncs(0, 1_000);
        kms.disk.limit(1);
        var _ = alice.call("DescribeKey", "KeyId", key);
        kms.untilTheLedgerHasGivenUp();

        round();

        assertThat(rows("kms_key")).isOne();
    }

    @Test
    void markers_live_for_a_day() {
        alice.createKey();
        String marker = alice.call("ListKeys", "Limit", 1).ok().text("NextMarker");

        kms.clock.pass(Duration.ofHours(24).minusSeconds(1));
        alice.call("ListKeys", "Limit", 1, "Marker", marker).ok();
        kms.clock.pass(Duration.ofSeconds(2));

        alice.call("ListKeys", "Limit", 1, "Marker", marker)
                .isRefusal("InvalidMarkerException", "The marker is not valid.");
    }

    @Test
    void a_repeated_creation_is_recognised_for_15_minutes() {
        Map<String, String> headers = Map.of("x-amz-target", "TrentService.CreateKey", "amz-sdk-invocation-id", "1b2c");
        Object first =
                alice.send("kms", headers, "{}").ok().object("KeyMetadata").get("KeyId");

        kms.clock.pass(Duration.ofMinutes(14));
        assertThat(alice.send("kms", headers, "{}").ok().object("KeyMetadata")).containsEntry("KeyId", first);
        kms.clock.pass(Duration.ofMinutes(2));

        assertThat(alice.send("kms", headers, "{}").ok().object("KeyMetadata").get("KeyId"))
                .isNotEqualTo(first);
    }
}
