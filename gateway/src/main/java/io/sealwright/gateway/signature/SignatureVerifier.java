// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static io.sealwright.gateway.signature.Refusals.refusal;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.crypto.ConstantTime;
import io.sealwright.crypto.HmacSha256;
import io.sealwright.crypto.SigV4SigningKey;
import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpMethod;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.vocabulary.ServiceException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies AWS Signature Version 4: the header form for every service, the query form for GetCallerIdentity only.
 *
 * <p>The order of the checks is AWS's, since it decides which error a caller reads. Thread-safe; the buffers come with
 * each call.
 */
public final class SignatureVerifier {
    private static final System.Logger LOGGER = System.getLogger(SignatureVerifier.class.getName());
    private static final byte[] ALGORITHM_LINE = (AuthorizationHeader.ALGORITHM + '\n').getBytes(US_ASCII);
    private static final int MAX_KEY_ID_LENGTH = 128;
    private static final String EXPIRED_TOKEN = "The security token included in the request is expired";
    private static final String MISMATCH =
            "The request signature we calculated does not match the signature you provided."
                    + " Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private final AccessKeys keys;
    private final ServedScopes scopes;
    private final SigningKeyCache cache;
    private final InstantSource clock;

    public SignatureVerifier(AccessKeys keys, ServedScopes scopes, SigningKeyCache cache, InstantSource clock) {
        this.keys = keys;
        this.scopes = scopes;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * All that needs no body, and no secret: form, coverage, time, scope, and whether the access key is known and
     * active.
     *
     * @throws ServiceException a {@link SignatureError} in the request's own shape
     * @throws io.sealwright.vocabulary.NotAtHand from {@link AccessKeys#find}
     */
    public SignatureClaim check(HttpRequest request) {
        StatedSignature stated = stated(request);
        stated.splitCredential(request);
        SigningService named = stated.hasFiveElements() ? service(request, stated) : null;
        RefusalShape shape = named != null ? named.shape() : RefusalShape.of(request);
        long signed = SignedHeaders.fields(request, stated);
        SignedHeaders.requireCovered(request, signed, shape == RefusalShape.JSON);
        Duration window = SigningService.window(shape);
        TimeWindow.require(request, stated, window, Math.floorDiv(clock.millis(), 1000L));
        CredentialScope scope = ScopeRules.scope(scopes, request, stated, named);
        requirePresignable(request, stated, scope);
        String token = SecurityToken.of(request, stated);
        return new SignatureClaim(stated, key(keys, request, stated, token), token, scope, signed);
    }

    /**
     * Reads the access key again, which may have been switched off while the body was on its way.
     *
     * @throws ServiceException as {@link #check}
     */
    public SignatureClaim checkAgain(SignatureClaim claim, HttpRequest request) {
        return claim.by(active(request, keys.find(claim.key().id(), claim.token())));
    }

    /**
     * The signature itself, over the head and the body that has now arrived.
     *
     * @throws ServiceException as {@link #check}
     */
    public VerifiedSignature verify(SignatureClaim claim, HttpRequest request, SignatureScratch scratch) {
        StatedSignature stated = claim.stated();
        AccessKey key = claim.key();
        if (stated.isPresigned() && request.bodyLength() > 0) {
            throw mismatch(request);
        }
        CanonicalRequest.write(request, stated, scratch);
        requireStatedHash(request, scratch);
        byte[] text = stated.text(request);
        stringToSign(text, stated, scratch);
        HmacSha256 held = cache.find(key, text, stated.scopeStart(), stated.serviceEnd());
        HmacSha256 signingKey = held != null ? held : derive(request, stated, key);
        scratch.macAll(signingKey);
        scratch.appendDigest();
        if (!sameSignature(text, stated, scratch)) {
            logMismatch(request, stated, scratch);
            throw mismatch(request);
        }
        if (held == null) {
            cache.put(key, Arrays.copyOfRange(text, stated.scopeStart(), stated.serviceEnd()), signingKey);
        }
        return new VerifiedSignature(key, claim.scope());
    }

    /** Puts the string to sign in the place of the canonical request. */
    static void stringToSign(byte[] text, StatedSignature stated, SignatureScratch scratch) {
        scratch.hashAll();
        scratch.append(ALGORITHM_LINE);
        scratch.append(text, stated.dateStart, stated.dateEnd);
        scratch.append((byte) '\n');
        scratch.append(text, stated.scopeStart(), stated.credentialEnd);
        scratch.append((byte) '\n');
        scratch.appendDigest();
    }

    private static StatedSignature stated(HttpRequest request) {
        int authorization = request.find(HeaderName.AUTHORIZATION);
        boolean escapesHold = QueryString.escapesHold(request.bytes(), request.pathStart(), request.pathEnd())
                && QueryString.escapesHold(request.bytes(), request.queryStart(), request.queryEnd());
        if (!escapesHold) {
            throw refusal(request, SignatureError.MALFORMED_QUERY_STRING, "The query string contains a syntax error.");
        }
        if (!request.hasQuery()) {
            return authorizationHeader(request, authorization);
        }
        QueryString query = QueryString.parse(request.text(request.queryStart(), request.queryEnd()));
        if (!QueryCredentials.areIn(query)) {
            return authorizationHeader(request, authorization);
        }
        if (authorization >= 0) {
            throw refusal(
                    request,
                    SignatureError.BOTH_FORMS,
                    "Credentials were given both in the Authorization header and in the query string.");
        }
        return QueryCredentials.read(request, query);
    }

    private static StatedSignature authorizationHeader(HttpRequest request, int authorization) {
        if (authorization < 0) {
            throw missing(request);
        }
        return AuthorizationHeader.read(request, authorization);
    }

    private static ServiceException missing(HttpRequest request) {
        RefusalShape shape = RefusalShape.of(request);
        String text = switch (shape) {
            case JSON -> "Missing Authentication Token";
            case XML -> "Request is missing Authentication Token";
        };
        return SignatureError.MISSING_AUTHENTICATION.in(shape).saying(text);
    }

    private static @Nullable SigningService service(HttpRequest request, StatedSignature stated) {
        return SigningService.named(stated.text(request), stated.serviceStart(), stated.serviceEnd());
    }

    /** A presigned request is for others to send, so it may say nothing but who its maker is. */
    private static void requirePresignable(HttpRequest request, StatedSignature stated, CredentialScope scope) {
        if (!stated.isPresigned()) {
            return;
        }
        QueryString query = QueryString.parse(request.text(request.queryStart(), request.queryEnd()));
        boolean presignable = scope.service() == SigningService.STS
                && query.values("Action").equals(List.of("GetCallerIdentity"))
                && (request.method() == HttpMethod.GET || request.method() == HttpMethod.POST);
        if (!presignable) {
            throw missing(request);
        }
    }

    /** The key that a request names, if it is there and active. */
    static AccessKey key(AccessKeys keys, HttpRequest request, StatedSignature stated, @Nullable String token) {
        int length = stated.keyIdEnd() - stated.credentialStart;
        if (length == 0 || length > MAX_KEY_ID_LENGTH) {
            throw unknownKey(request);
        }
        String id = stated.keyId(request);
        return active(request, keys.find(id, token));
    }

    private static AccessKey active(HttpRequest request, AccessKeyFinding finding) {
        return switch (finding) {
            case AccessKey key when key.active() -> key;
            case AccessKey _ -> throw unknownKey(request);
            case AccessKeyFinding.Missing missing ->
                throw switch (missing) {
                    case UNKNOWN -> unknownKey(request);
                    case SESSION_EXPIRED -> refusal(request, SignatureError.EXPIRED_TOKEN, EXPIRED_TOKEN);
                };
        };
    }

    private static ServiceException unknownKey(HttpRequest request) {
        return SecurityToken.invalid(request);
    }

    static ServiceException mismatch(HttpRequest request) {
        return refusal(request, SignatureError.INVALID_SIGNATURE, MISMATCH);
    }

    /** The hash that a client states must be the body's; UNSIGNED-PAYLOAD and STREAMING-… are not. */
    private static void requireStatedHash(HttpRequest request, SignatureScratch canonical) {
        int field = request.find(HeaderName.X_AMZ_CONTENT_SHA256);
        if (field < 0) {
            return;
        }
        int start = request.valueStart(field);
        int hashStart = canonical.length() - CanonicalRequest.HASH_LENGTH;
        if (!Arrays.equals(
                request.bytes(), start, request.valueEnd(field), canonical.bytes(), hashStart, canonical.length())) {
            throw mismatch(request);
        }
    }

    static HmacSha256 derive(HttpRequest request, StatedSignature stated, AccessKey key) {
        return SigV4SigningKey.derive(
                key.secret(),
                stated.string(request, stated.scopeStart(), stated.scopeDateEnd()),
                stated.string(request, stated.regionStart(), stated.regionEnd()),
                stated.string(request, stated.serviceStart(), stated.serviceEnd()));
    }

    static boolean sameSignature(byte[] text, StatedSignature stated, SignatureScratch calculated) {
        int length = stated.signatureEnd - stated.signatureStart;
        return length == calculated.length()
                && ConstantTime.equal(text, stated.signatureStart, calculated.bytes(), 0, length);
    }

    /** For whoever debugs a client: the canonical request as we built it, its token left out. */
    private static void logMismatch(HttpRequest request, StatedSignature stated, SignatureScratch scratch) {
        if (LOGGER.isLoggable(Level.DEBUG)) {
            CanonicalRequest.write(request, stated, scratch);
            LOGGER.log(Level.DEBUG, "signature mismatch, canonical request: {0}", scratch.logLine());
        }
    }
}
