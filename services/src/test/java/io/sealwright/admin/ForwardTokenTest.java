// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Json;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.sts.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a forward token is good for, and each way to make more of it. */
@ExtendWith(SharedKms.class)
@NullUnmarked
class ForwardTokenTest {
    private ObjectStore store;
    private TestAccount account;
    private TestUser alice;
    private TestUser bob;
    private String key;
    private byte[] ciphertext;

    @BeforeEach
    void a_key_that_is_usable_only_through_the_store(Kms kms) {
        scene(kms);
    }

    private void scene(Kms kms) {
        store = ObjectStore.registered(kms);
        account = kms.newAccount();
        alice = account.administrator();
        store.enable(alice).ok();
        key = alice.createKey();
        ciphertext = alice.encrypt(key, "hello");
        bob = account.user("bob", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],
                 "Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"%s.%s.amazonaws.com"}}}]}""".formatted(store.name, Kms.REGION));
    }

    private static void isRefused(Answer answer, String words) {
        assertThat(answer.code()).as(answer.body()).isEqualTo("AccessDeniedException");
        assertThat(answer.body()).contains(words);
    }

    @Test
    void a_service_decrypts_for_its_caller_with_a_key_that_nobody_uses_directly() {
        assertThat(bob.call("Decrypt", "CiphertextBlob", ciphertext).code()).isEqualTo("AccessDeniedException");

        Answer answer = store.decrypt(store.tokenFor(bob), ciphertext);

        assertThat(ObjectStore.text(answer)).isEqualTo("hello");
        Map<String, Object> event = store.kms.eventOf(answer);
        String principal = store.name + ".amazonaws.com";
        assertThat(event)
                .containsEntry("eventName", "Decrypt")
                .containsEntry("sourceIPAddress", principal)
                .containsEntry("userAgent", principal)
                .containsEntry("recipientAccountId", account.id())
                .doesNotContainKey("tlsDetails");
        assertThat(event.get("userIdentity"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("arn", bob.arn())
                .containsEntry("accessKeyId", bob.accessKeyId())
                .containsEntry("invokedBy", principal);
        assertThat(event.get("additionalEventData"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKey("keyMaterialId")
                .containsEntry(
                        "forwardedBy", Map.of("principalId", store.principal.userId(), "sourceIPAddress", "127.0.0.1"));
        assertThat(event.toString()).doesNotContain(store.principal.arn());
    }

    @Test
    void a_session_is_called_for_with_its_own_limits() {
        Caller caller = Caller.of(store.kms, alice);
        Caller limited = caller.with(caller.sts("GetFederationToken", "Name", "limited", "Policy", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:GenerateDataKey","Resource":"*"}]}"""));
        String token = store.exchange(store.get(
                        limited.keyId(), limited.secret(), limited.token(), Kms.REGION, store.name, ObjectStore.HOST))
                .ok()
                .text("ForwardToken");

        isRefused(store.decrypt(token, ciphertext), "no session policy allows the kms:Decrypt action");
        ObjectStore.forward(store.principal, token, "GenerateDataKey", "KeyId", key, "KeySpec", "AES_256")
                .ok();
    }

    /** The confused deputy: what the service itself may do opens nothing to its callers. */
    @Test
    void the_rights_of_the_service_are_not_its_callers() {
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":["%s","%s"]},"Action":"kms:*","Resource":"*"}]}""".formatted(alice.arn(), store.principal.arn()))
                .ok();
        TestUser nobody = account.user("nobody");

        isRefused(
                store.decrypt(store.tokenFor(nobody), ciphertext),
                "User: " + nobody.arn() + " is not authorized to perform: kms:Decrypt");
    }

    @Test
    void a_token_is_used_ten_times() {
        String token = store.tokenFor(bob);

        for (int use = 0; use < 10; use++) {
            store.decrypt(token, ciphertext).ok();
        }

        isRefused(store.decrypt(token, ciphertext), "not valid for this principal in this Region, or over");
    }

    /** A request that finds something not at hand goes the way a second time. */
    @Test
    void the_tenth_use_is_one_too_where_memory_holds_nothing_of_the_key() {
        try (Kms kms = Kms.start()) {
            scene(kms);
            String token = store.tokenFor(bob);
            for (int use = 0; use < 9; use++) {
                store.decrypt(token, ciphertext).ok();
            }
            String other = alice.createKey();
            byte[] notHeld = alice.encrypt(other, "hello");
            alice.call("TagResource", "KeyId", other, "Tags", List.of(Map.of("TagKey", "a", "TagValue", "b")))
                    .ok();

            store.decrypt(token, notHeld).ok();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void only_an_exchange_that_was_committed_takes_room_and_the_last_use_gives_it_back() {
        try (Kms kms = Kms.start()) {
            scene(kms);
            ObjectStore.Received received = store.get(bob);
            String token = store.exchange(received).ok().text("ForwardToken");
            for (int replay = 0; replay < 20; replay++) {
                assertThat(store.exchange(received).code()).isEqualTo("SignatureAlreadyExchangedException");
            }
            assertThat(kms.forwarding.living()).isEqualTo(1);

            for (int use = 0; use < 10; use++) {
                store.decrypt(token, ciphertext).ok();
            }

            assertThat(kms.forwarding.living()).isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_use_that_is_refused_counts() {
        String token = store.tokenFor(account.user("nobody"));

        for (int use = 0; use < 10; use++) {
            isRefused(store.decrypt(token, ciphertext), "is not authorized to perform: kms:Decrypt");
        }

        isRefused(store.decrypt(token, ciphertext), "not valid for this principal in this Region, or over");
    }

    @Test
    void a_token_ends_after_five_minutes_and_a_clock_that_is_set_back_does_not_bring_it_back() {
        try (Kms kms = Kms.start()) {
            scene(kms);
            String token = store.tokenFor(bob);
            kms.clock.pass(Duration.ofMinutes(4));
            store.decrypt(token, ciphertext).ok();

            kms.clock.pass(Duration.ofMinutes(1));
            isRefused(store.decrypt(token, ciphertext), "or over");
            kms.clock.step(Duration.ofMinutes(-3));
            isRefused(store.decrypt(token, ciphertext), "or over");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_token_of_another_service_or_in_another_region_or_altered_opens_nothing() {
        String token = store.tokenFor(bob);
        ObjectStore other = ObjectStore.registered(store.kms);
        other.enable(alice).ok();

        String not = "not valid for this principal in this Region";
        isRefused(other.decrypt(token, ciphertext), not);
        isRefused(ObjectStore.forward(alice, token, "Decrypt", "CiphertextBlob", ciphertext), not);
        isRefused(ObjectStore.forward(bob, token, "Decrypt", "CiphertextBlob", ciphertext), not);
        isRefused(
                ObjectStore.forward(
                        store.principal.in(Kms.OTHER_REGION), token, "Decrypt", "CiphertextBlob", ciphertext),
                not);
        isRefused(store.decrypt(token.substring(0, token.length() - 1), ciphertext), not);
        isRefused(store.decrypt("x", ciphertext), not);
        store.decrypt(token, ciphertext).ok();
    }

    @Test
    void an_operation_that_is_not_registered_is_refused_and_so_is_every_other_service() {
        String token = store.tokenFor(alice);

        isRefused(
                ObjectStore.forward(store.principal, token, "DescribeKey", "KeyId", key),
                "is not registered to call DescribeKey");
        isRefused(
                ObjectStore.forward(store.principal, token, "ScheduleKeyDeletion", "KeyId", key),
                "is not registered to call ScheduleKeyDeletion");
        isRefused(
                ObjectStore.forward(
                        store.principal,
                        token,
                        "CreateGrant",
                        "KeyId",
                        key,
                        "GranteePrincipal",
                        store.principal.arn(),
                        "Operations",
                        List.of("Decrypt")),
                "is not registered to call CreateGrant");
        Answer iam = store.principal.send(
                "iam", Map.of(ObjectStore.FORWARD_TOKEN, token), "Action=ListUsers&Version=2010-05-08");
        assertThat(iam.body()).contains("A forward token is for calls to KMS alone.");
        Answer ours = store.principal.send(
                "sealwright",
                Map.of("x-amz-target", "Sealwright_20261124.ListServices", ObjectStore.FORWARD_TOKEN, token),
                "{}");
        isRefused(ours, "A forward token is for calls to KMS alone.");
    }

    @Test
    void the_token_is_signed_with_the_call_and_comes_once() {
        String token = store.tokenFor(bob);
        String body = Json.object("CiphertextBlob", ciphertext);
        Map<String, String> signed = store.principal.sign("kms", Map.of("x-amz-target", "TrentService.Decrypt"), body);
        Map<String, String> added = new TreeMap<>(signed);
        added.put(ObjectStore.FORWARD_TOKEN, token);

        Answer unsigned = store.principal.post(added, body);

        assertThat(unsigned.code()).isEqualTo("InvalidSignatureException");
        assertThat(unsigned.body()).contains("must be a 'SignedHeader'");
    }

    @Test
    void a_caller_whose_access_key_is_gone_or_switched_off_is_not_called_for() {
        String token = store.tokenFor(bob);
        store.decrypt(token, ciphertext).ok();

        iam("UpdateAccessKey", "&Status=Inactive");
        isRefused(store.decrypt(token, ciphertext), "credentials of the caller are not valid any more");
        iam("UpdateAccessKey", "&Status=Active");
        store.decrypt(token, ciphertext).ok();
        iam("DeleteAccessKey", "");
        isRefused(store.decrypt(token, ciphertext), "credentials of the caller are not valid any more");
    }

    private void iam(String action, String more) {
        alice.send(
                        "iam",
                        Map.of(),
                        "Action=%s&Version=2010-05-08&UserName=bob&AccessKeyId=%s%s"
                                .formatted(action, bob.accessKeyId(), more))
                .ok();
    }

    @Test
    void a_session_that_ended_is_not_called_for() {
        try (Kms kms = Kms.start()) {
            scene(kms);
            Caller caller = Caller.of(kms, alice);
            Caller session = caller.with(caller.sts("GetSessionToken", "DurationSeconds", "900"));
            kms.clock.pass(Duration.ofMinutes(13));
            Answer exchanged = store.exchange(store.get(
                            session.keyId(),
                            session.secret(),
                            session.token(),
                            Kms.REGION,
                            store.name,
                            ObjectStore.HOST))
                    .ok();
            store.decrypt(exchanged.text("ForwardToken"), ciphertext).ok();

            kms.clock.pass(Duration.ofMinutes(2));

            isRefused(store.decrypt(exchanged.text("ForwardToken"), ciphertext), "or over");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_account_that_takes_its_consent_back_is_spoken_for_no_more() {
        String token = store.tokenFor(bob);
        store.decrypt(token, ciphertext).ok();

        ObjectStore.call(alice, "DisableServiceForwarding", "ServiceName", store.name)
                .ok();

        isRefused(store.decrypt(token, ciphertext), "does not let " + store.name + " call for it");
    }

    @Test
    void a_registration_that_ended_ends_its_tokens_also_when_it_is_made_anew() {
        String token = store.tokenFor(bob);
        store.decrypt(token, ciphertext).ok();

        ObjectStore.call(store.management, "DeregisterService", "ServiceName", store.name)
                .ok();
        isRefused(store.decrypt(token, ciphertext), "not registered as it was any more");
        store.register("Decrypt").ok();
        store.enable(alice).ok();
        isRefused(store.decrypt(token, ciphertext), "not registered as it was any more");
    }

    @Test
    void a_refused_token_is_on_the_record_of_the_service_and_not_of_the_caller() {
        Answer refused = store.decrypt("x", ciphertext);

        Map<String, Object> event = store.kms.eventOf(refused);
        assertThat(event)
                .containsEntry("errorCode", "AccessDeniedException")
                .containsEntry("recipientAccountId", store.principal.account());
        assertThat(event.toString()).contains(store.principal.arn()).doesNotContain(bob.arn());
    }

    /** What decided is where the service called from; its record names the service alone. */
    @Test
    void of_a_call_through_a_service_the_address_is_explained_as_unknown() {
        TestUser carol = account.user("carol", """
                {"Version":"2012-10-17","Statement":[
                 {"Sid":"Near","Effect":"Allow","Action":"kms:Decrypt","Resource":"*",
                  "Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}]}""");
        Answer denied = store.decrypt(store.tokenFor(carol), ciphertext);
        isRefused(denied, "no identity-based policy allows the kms:Decrypt action");
        assertThat(store.kms.eventOf(denied).get("additionalEventData").toString())
                .contains(store.principal.userId());

        Answer told = ObjectStore.call(alice, "ExplainDecision", "RequestId", denied.requestId())
                .ok();

        assertThat(told.toString()).contains("\"Sid\":\"Near\"", "\"Outcome\":\"unknown\"");
    }

    @Test
    void why_a_call_through_a_service_was_denied_is_explained_with_the_service() {
        TestUser carol = account.user("carol", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"kms:*","Resource":"*"},
                 {"Effect":"Deny","Action":"kms:Decrypt","Resource":"*","Condition":{
                   "StringEquals":{"kms:ViaService":"%s.%s.amazonaws.com"},"Bool":{"aws:ViaAWSService":"true"}}}]}""".formatted(store.name, Kms.REGION));
        Answer denied = store.decrypt(store.tokenFor(carol), ciphertext);
        isRefused(denied, "with an explicit deny in an identity-based policy");

        Answer told = ObjectStore.call(alice, "ExplainDecision", "RequestId", denied.requestId())
                .ok();

        List<Map<String, Object>> decisions = told.list("Decisions");
        assertThat(decisions).hasSize(1);
        assertThat(decisions.getFirst()).containsEntry("Decision", "explicitDeny");
        assertThat(told.body()).contains(store.name + "." + Kms.REGION + ".amazonaws.com");
    }
}
