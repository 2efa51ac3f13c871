// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.contract.kms.CreateGrantRequest;
import io.sealwright.contract.kms.DecryptRequest;
import io.sealwright.contract.kms.EncryptRequest;
import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.ServiceEntrance;
import io.sealwright.rows.EventLoop;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import io.sealwright.vocabulary.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that one service of ours makes for its caller: "authorised, throttled and recorded as an outside call is". */
@ExtendWith(SharedKms.class)
class ServiceEntranceTest {
    private static final String VIA = "secretsmanager.eu-central-1.amazonaws.com";

    private final Kms kms;
    private final ServiceEntrance secrets;
    private TestAccount account;
    private TestUser alice;
    private String key;

    ServiceEntranceTest(Kms kms) {
        this.kms = kms;
        this.secrets = kms.entranceFor("secretsmanager");
    }

    @BeforeEach
    void aKey() {
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
    }

    private TestUser usingOnly(String effectAndCondition) {
        return account.user("bob", """
                {"Version":"2012-10-17","Statement":[%s]}""".formatted(effectAndCondition));
    }

    private static Call callOf(TestUser user) {
        String name = user.arn().substring(user.arn().lastIndexOf('/') + 1);
        return new Call(
                new Principal.User("aws", new AccountId(user.account()), "/", name, user.userId()),
                user.accessKeyId(),
                new Region(Kms.REGION),
                "11111111-2222-3333-4444-555555555555",
                Instant.parse("2026-11-24T12:00:00Z"),
                "192.0.2.9",
                "callers-agent/1",
                null);
    }

    private Blob encrypt(ServiceEntrance entrance, Call outer) {
        SecretBytes hello = SecretBytes.owning("hello".getBytes(UTF_8));
        EncryptRequest request = new EncryptRequest(key, hello, null, null, null, null);
        return requireNonNull(entrance.call(KmsContract.ENCRYPT, request, outer).ciphertextBlob());
    }

    private void isDenied(ServiceEntrance entrance, Call outer) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> encrypt(entrance, outer))
                .satisfies(refusal -> assertThat(refusal.code().wireName()).isEqualTo("AccessDeniedException"));
    }

    private Map<String, Object> lastEvent() {
        @SuppressWarnings("unchecked")
        Map<String, Object> event =
                (Map<String, Object>) Json.read(kms.records().getLast());
        return event;
    }

    @Test
    void the_record_names_the_caller_and_the_service_that_called() {
        encrypt(secrets, callOf(alice));

        Map<String, Object> event = lastEvent();
        assertThat(event)
                .containsEntry("eventName", "Encrypt")
                .containsEntry("sourceIPAddress", "secretsmanager.amazonaws.com")
                .containsEntry("userAgent", "secretsmanager.amazonaws.com")
                .containsEntry("recipientAccountId", account.id())
                .doesNotContainKey("tlsDetails");
        assertThat(event.get("userIdentity"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("arn", alice.arn())
                .containsEntry("accessKeyId", alice.accessKeyId())
                .containsEntry("invokedBy", "secretsmanager.amazonaws.com");
        assertThat(event.get("requestID")).isNotEqualTo(callOf(alice).requestId());
    }

    @Test
    void a_record_of_a_direct_call_names_no_service() {
        Answer answer = alice.call("DescribeKey", "KeyId", key).ok();

        assertThat(kms.eventOf(answer).get("userIdentity"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .doesNotContainKey("invokedBy");
    }

    @Test
    void a_key_that_is_usable_only_through_a_service_opens_through_it_and_through_no_other() {
        TestUser bob = usingOnly("""
                {"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"%s"}}}
                """.formatted(VIA));

        Blob ciphertext = encrypt(secrets, callOf(bob));
        var opened = secrets.call(
                KmsContract.DECRYPT,
                new DecryptRequest(ciphertext, null, null, null, null, null, null, null),
                callOf(bob));

        assertThat(requireNonNull(opened.plaintext()).sameAs(SecretBytes.owning("hello".getBytes(UTF_8))))
                .isTrue();
        isDenied(kms.entranceFor("cloudtrail"), callOf(bob));
        bob.call("DescribeKey", "KeyId", key).isRefusal("AccessDeniedException", """
                User: %s is not authorized to perform: kms:DescribeKey on resource: %s because no identity-based policy \
                allows the kms:DescribeKey action""".formatted(bob.arn(), key));
    }

    @Test
    void a_denial_of_whoever_does_not_come_through_a_service_denies_direct_calls_alone() {
        for (String unless : List.of(
                "{\"StringNotEquals\":{\"kms:ViaService\":\"" + VIA + "\"}}",
                "{\"Bool\":{\"aws:ViaAWSService\":\"false\"}}",
                "{\"StringNotEquals\":{\"aws:CalledViaLast\":\"secretsmanager.amazonaws.com\"}}")) {
            account = kms.newAccount();
            alice = account.administrator();
            key = alice.createKey();
            TestUser bob = usingOnly("""
                    {"Effect":"Allow","Action":"kms:*","Resource":"*"},
                    {"Effect":"Deny","Action":"kms:*","Resource":"*","Condition":%s}""".formatted(unless));

            encrypt(secrets, callOf(bob));
            assertThat(bob.call("DescribeKey", "KeyId", key).code()).as(unless).isEqualTo("AccessDeniedException");
        }
    }

    @Test
    void the_rights_are_the_callers_and_what_is_denied_is_on_its_record() {
        TestUser nobody = usingOnly("""
                {"Effect":"Allow","Action":"iam:*","Resource":"*"}""");

        isDenied(secrets, callOf(nobody));

        assertThat(lastEvent()).containsEntry("errorCode", "AccessDeniedException");
        assertThat(lastEvent().get("userIdentity"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("arn", nobody.arn())
                .containsEntry("invokedBy", "secretsmanager.amazonaws.com");
    }

    @Test
    void there_is_no_address_within_one_process_so_a_denial_of_other_addresses_applies() {
        TestUser bob = usingOnly("""
                {"Effect":"Allow","Action":"kms:*","Resource":"*"},
                {"Effect":"Deny","Action":"kms:*","Resource":"*","Condition":{
                  "NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}""");

        isDenied(secrets, callOf(bob));
    }

    @Test
    void a_grant_that_a_service_makes_for_its_caller_is_for_a_resource_and_is_committed() {
        TestUser bob = usingOnly("""
                {"Effect":"Allow","Action":"kms:CreateGrant","Resource":"*",
                 "Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}}""");
        CreateGrantRequest grant = new CreateGrantRequest(
                key, alice.arn(), null, List.of(GrantOperation.DECRYPT), null, null, null, null, null, null);

        String grantId = requireNonNull(
                secrets.call(KmsContract.CREATE_GRANT, grant, callOf(bob)).grantId());

        assertThat(alice.call("ListGrants", "KeyId", key).ok().body()).contains(grantId);
        assertThat(bob.call(
                                "CreateGrant",
                                "KeyId",
                                key,
                                "GranteePrincipal",
                                alice.arn(),
                                "Operations",
                                List.of("Decrypt"))
                        .code())
                .isEqualTo("AccessDeniedException");
    }

    @Test
    void it_waits_for_the_ledger_so_an_event_loop_goes_elsewhere() {
        assertThatExceptionOfType(NotAtHand.class)
                .isThrownBy(() -> EventLoop.run(() -> encrypt(secrets, callOf(alice))));
    }
}
