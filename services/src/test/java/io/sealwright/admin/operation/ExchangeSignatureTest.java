// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.admin.ObjectStore;
import io.sealwright.admin.ObjectStore.Received;
import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.sts.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** "Exchange, not replay" (security.md 7): each way to get a forward token that is not one's own. */
@ExtendWith(SharedKms.class)
@NullUnmarked
class ExchangeSignatureTest {
    private static final String ALTERED = "SignatureDoesNotMatch|InvalidSignatureException";

    private ObjectStore store;
    private TestAccount account;
    private TestUser alice;

    @BeforeEach
    void a_registered_store_and_a_caller_whose_account_allows_it(Kms kms) {
        store = ObjectStore.registered(kms);
        account = kms.newAccount();
        alice = account.administrator();
        store.enable(alice).ok();
    }

    private static void isRefused(Answer answer, String words) {
        assertThat(answer.code()).as(answer.body()).isEqualTo("SignatureRefusedException");
        assertThat(answer.body()).containsPattern(words);
    }

    @Test
    void a_service_learns_who_signed_and_gets_a_token_for_five_minutes() {
        Answer answer = store.exchange(store.get(alice)).ok();

        assertThat(answer.text("CallerArn")).isEqualTo(alice.arn());
        assertThat(answer.text("CallerAccount")).isEqualTo(account.id());
        assertThat(answer.text("CallerId")).isEqualTo(alice.userId());
        long expires = ((Number) answer.get("Expiration")).longValue();
        assertThat(expires - store.kms.clock.instant().getEpochSecond()).isBetween(299L, 300L);
    }

    @Test
    void the_record_of_an_exchange_shows_neither_the_signature_nor_the_token() {
        Received received = store.get(alice);
        Answer answer = store.exchange(received).ok();

        String record = store.kms.eventOf(answer).toString();
        assertThat(record)
                .contains("ExchangeSignature", store.principal.arn())
                .doesNotContain(answer.text("ForwardToken"), "AWS4-HMAC-SHA256", "/bucket/object");
    }

    @Test
    void an_altered_header_path_method_or_body_is_refused() {
        Received good = store.get(alice);

        isRefused(store.exchange(good.with("x-amz-meta-number", "0")), ALTERED);
        isRefused(store.exchange(good.at("/bucket/other")), ALTERED);
        isRefused(store.exchange(good.at("/bucket/object?versionId=1")), ALTERED);
        isRefused(store.exchange(new Received("PUT", good.uri(), good.headers(), good.body())), ALTERED);
        isRefused(store.exchange(new Received("GET", good.uri(), good.headers(), "x")), ALTERED);
        store.exchange(good).ok(); // None of them took it.
    }

    @Test
    void every_amz_header_and_the_host_are_signed_and_nothing_is_slipped_in() {
        Received good = store.get(alice);

        isRefused(store.exchange(good.with("x-amz-acl", "public-read")), "must be a 'SignedHeader'");
        isRefused(store.exchange(good.with("host", null)), "Host|host");
        isRefused(
                store.exchange(good.with("x-amz-meta-number", "1\r\nx-amz-acl: public-read")),
                "No request has this head");
        isRefused(store.exchange(good.with("authorization", null)), "not signed in its headers");
        isRefused(store.exchange(good.at("bucket/object")), "No request has this head");
    }

    @Test
    void a_signature_for_another_service_is_refused_and_so_is_one_for_kms_itself() {
        ObjectStore other = ObjectStore.registered(store.kms);
        other.enable(alice).ok();
        String words = "Credential should be scoped to " + store.name;

        isRefused(store.exchange(other.get(alice)), words);
        for (String ours : new String[] {"kms", "sts", "iam", "sealwright", "secretsmanager"}) {
            isRefused(
                    store.exchange(
                            store.get(alice.accessKeyId(), alice.secret(), null, Kms.REGION, ours, ObjectStore.HOST)),
                    words);
        }
        other.exchange(other.get(alice)).ok();
    }

    @Test
    void a_signature_for_another_host_is_refused() {
        isRefused(
                store.exchange(store.get(
                        alice.accessKeyId(), alice.secret(), null, Kms.REGION, store.name, "objects.attacker")),
                "host is not one of the service's");
    }

    @Test
    void a_signature_for_another_region_is_refused() {
        isRefused(
                store.exchange(store.get(
                        alice.accessKeyId(), alice.secret(), null, Kms.OTHER_REGION, store.name, ObjectStore.HOST)),
                "Credential should be scoped to .* in " + Kms.REGION);
    }

    @Test
    void a_signature_is_exchanged_once() {
        Received received = store.get(alice);
        store.exchange(received).ok();

        assertThat(store.exchange(received).code()).isEqualTo("SignatureAlreadyExchangedException");
        // An unsigned header changes nothing of it.
        assertThat(store.exchange(received.with("accept", "*/*")).code())
                .isEqualTo("SignatureAlreadyExchangedException");
        assertThat(store.kms.count(
                        "SELECT count(*) FROM sealwright_exchanged_signature WHERE signature = ?",
                        java.util.HexFormat.of().parseHex(signature(received))))
                .isEqualTo(1); // On the disk: a crash does not forget it.
    }

    @Test
    void those_of_before_yesterday_go_a_hundred_with_each_exchange() {
        try (Kms kms = Kms.start()) {
            ObjectStore own = ObjectStore.registered(kms);
            TestUser bob = kms.newAccount().administrator();
            own.enable(bob).ok();
            Instant now = kms.clock.instant();
            for (int i = 0; i < 150; i++) {
                remember(kms, i, now.minus(Duration.ofHours(25)));
            }
            remember(kms, 150, now.minus(Duration.ofHours(23)));

            own.exchange(own.get(bob)).ok();
            assertThat(remembered(kms)).isEqualTo(50 + 1 + 1);

            own.exchange(own.get(bob)).ok();
            assertThat(remembered(kms)).isEqualTo(1 + 2);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void remember(Kms kms, int number, Instant when) {
        kms.tamper(
                "INSERT INTO sealwright_exchanged_signature (signature, exchanged_at) VALUES (?, ?)",
                new byte[] {(byte) number},
                when.toEpochMilli());
    }

    private static long remembered(Kms kms) {
        return kms.count("SELECT count(*) FROM sealwright_exchanged_signature");
    }

    private static String signature(Received received) {
        String authorization = received.headers().get("authorization");
        return authorization.substring(authorization.lastIndexOf('=') + 1);
    }

    @Test
    void a_signature_out_of_time_is_refused() {
        try (Kms kms = Kms.start()) {
            ObjectStore own = ObjectStore.registered(kms);
            TestUser bob = kms.newAccount().administrator();
            own.enable(bob).ok();
            Received early = own.get(bob);
            kms.clock.pass(Duration.ofMinutes(5).plusSeconds(1));

            isRefused(own.exchange(early), "Signature expired");
            Received late = own.get(bob);
            kms.clock.pass(Duration.ofMinutes(-6));
            isRefused(own.exchange(late), "Signature not yet current");
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_unknown_key_a_wrong_secret_and_a_temporary_key_without_its_token_are_refused() {
        isRefused(
                store.exchange(
                        store.get("AKIAIOSFODNN7EXAMPLE", "secret", null, Kms.REGION, store.name, ObjectStore.HOST)),
                "security token included in the request is invalid");
        isRefused(
                store.exchange(store.get(alice.accessKeyId(), "wrong", null, Kms.REGION, store.name, ObjectStore.HOST)),
                ALTERED);
        Caller session = Caller.of(store.kms, alice);
        Caller temporary = session.with(session.sts("GetSessionToken"));
        isRefused(
                store.exchange(store.get(
                        temporary.keyId(), temporary.secret(), null, Kms.REGION, store.name, ObjectStore.HOST)),
                "security token included in the request is invalid");
        store.exchange(store.get(
                        temporary.keyId(),
                        temporary.secret(),
                        temporary.token(),
                        Kms.REGION,
                        store.name,
                        ObjectStore.HOST))
                .ok();
    }

    @Test
    void an_account_that_did_not_allow_the_service_is_not_spoken_for() {
        TestUser stranger = store.kms.newAccount().administrator();

        assertThat(store.exchange(store.get(stranger)).code()).isEqualTo("ForwardingNotEnabledException");
    }

    @Test
    void a_service_that_is_registered_anew_asks_every_account_again() {
        ObjectStore.call(store.management, "DeregisterService", "ServiceName", store.name)
                .ok();
        assertThat(store.exchange(store.get(alice)).code()).isEqualTo("AccessDeniedException");

        store.register("Decrypt").ok();

        assertThat(store.exchange(store.get(alice)).code()).isEqualTo("ForwardingNotEnabledException");
        store.enable(alice).ok();
        store.exchange(store.get(alice)).ok();
    }

    @Test
    void whoever_is_no_service_exchanges_nothing() {
        assertThat(store.exchange(alice, store.get(alice)).code()).isEqualTo("AccessDeniedException");
        TestUser without = account.user("nobody");
        assertThat(store.exchange(without, store.get(alice)).body())
                .contains("is not authorized to perform: sealwright:ExchangeSignature");
        ObjectStore other = ObjectStore.registered(store.kms);
        isRefused(store.exchange(other.principal, store.get(alice)), "Credential should be scoped to " + other.name);
    }

    @Test
    void a_principal_that_is_made_again_under_its_name_is_not_the_service() {
        String user = "&UserName=object-store";
        iam("DeleteAccessKey", user + "&AccessKeyId=" + store.principal.accessKeyId());
        iam("DeleteUserPolicy", user + "&PolicyName=" + text(iam("ListUserPolicies", user), "member"));
        iam("DeleteUser", user);
        iam("CreateUser", user);
        iam("AttachUserPolicy", user + "&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess");
        Answer key = iam("CreateAccessKey", user);
        TestUser again = store.principal.withKey(text(key, "AccessKeyId"), text(key, "SecretAccessKey"));

        Answer answer = store.exchange(again, store.get(alice));

        assertThat(answer.code()).as(answer.body()).isEqualTo("AccessDeniedException");
        assertThat(answer.body()).contains("The caller is not a registered service.");
    }

    private Answer iam(String action, String parameters) {
        return store.home
                .administrator()
                .send("iam", Map.of(), "Action=%s&Version=2010-05-08%s".formatted(action, parameters))
                .ok();
    }

    private static String text(Answer answer, String element) {
        int start = answer.body().indexOf('<' + element + '>') + element.length() + 2;
        return answer.body().substring(start, answer.body().indexOf("</" + element + '>'));
    }

    @Test
    void a_service_does_not_call_for_itself() {
        isRefused(store.exchange(store.get(store.principal)), "does not call for itself");
    }

    @Test
    void a_path_that_is_signed_as_it_was_sent_is_taken_for_services_that_say_so_alone() {
        Map<String, String> headers = store.get(alice).headers();
        Received spaced = signedFor("/bucket/a%20b", headers);

        isRefused(store.exchange(spaced), ALTERED);
        store.exchange(signedFor("/bucket/a%2520b", headers).at("/bucket/a%20b"))
                .ok();
        store = new ObjectStore(store.kms);
        ObjectStore.call(
                        store.management,
                        "RegisterService",
                        "ServiceName",
                        store.name,
                        "PrincipalArn",
                        store.principal.arn(),
                        "Hosts",
                        List.of(ObjectStore.HOST),
                        "Operations",
                        List.of("Decrypt"),
                        "CanonicalPath",
                        "AS_SENT")
                .ok();
        store.enable(alice).ok();
        Map<String, String> like = store.get(alice).headers();
        isRefused(store.exchange(signedFor("/bucket/a%2520b", like).at("/bucket/a%20b")), ALTERED);
        store.exchange(signedFor("/bucket/a%20b", like)).ok();
    }

    private Received signedFor(String canonicalPath, Map<String, String> like) {
        var signer = new io.sealwright.kms.SigV4(
                alice.accessKeyId(), alice.secret(), Kms.REGION, store.name, store.kms.clock.instant());
        Map<String, String> headers = new java.util.TreeMap<>(like);
        headers.remove("authorization");
        headers.put("authorization", signer.authorization("GET", canonicalPath, headers, new byte[0]));
        return new Received("GET", canonicalPath, headers, "");
    }
}
