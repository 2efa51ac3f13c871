// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.crypto.HmacSha256;
import io.sealwright.gateway.Session;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.Requests;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Temporary keys: the token travels to whoever issued it, is signed, and belongs to one key. */
class SessionTokenTest {
    private static final String KEY_ID = "ASIAIOSFODNN7EXAMPLE";
    private static final String OTHER_KEY_ID = "ASIAIOSFODNN7EXAMPL2";
    private static final String TOKEN = "the/sealed+token=";
    private static final String EXPIRED = "an/expired+token=";
    private static final String INVALID = "The security token included in the request is invalid.";
    private static final Session SESSION =
            Session.plain(Signatures.NOW.minusSeconds(60), Signatures.NOW.plusSeconds(600));

    private final List<String> opened = new ArrayList<>();
    private final AccessKeys keys = new TemporaryKeys(
            id -> id.equals(Signatures.KEY_ID)
                    ? Signatures.key(id, Signatures.SECRET)
                    : AccessKeyFinding.Missing.UNKNOWN,
            this::open);
    private final SignatureVerifier verifier = Signatures.verifier(keys, Signatures.NOW);

    private AccessKeyFinding open(String accessKeyId, String token) {
        opened.add(accessKeyId + " " + token);
        if (token.equals(EXPIRED)) {
            return AccessKeyFinding.Missing.SESSION_EXPIRED;
        }
        if (!token.equals(TOKEN) || !accessKeyId.equals(KEY_ID)) {
            return AccessKeyFinding.Missing.UNKNOWN;
        }
        AccessKey key = Signatures.key(KEY_ID, Signatures.SECRET);
        return new AccessKey(KEY_ID, 7, key.secret(), true, key.principal(), SESSION);
    }

    private static NaiveSigner kms(String keyId, String token) {
        return NaiveSigner.kms().keyId(keyId).header("x-amz-security-token", token);
    }

    private VerifiedSignature verify(String text) {
        HttpRequest request = Requests.parse(text);
        return verifier.verify(verifier.check(request), request, new SignatureScratch());
    }

    private void refused(String text, String why) {
        assertThatThrownBy(() -> verify(text)).hasToString(why);
    }

    @Test
    void a_temporary_key_with_its_token_calls_and_its_session_goes_along() {
        AccessKey key = verify(kms(KEY_ID, TOKEN).signed()).key();

        assertThat(key.session()).isSameAs(SESSION);
        assertThat(key.id()).isEqualTo(KEY_ID);
        assertThat(opened).containsOnly(KEY_ID + " " + TOKEN);
    }

    @Test
    void the_token_is_read_again_once_a_body_that_came_later_is_there() {
        HttpRequest request = Requests.parse(kms(KEY_ID, TOKEN).signed());

        var _ = verifier.checkAgain(verifier.check(request), request);

        assertThat(opened).hasSize(2);
    }

    @Test
    void a_presigned_request_carries_it_as_a_parameter() {
        String query = "Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Security-Token=the%2Fsealed%2Btoken%3D";
        NaiveSigner signer = NaiveSigner.sts()
                .method("GET")
                .without("content-type")
                .body("")
                .keyId(KEY_ID)
                .query(query);

        assertThat(verify(signer.presigned("60")).key().session()).isSameAs(SESSION);
        refused(signer.query(query + "&X-Amz-Security-Token=x").presigned("60"), "InvalidClientTokenId: " + INVALID);
        refused(
                signer.query(query).header("x-amz-security-token", TOKEN).presigned("60"),
                "InvalidClientTokenId: " + INVALID);
    }

    @Test
    void a_token_in_the_query_of_a_request_that_is_signed_by_its_header_is_not_one() {
        refused(
                NaiveSigner.kms()
                        .keyId(KEY_ID)
                        .query("X-Amz-Security-Token=the%2Fsealed%2Btoken%3D")
                        .signed(),
                "UnrecognizedClientException: " + INVALID);
        assertThat(opened).isEmpty();
    }

    @Test
    void a_token_with_a_long_term_key_and_a_temporary_key_without_one_are_unknown() {
        refused(kms(Signatures.KEY_ID, TOKEN).signed(), "UnrecognizedClientException: " + INVALID);
        refused(NaiveSigner.kms().keyId(KEY_ID).signed(), "UnrecognizedClientException: " + INVALID);
        refused(NaiveSigner.sts().keyId(KEY_ID).signed(), "InvalidClientTokenId: " + INVALID);
        assertThat(opened).isEmpty();
    }

    @Test
    void an_altered_token_and_one_of_another_key_are_unknown() {
        refused(kms(KEY_ID, "the/sealed+tokeN=").signed(), "UnrecognizedClientException: " + INVALID);
        refused(kms(OTHER_KEY_ID, TOKEN).signed(), "UnrecognizedClientException: " + INVALID);
    }

    @Test
    void a_token_that_is_exchanged_after_signing_breaks_the_signature_and_an_unsigned_one_is_refused() {
        String signed = kms(KEY_ID, "another").signed();
        assertThatThrownBy(
                        () -> verify(signed.replace("x-amz-security-token: another", "x-amz-security-token: " + TOKEN)))
                .hasMessageStartingWith("The request signature we calculated does not match");

        String added = NaiveSigner.kms().keyId(KEY_ID).signed();
        refused(
                added.replace("x-amz-date:", "x-amz-security-token: " + TOKEN + "\r\nx-amz-date:"),
                "InvalidSignatureException: 'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void two_tokens_are_no_request() {
        String twice = kms(KEY_ID, TOKEN)
                .signed()
                .replace("x-amz-target:", "x-amz-security-token: " + TOKEN + "\r\nx-amz-target:");

        assertThatThrownBy(() -> Requests.parse(twice)).isInstanceOf(Throwable.class);
        assertThat(opened).isEmpty();
    }

    @Test
    void an_expired_session_reads_so_in_the_words_of_its_service() {
        String text = "The security token included in the request is expired";

        refused(kms(KEY_ID, EXPIRED).signed(), "ExpiredTokenException: " + text);
        refused(
                NaiveSigner.sts()
                        .keyId(KEY_ID)
                        .header("x-amz-security-token", EXPIRED)
                        .signed(),
                "ExpiredToken: " + text);
    }

    @Test
    void what_does_not_look_like_a_key_and_a_token_is_opened_by_nobody() {
        for (String id : List.of("ASIA", "ASIAIOSFODNN7EXAMPL", "ASIAIOSFODNN7EXAMPLE2", "ASIAIOSFODNN7EXAMPLe")) {
            refused(kms(id, TOKEN).signed(), "UnrecognizedClientException: " + INVALID);
        }
        for (String token : List.of("", "a token", "t".repeat(TemporaryKeys.MAX_TOKEN + 1))) {
            assertThat(keys.find(KEY_ID, token)).isEqualTo(AccessKeyFinding.Missing.UNKNOWN);
        }
        assertThat(opened).isEmpty();
    }

    @Test
    void signing_keys_of_sessions_are_kept_like_others_and_bounded_by_their_account() {
        SigningKeyCache cache = new SigningKeyCache(64, 64);
        SignatureVerifier caching =
                Signatures.verifier(keys, Signatures.everything(), cache, InstantSource.fixed(Signatures.NOW));
        HttpRequest request = Requests.parse(kms(KEY_ID, TOKEN).signed());

        caching.verify(caching.check(request), request, new SignatureScratch());
        caching.verify(caching.check(request), request, new SignatureScratch());
        assertThat(cache.size()).isEqualTo(1);

        byte[] scope = "20261124/eu-central-1/kms".getBytes(StandardCharsets.US_ASCII);
        AccessKey key = Signatures.key(Signatures.KEY_ID, Signatures.SECRET);
        for (int i = 0; i < 200; i++) {
            var session =
                    new AccessKey(KEY_ID.substring(0, 17) + (100 + i), 1, key.secret(), true, key.principal(), SESSION);
            cache.put(session, scope, HmacSha256.keyed(new byte[32]));
        }
        assertThat(cache.size()).isEqualTo(64);
    }
}
