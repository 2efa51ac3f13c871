// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.Requests;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.ServiceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SignatureVerifierTest {
    private static final String MISMATCH = "The request signature we calculated does not match";
    private static final String CALLER = "Action=GetCallerIdentity&Version=2011-06-15";

    private final SignatureVerifier verifier = Signatures.verifier(Signatures.exampleKey(), Signatures.NOW);

    @Test
    void what_is_signed_by_the_book_holds() {
        assertThat(verify(NaiveSigner.kms().signed()).scope().service()).isEqualTo(SigningService.KMS);
        assertThat(verify(NaiveSigner.sts().signed()).scope().service()).isEqualTo(SigningService.STS);
    }

    @Test
    void the_date_header_serves_where_x_amz_date_is_absent() {
        String dated = NaiveSigner.kms().header("date", "20261124T120000Z").signed();

        assertThat(verify(dated).key().id()).isEqualTo(Signatures.KEY_ID);
    }

    @Test
    void x_amz_date_counts_before_date() {
        String both = NaiveSigner.kms()
                .header("x-amz-date", "20261124T120000Z")
                .header("date", "Tue, 24 Nov 2026 12:00:00 GMT")
                .signed();

        assertThat(verify(both).key().id()).isEqualTo(Signatures.KEY_ID);
    }

    @Test
    void blanks_are_trimmed_and_runs_of_them_folded() {
        String signed = NaiveSigner.kms().header("x-amz-meta", "a b c").signed();

        assertThat(verify(signed.replace(": a b c", ":  a \t b   c \t ")).key().id())
                .isEqualTo(Signatures.KEY_ID);
    }

    @Test
    void an_ordinary_header_that_is_there_twice_is_joined_by_a_comma() {
        String signed = NaiveSigner.kms().header("via", "one,two").signed();
        String twice = signed.replace("via: one,two", "via: one\r\nvia: two");

        assertThat(verify(twice).key().id()).isEqualTo(Signatures.KEY_ID);
        assertThatThrownBy(() -> verify(twice.replace("via: one\r\nvia: two", "via: two\r\nvia: one")))
                .hasMessageStartingWith(MISMATCH);
    }

    @Test
    void iam_sts_and_organizations_take_any_served_region_and_aws_global_as_us_east_1() {
        for (String service : List.of("iam", "sts", "organizations")) {
            CredentialScope global = verify(
                            NaiveSigner.sts().scope("aws-global/" + service).signed())
                    .scope();
            CredentialScope own = verify(
                            NaiveSigner.sts().scope("ap-south-1/" + service).signed())
                    .scope();

            assertThat(global.region().name()).isEqualTo("us-east-1");
            assertThat(own.region().name()).isEqualTo("ap-south-1");
        }
    }

    @Test
    void a_stated_hash_must_be_the_bodys() {
        String right = NaiveSigner.sha256("{}");

        assertThat(verify(NaiveSigner.kms()
                                .header("x-amz-content-sha256", right)
                                .signed())
                        .key())
                .isNotNull();
        for (String wrong : List.of("UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "0".repeat(64), "")) {
            assertThatThrownBy(() -> verify(NaiveSigner.kms()
                            .header("x-amz-content-sha256", wrong)
                            .signed()))
                    .hasMessageStartingWith(MISMATCH);
            assertThatThrownBy(() -> verify(NaiveSigner.kms()
                            .header("x-amz-content-sha256", wrong)
                            .payloadHash(wrong)
                            .signed()))
                    .hasMessageStartingWith(MISMATCH);
        }
    }

    @Test
    void presigned_get_caller_identity_holds_by_get_and_by_post_with_an_empty_body() {
        for (String method : List.of("GET", "POST")) {
            String request = presignable().method(method).presigned("60");

            assertThat(verify(request).scope().service()).isEqualTo(SigningService.STS);
            assertThatThrownBy(() -> verify(request + "x")).hasMessageStartingWith(MISMATCH);
        }
    }

    @Test
    void nothing_else_can_be_presigned() {
        String missing = "Request is missing Authentication Token";

        assertThatThrownBy(() -> verify(presignable()
                        .query("Action=AssumeRole&Version=2011-06-15")
                        .presigned("60")))
                .hasMessage(missing);
        assertThatThrownBy(() -> verify(
                        presignable().query(CALLER + "&Action=AssumeRole").presigned("60")))
                .hasMessage(missing);
        assertThatThrownBy(() -> verify(presignable().scope("us-east-1/iam").presigned("60")))
                .hasMessage(missing);
        assertThatThrownBy(() -> verify(presignable().scope("us-east-1/kms").presigned("60")))
                .hasMessage("Missing Authentication Token");
    }

    @Test
    void a_presigned_request_ends_at_the_earlier_of_its_expiry_and_15_minutes() {
        assertThat(verifyAt("2026-11-24T12:01:00Z", presignable().presigned("60")))
                .isNotNull();
        assertThatThrownBy(() -> verifyAt("2026-11-24T12:01:01Z", presignable().presigned("60")))
                .hasMessage("Signature expired: 20261124T120000Z is now earlier than 20261124T120001Z (20261124T120101Z"
                        + " - 1 min.)");
        for (String longer : List.of("604800", "901", "")) {
            assertThat(verifyAt("2026-11-24T12:15:00Z", presignable().presigned(longer)))
                    .isNotNull();
            assertThatThrownBy(
                            () -> verifyAt("2026-11-24T12:15:01Z", presignable().presigned(longer)))
                    .hasMessageStartingWith("Signature expired");
        }
        for (String wrong : List.of("0", "604801", "-1", "1.5", "99999999999", "+5")) {
            assertThatThrownBy(() -> verify(presignable().presigned(wrong))).hasMessageStartingWith("'X-Amz-Expires'");
        }
    }

    @Test
    void a_parameter_of_the_query_form_occurs_once() {
        String request = presignable().presigned("60");

        for (String name : List.of("Algorithm", "Credential", "Date", "SignedHeaders", "Signature", "Expires")) {
            assertThatThrownBy(() -> verify(request.replace("?", "?X-Amz-" + name + "=1&")))
                    .isInstanceOf(ServiceException.class);
        }
    }

    @Test
    void a_plus_in_a_query_is_a_blank_and_nothing_else() {
        String signed =
                NaiveSigner.sts().method("GET").body("").query("Action=a%20b").signed();

        assertThat(verify(signed.replace("a%20b", "a+b")).key()).isNotNull();
        assertThatThrownBy(() -> verify(signed.replace("a%20b", "a%2Bb"))).hasMessageStartingWith(MISMATCH);
    }

    @Test
    void the_state_of_the_key_is_read_before_the_signing_key_is_used_at_each_request() {
        AccessKey key = Signatures.key(Signatures.KEY_ID, Signatures.SECRET);
        AtomicReference<AccessKeyFinding> now = new AtomicReference<>(key);
        SignatureVerifier verifies = Signatures.verifier(_ -> now.get(), Signatures.NOW);
        HttpRequest request = Requests.parse(NaiveSigner.kms().signed());
        SignatureScratch scratch = new SignatureScratch();
        SignatureClaim claim = verifies.check(request);
        assertThat(verifies.verify(verifies.checkAgain(claim, request), request, scratch))
                .isNotNull();

        now.set(new AccessKey(key.id(), key.secretVersion(), key.secret(), false, key.principal()));

        assertThatThrownBy(() -> verifies.checkAgain(claim, request))
                .hasMessage("The security token included in the request is invalid.");
        now.set(AccessKeyFinding.Missing.UNKNOWN);
        assertThatThrownBy(() -> verifies.check(request))
                .hasMessage("The security token included in the request is invalid.");
    }

    @Test
    void a_new_version_of_a_secret_uses_no_signing_key_of_the_old() {
        AccessKey old = Signatures.key(Signatures.KEY_ID, Signatures.SECRET);
        AccessKey other = Signatures.key(Signatures.KEY_ID, "another");
        AtomicReference<AccessKeyFinding> now = new AtomicReference<>(old);
        SignatureVerifier verifies = Signatures.verifier(_ -> now.get(), Signatures.NOW);
        HttpRequest request = Requests.parse(NaiveSigner.kms().signed());
        SignatureScratch scratch = new SignatureScratch();
        verifies.verify(verifies.check(request), request, scratch);

        now.set(new AccessKey(old.id(), 2, other.secret(), true, old.principal()));

        SignatureClaim claim = verifies.check(request);
        assertThatThrownBy(() -> verifies.verify(claim, request, scratch)).hasMessageStartingWith(MISMATCH);
    }

    @Test
    void only_a_signature_that_held_leaves_its_signing_key_behind() {
        SigningKeyCache cache = new SigningKeyCache(64, 64);
        SignatureVerifier verifies = Signatures.verifier(
                Signatures.exampleKey(), Signatures.everything(), cache, InstantSource.fixed(Signatures.NOW));
        HttpRequest wrong = Requests.parse(NaiveSigner.kms().signed() + " ");
        SignatureClaim claim = verifies.check(wrong);
        assertThatThrownBy(() -> verifies.verify(claim, wrong, new SignatureScratch()))
                .hasMessageStartingWith(MISMATCH);
        assertThat(cache.size()).isZero();

        HttpRequest right = Requests.parse(NaiveSigner.kms().signed());
        verifies.verify(verifies.check(right), right, new SignatureScratch());

        assertThat(cache.size()).isEqualTo(1);
        cache.drop(Signatures.KEY_ID);
        assertThat(cache.size()).isZero();
    }

    @Test
    void keys_that_are_not_at_hand_are_asked_for_again_elsewhere() {
        SignatureVerifier verifies = Signatures.verifier(
                _ -> {
                    throw NotAtHand.INSTANCE;
                },
                Signatures.NOW);

        assertThatThrownBy(() -> verifies.check(Requests.parse(NaiveSigner.kms().signed())))
                .isSameAs(NotAtHand.INSTANCE);
    }

    @Test
    void nothing_is_looked_up_before_form_time_and_scope_hold() {
        List<String> asked = new ArrayList<>();
        SignatureVerifier verifies = Signatures.verifier(
                id -> {
                    asked.add(id);
                    return AccessKeyFinding.Missing.UNKNOWN;
                },
                Signatures.NOW);
        for (String request : List.of(
                NaiveSigner.kms().date("20261124T110000Z").signed(),
                NaiveSigner.kms().scope("mars/kms").signed(),
                NaiveSigner.kms().keyId("x".repeat(200)).signed(),
                NaiveSigner.kms().without("host").signed())) {
            assertThatThrownBy(() -> verifies.check(Requests.parse(request))).isInstanceOf(ServiceException.class);
        }
        assertThat(asked).isEmpty();
    }

    private static NaiveSigner presignable() {
        return NaiveSigner.sts().without("content-type").method("GET").body("").query(CALLER);
    }

    private VerifiedSignature verify(String request) {
        return verify(verifier, request);
    }

    private static VerifiedSignature verifyAt(String now, String request) {
        return verify(Signatures.verifier(Signatures.exampleKey(), Instant.parse(now)), request);
    }

    private static VerifiedSignature verify(SignatureVerifier verifies, String bytes) {
        HttpRequest request = Requests.parse(bytes);
        return verifies.verify(verifies.check(request), request, new SignatureScratch());
    }
}
