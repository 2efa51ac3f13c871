// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerReader;
import io.sealwright.ledger.PolicyVersion;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.vocabulary.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The order of the way is a security property: nothing is looked up before the signature holds, nothing changes before
 * its permits exist, nothing is answered before the ledger has its record.
 */
class OrderTest {
    private Kms kms;
    private TestAccount account;
    private TestUser alice;
    private String key;
    private byte[] sealed;

    @BeforeEach
    void a_server_of_its_own() {
        kms = Kms.start();
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
        sealed = alice.encrypt(key, "hello");
    }

    @AfterEach
    void stop() throws Exception {
        kms.close();
    }

    @Test
    void no_key_is_looked_up_before_the_signature_holds() {
        String fresh = alice.createKey();
        var headers = alice.sign("kms", Map.of("x-amz-target", "TrentService.DescribeKey"), "{}");
        String body = "{\"KeyId\":\"%s\"}".formatted(fresh);
        long loads = kms.held.loads();

        Answer answer = alice.post(headers, body);

        assertThat(answer.code()).isEqualTo("InvalidSignatureException");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(kms.held.loads()).isEqualTo(loads);
        assertThat(alice.call("DescribeKey", "KeyId", fresh).ok().status()).isEqualTo(200);
        assertThat(kms.held.loads()).isEqualTo(loads + 1);
    }

    @Test
    void a_stranger_without_a_valid_signature_is_counted_and_not_recorded() {
        var headers = alice.sign("kms", Map.of("x-amz-target", "TrentService.Encrypt"), "{}");
        int strangers = kms.unauthenticated();

        Answer answer = alice.post(headers, "{\"KeyId\":\"x\"}");

        assertThat(answer.code()).isEqualTo("InvalidSignatureException");
        assertThat(kms.unauthenticated()).isEqualTo(strangers + 1);
        assertThat(kms.eventsOf(answer.requestId())).isEmpty();
    }

    @Test
    void nothing_changes_without_a_permit() {
        TestUser bob = account.user("bob");
        long changes = kms.store.head(lane());
        List<Object[]> calls = List.of(
                new Object[] {"DisableKey", "KeyId", key},
                new Object[] {"ScheduleKeyDeletion", "KeyId", key},
                new Object[] {"CreateAlias", "AliasName", "alias/x", "TargetKeyId", key},
                new Object[] {"UpdateKeyDescription", "KeyId", key, "Description", "x"},
                new Object[] {"CreateKey"});
        for (Object[] call : calls) {
            Object[] members = Arrays.copyOfRange(call, 1, call.length);

            Answer answer = bob.call((String) call[0], members);

            assertThat(answer.code()).isEqualTo("AccessDeniedException");
            assertThat(kms.eventOf(answer))
                    .containsEntry("errorCode", "AccessDeniedException")
                    .containsEntry("responseElements", null);
        }
        assertThat(kms.store.head(lane())).isEqualTo(changes);
        assertThat(alice.keyState(key)).isEqualTo("Enabled");
    }

    @Test
    void no_answer_leaves_before_its_record_is_on_the_disk() throws Exception {
        var hold = new CountDownLatch(1);
        kms.disk.beforeSync(() -> await(hold));

        List<CompletableFuture<Answer>> answers = List.of(
                alice.begin("Decrypt", "CiphertextBlob", sealed),
                alice.begin("DescribeKey", "KeyId", key),
                account.administrator().begin("Encrypt", "KeyId", "nonsense", "Plaintext", new byte[1]),
                alice.begin("DisableKey", "KeyId", key),
                alice.begin("GenerateDataKey", "KeyId", key, "KeySpec", "AES_256"));
        Thread.sleep(Duration.ofMillis(300));

        assertThat(answers).noneMatch(CompletableFuture::isDone);
        kms.disk.beforeSync(() -> {});
        hold.countDown();
        for (CompletableFuture<Answer> answer : answers) {
            assertThat(kms.eventOf(answer.get(5, TimeUnit.SECONDS))).isNotEmpty();
        }
    }

    private static void await(CountDownLatch hold) {
        try {
            assertThat(hold.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_use_that_cannot_be_recorded_keeps_its_plaintext_and_may_be_tried_again() {
        kms.disk.failSyncs(0, 1);

        Answer lost = alice.call("Decrypt", "CiphertextBlob", sealed);

        lost.isBareRefusal(500, "DependencyTimeoutException");
        assertThat(lost.body()).doesNotContain("aGVsbG8=");
        recovered();
        assertThat(alice.decrypt(sealed)).isEqualTo("hello");
    }

    @Test
    void while_the_ledger_fails_changes_are_refused_before_they_commit() throws Exception {
        kms.disk.failWrites(0, 1_000);
        kms.disk.failSyncs(0, 1_000);
        kms.disk.limit(1);
        var _ = alice.call("Decrypt", "CiphertextBlob", sealed);
        kms.untilTheLedgerHasGivenUp();
        long changes = kms.store.head(lane());

        alice.call("CreateKey").isBareRefusal(500, "DependencyTimeoutException");
        alice.call("DisableKey", "KeyId", key).isBareRefusal(500, "DependencyTimeoutException");
        alice.call("Encrypt", "KeyId", key, "Plaintext", new byte[1]).isBareRefusal(500, "DependencyTimeoutException");
        alice.call("DescribeKey", "KeyId", "nonsense").isBareRefusal(500, "DependencyTimeoutException");

        assertThat(kms.store.head(lane())).isEqualTo(changes);
        kms.disk.failWrites(Long.MAX_VALUE, 1);
        kms.disk.failSyncs(Long.MAX_VALUE, 1);
        kms.disk.limit(Long.MAX_VALUE);
        recovered();
        assertThat(alice.keyState(key)).isEqualTo("Enabled");
        alice.createKey();
    }

    /** The ledger takes a new segment by itself; callers only try again. */
    private void recovered() {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (alice.call("DescribeKey", "KeyId", key).status() != 200 && System.nanoTime() < until) {
            kms.clock.pass(Duration.ofSeconds(2)); // It pauses between attempts.
            sleep();
        }
        alice.call("DescribeKey", "KeyId", key).ok();
    }

    private int lane() {
        return kms.store.lane(new AccountId(account.id()));
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_change_carries_its_own_record() {
        Answer answer = alice.call("DisableKey", "KeyId", key).ok();

        byte[] stored = kms.store
                .changesAfter(lane(), kms.store.head(lane()) - 1, 1)
                .getFirst()
                .record();

        assertThat(new String(stored, StandardCharsets.UTF_8)).contains(answer.requestId());
        assertThat(kms.eventOf(answer)).containsEntry("eventName", "DisableKey");
    }

    @Test
    void no_secret_ever_stands_in_a_record_and_every_answered_call_has_one() {
        Answer dataKey = alice.call("GenerateDataKey", "KeyId", key, "KeySpec", "AES_256")
                .ok();
        Answer random = alice.call("GenerateRandom", "NumberOfBytes", 24).ok();
        Answer opened = alice.call("Decrypt", "CiphertextBlob", sealed).ok();
        Answer refused = alice.call(
                "Encrypt", "KeyId", key, "Plaintext", new byte[4_097], "GrantTokens", List.of("a-grant-token"));

        List<String> records = kms.records();
        for (String secret : List.of(
                dataKey.text("Plaintext"),
                dataKey.text("CiphertextBlob"),
                random.text("Plaintext"),
                opened.text("Plaintext"),
                "AAAAAAAA",
                "a-grant-token")) {
            assertThat(records).noneMatch(record -> record.contains(secret));
        }
        for (Answer answer : List.of(dataKey, random, opened, refused)) {
            kms.eventOf(answer);
        }
    }

    @Test
    void a_record_has_the_fields_of_cloudtrail() {
        Answer answer = alice.call("DescribeKey", "KeyId", key).ok();

        var event = kms.eventOf(answer);
        assertThat(event.keySet())
                .containsExactly(
                        "eventVersion",
                        "userIdentity",
                        "eventTime",
                        "eventSource",
                        "eventName",
                        "awsRegion",
                        "sourceIPAddress",
                        "userAgent",
                        "requestParameters",
                        "responseElements",
                        "requestID",
                        "eventID",
                        "readOnly",
                        "resources",
                        "eventType",
                        "managementEvent",
                        "recipientAccountId",
                        "eventCategory");
        assertThat(event)
                .containsEntry("eventVersion", "1.11")
                .containsEntry("eventTime", "2026-11-24T12:00:00Z")
                .containsEntry("eventSource", "kms.amazonaws.com")
                .containsEntry("eventName", "DescribeKey")
                .containsEntry("awsRegion", Kms.REGION)
                .containsEntry("sourceIPAddress", "127.0.0.1")
                .containsEntry("requestID", answer.requestId())
                .containsEntry("eventType", "AwsApiCall")
                .containsEntry("managementEvent", true)
                .containsEntry("recipientAccountId", account.id())
                .containsEntry("eventCategory", "Management");
        assertThat(event.get("userIdentity"))
                .isEqualTo(Map.of(
                        "type", "IAMUser",
                        "principalId", alice.userId(),
                        "arn", alice.arn(),
                        "accountId", account.id(),
                        "accessKeyId", alice.accessKeyId(),
                        "userName", "administrator"));
    }

    @Test
    void a_refusal_is_recorded_with_code_and_text_even_of_a_request_that_cannot_be_read() {
        Answer invalid = alice.send("Encrypt", "{\"KeyId\":1}");
        Answer absent = alice.call("DescribeKey", "KeyId", "nonsense");

        assertThat(kms.eventOf(invalid))
                .containsEntry("errorCode", "SerializationException")
                .containsEntry("requestParameters", null);
        assertThat(kms.eventOf(absent))
                .containsEntry("errorCode", "NotFoundException")
                .containsEntry("errorMessage", "Invalid keyId 'nonsense'")
                .containsEntry("requestParameters", Map.of("keyId", "nonsense"));
    }

    @Test
    void parameters_beyond_100_kb_are_left_out_of_the_record_and_the_call_is_answered_all_the_same() {
        List<Map<String, String>> tags = IntStream.range(0, 5_000)
                .mapToObj(i -> Map.of("TagKey", "k" + i, "TagValue", "v".repeat(150)))
                .toList();

        Answer answer = alice.call("TagResource", "KeyId", key, "Tags", tags);

        answer.isRefusal("TagException", "Too many tags");
        assertThat(kms.eventOf(answer))
                .containsEntry("requestParameters", null)
                .containsEntry("errorCode", "TagException");
    }

    @Test
    void the_frame_names_the_documents_and_generations_that_decided() throws Exception {
        Answer answer = alice.call("DescribeKey", "KeyId", key).ok();

        List<LedgerEntry> entries = new ArrayList<>();
        new LedgerReader(kms.disk).forEach(recorded -> entries.add(recorded.entry()));
        var basis = entries.stream()
                .filter(entry -> new String(entry.event(), StandardCharsets.UTF_8).contains(answer.requestId()))
                .findFirst()
                .orElseThrow()
                .basis();

        String policy = alice.call("GetKeyPolicy", "KeyId", key).ok().text("Policy");
        assertThat(basis.policies()).extracting(PolicyVersion::source).containsExactly("resource", "identity");
        assertThat(basis.policies().getFirst().documentHash()).isEqualTo(PolicyDocuments.hash(policy));
    }
}
