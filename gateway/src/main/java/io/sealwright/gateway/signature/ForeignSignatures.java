// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static io.sealwright.gateway.signature.Refusals.refusal;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.crypto.HmacSha256;
import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.ServiceException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signatures of requests that were made to a service outside, which tells of them: all of Signature Version 4
 * holds, as for our own. Only the header form is taken, and only for exactly the service, host and Region that are
 * expected. No signing key is kept: it signs for a service that is not ours. Thread-safe.
 */
public final class ForeignSignatures {

    /** How far a request's date may be from ours. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private final AccessKeys keys;
    private final InstantSource clock;

    public ForeignSignatures(AccessKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What a signature must be good for.
     *
     * @param service the signing name; never one of ours
     * @param hosts in lower case, with the port where clients send it
     * @param pathSignedAsSent as S3 has it; others encode it once more
     */
    public record Expected(String service, Region region, Set<String> hosts, boolean pathSignedAsSent) {

        public Expected {
            hosts = Set.copyOf(hosts);
            if (SigningService.isOurs(service)) {
                throw new IllegalArgumentException(service + " is a service of ours");
            }
        }
    }

    /**
     * A signature that held.
     *
     * @param token the session token that came with it, or null
     * @param signature its 32 bytes, by which it is known again
     */
    public record Verified(AccessKey key, @Nullable String token, Blob signature) {}

    /**
     * Verifies it.
     *
     * @param head without a body
     * @param method as it was received
     * @param payloadHash SHA-256 of the body, 64 lower-case hexadecimal digits
     * @throws ServiceException a {@link SignatureError} when it does not hold
     * @throws io.sealwright.vocabulary.NotAtHand from {@link AccessKeys#find}
     */
    public Verified verify(HttpRequest head, String method, String payloadHash, Expected expected) {
        int authorization = head.find(HeaderName.AUTHORIZATION);
        if (authorization < 0 || QueryCredentials.areIn(QueryString.parse(query(head)))) {
            throw refusal(head, SignatureError.MISSING_AUTHENTICATION, "The request is not signed in its headers.");
        }
        StatedSignature stated = AuthorizationHeader.read(head, authorization);
        stated.splitCredential(head);
        SignedHeaders.requireCovered(head, SignedHeaders.fields(head, stated), false);
        TimeWindow.require(head, stated, WINDOW, Math.floorDiv(clock.millis(), 1000L));
        requireScope(head, stated, expected);
        requireHost(head, expected);
        requireStatedHash(head, payloadHash);
        String token = SecurityToken.of(head, stated);
        AccessKey key = SignatureVerifier.key(keys, head, stated, token);
        requireSame(head, stated, key, method, payloadHash, expected);
        return new Verified(key, token, Blob.owning(signature(head, stated)));
    }

    private static String query(HttpRequest head) {
        boolean holds = QueryString.escapesHold(head.bytes(), head.pathStart(), head.pathEnd())
                && QueryString.escapesHold(head.bytes(), head.queryStart(), head.queryEnd());
        if (!holds) {
            throw refusal(head, SignatureError.MALFORMED_QUERY_STRING, "The query string contains a syntax error.");
        }
        return head.text(head.queryStart(), head.queryEnd());
    }

    private static void requireScope(HttpRequest head, StatedSignature stated, Expected expected) {
        if (!stated.hasFiveElements()) {
            throw refusal(head, SignatureError.INCOMPLETE_SIGNATURE, "Credential must have exactly 5 elements.");
        }
        String region = stated.string(head, stated.regionStart(), stated.regionEnd());
        String service = stated.string(head, stated.serviceStart(), stated.serviceEnd());
        if (!region.equals(expected.region().name()) || !service.equals(expected.service())) {
            throw refusal(
                    head,
                    SignatureError.INVALID_SIGNATURE,
                    "Credential should be scoped to %s in %s."
                            .formatted(expected.service(), expected.region().name()));
        }
        ScopeRules.requireTerminatorAndDate(head, stated);
    }

    /** It is signed, as {@link SignedHeaders} requires. */
    private static void requireHost(HttpRequest head, Expected expected) {
        String host = String.valueOf(head.header(HeaderName.HOST)).toLowerCase(Locale.ROOT);
        if (!expected.hosts().contains(host)) {
            throw refusal(head, SignatureError.INVALID_SIGNATURE, "The signed host is not one of the service's.");
        }
    }

    /** Where a client states the hash, it is the body's: UNSIGNED-PAYLOAD and STREAMING-… are none. */
    private static void requireStatedHash(HttpRequest head, String payloadHash) {
        String stated = head.header(HeaderName.X_AMZ_CONTENT_SHA256);
        if (stated != null && !stated.equals(payloadHash)) {
            throw SignatureVerifier.mismatch(head);
        }
    }

    private static void requireSame(
            HttpRequest head,
            StatedSignature stated,
            AccessKey key,
            String method,
            String payloadHash,
            Expected expected) {
        SignatureScratch scratch = new SignatureScratch();
        CanonicalRequest.writeForeign(
                head, stated, method.getBytes(US_ASCII), payloadHash, expected.pathSignedAsSent(), scratch);
        SignatureVerifier.stringToSign(stated.text(head), stated, scratch);
        HmacSha256 signingKey = SignatureVerifier.derive(head, stated, key);
        scratch.macAll(signingKey);
        scratch.appendDigest();
        if (!SignatureVerifier.sameSignature(stated.text(head), stated, scratch)) {
            throw SignatureVerifier.mismatch(head);
        }
    }

    /** That it is 64 lower-case digits follows from its being the one that we calculated. */
    private static byte[] signature(HttpRequest head, StatedSignature stated) {
        return HexFormat.of().parseHex(stated.string(head, stated.signatureStart, stated.signatureEnd));
    }
}
