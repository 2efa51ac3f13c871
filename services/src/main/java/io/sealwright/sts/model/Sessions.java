// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.contract.sts.Credentials;
import io.sealwright.contract.sts.StsError;
import io.sealwright.crypto.AccessKeyIds;
import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.SessionTokens;
import io.sealwright.crypto.SessionTokens.Issued;
import io.sealwright.crypto.SessionTokens.Opened;
import io.sealwright.sts.model.SessionEncoding.NotContents;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import io.sealwright.vocabulary.ServiceException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes and opens session tokens: {@link SessionContents}, encoded, deflated, sealed, in base 64 for URLs. Thread-safe;
 * computes only, so it may run anywhere.
 */
public final class Sessions {

    /** Characters of a session token, at most. */
    public static final int MAX_TOKEN = 6_144;

    private static final int MAX_CONTENTS = MAX_TOKEN / 4 * 3 - SessionTokens.OVERHEAD;

    /** Bytes that policies and tags may take, deflated: all but what names, ids and times can need at most. */
    private static final int PACKED_ROOM = MAX_CONTENTS - 1_022;

    private final SessionTokens tokens;
    private final AccessKeyIds ids;

    public Sessions(SessionTokens tokens, AccessKeyIds ids) {
        this.tokens = tokens;
        this.ids = ids;
    }

    /**
     * A new session.
     *
     * @param tokenSize characters of its token
     * @param tokenUtilization percent of the longest token that there is
     */
    public record New(Credentials credentials, int tokenSize, int tokenUtilization) {}

    /** What a token says, and the secret that signs with it; the secret is its taker's. */
    public record Existing(SessionContents contents, SecretBytes secret) {}

    /**
     * Begins a session.
     *
     * @param minimumSize characters that the token is to have at least, or null: whoever tests what their way of
     *     carrying tokens bears asks for large ones
     */
    public New begin(SessionContents contents, @Nullable Integer minimumSize) {
        byte[] deflated = Deflated.of(SessionEncoding.encode(contents));
        String accessKeyId = ids.issueTemporary(contents.account());
        Issued issued = tokens.issue(accessKeyId, padded(deflated, minimumSize), contents.issued());
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(issued.token().sharedBytes());
        return new New(
                new Credentials(accessKeyId, issued.secret(), token, contents.expires()),
                token.length(),
                percent(token.length(), MAX_TOKEN));
    }

    private static byte[] padded(byte[] deflated, @Nullable Integer minimumSize) {
        if (minimumSize == null) {
            return deflated;
        }
        if (minimumSize > MAX_TOKEN) {
            throw StsError.VALIDATION.because(
                    "1 validation error detected: Value '%d' at 'minimumSessionTokenSize' failed to satisfy constraint:"
                            + " Member must have value less than or equal to %d",
                    minimumSize, MAX_TOKEN);
        }
        int wanted = (minimumSize * 3 + 3) / 4 - SessionTokens.OVERHEAD;
        return Arrays.copyOf(deflated, Math.max(deflated.length, wanted));
    }

    /**
     * What a token says, if it was issued here for this access key; whether it has expired is the caller's to ask.
     *
     * @param token as the request has it
     */
    public Optional<Existing> open(String accessKeyId, String token, Instant now) {
        Optional<Blob> blob = decode(token);
        if (blob.isEmpty()) {
            return Optional.empty();
        }
        try {
            Opened opened = tokens.open(accessKeyId, blob.get(), now);
            byte[] plain = Deflated.inflate(opened.contents().sharedBytes()).orElseThrow(NotContents::new);
            return Optional.of(new Existing(SessionEncoding.decode(plain), opened.secret()));
        } catch (BadSeal | NotContents _) {
            return Optional.empty();
        }
    }

    /** Whether a token that does not open says it is so old that it cannot. */
    public static boolean claimsToBeOver(String token, Instant now) {
        return decode(token)
                .map(blob -> SessionTokens.claimsToBeOver(blob, now))
                .orElse(false);
    }

    private static Optional<Blob> decode(String token) {
        if (token.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        try {
            byte[] text = token.getBytes(US_ASCII);
            byte[] blob = Base64.getUrlDecoder().decode(text);
            boolean oneForm =
                    Arrays.equals(Base64.getUrlEncoder().withoutPadding().encode(blob), text);
            return oneForm ? Optional.of(Blob.owning(blob)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * How much of the room for policies and tags was taken, in percent.
     *
     * @throws ServiceException PackedPolicyTooLarge beyond 100
     */
    public static int packedPolicySize(SessionContents contents) {
        if (!contents.hasPolicies() && contents.tags().isEmpty()) {
            return 0;
        }
        int packed = percent(Deflated.of(SessionEncoding.encodePassed(contents)).length, PACKED_ROOM);
        if (packed > 100) {
            throw StsError.PACKED_POLICY_TOO_LARGE.saying(
                    contents.hasPolicies()
                            ? "Packed policy consumes " + packed + "% of allotted space, please use smaller policy."
                            : "Packed size of session tags consumes " + packed + "% of allotted space.");
        }
        return packed;
    }

    private static int percent(int part, int whole) {
        return (part * 100 + whole - 1) / whole;
    }
}
