// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forward tokens: what a registered service gets for a signature of its caller, and calls with as that caller. Sealed
 * under the purpose forward-token of the Region, bound to {@code parts("sealwright/forward-token/v1", unique id of the
 * service's principal)}: no other principal opens it, nor another Region. The text is base 64 of RFC 4648 section 5
 * without padding. Thread-safe.
 */
public final class ForwardTokens {

    /** Bytes of each id in a token. */
    public static final int ID_BYTES = 16;

    private static final String DOMAIN_OF_USE = "sealwright/forward-token/v1";
    private static final byte VERSION = 1;
    private static final int FIXED_LENGTH = 1 + 3 * ID_BYTES + 2 * Long.BYTES;
    private static final int ABSENT = -1;

    /** Longer than a token of the longest session token is. */
    private static final int LONGEST = 12_288;

    private final DomainSeals seals;

    ForwardTokens(DomainSeals seals) {
        this.seals = seals;
    }

    /**
     * What a token says.
     *
     * @param tokenId 16 random bytes, by which its uses are counted
     * @param counter 16 bytes: where they are counted
     * @param registrationId 16 bytes: the registration of the service as it was
     * @param issued to the second; so is {@code expires}
     * @param accessKeyId with which the caller signed
     * @param sessionToken of a temporary key, or null; ASCII
     */
    public record Contents(
            Blob tokenId,
            Blob counter,
            Blob registrationId,
            Instant issued,
            Instant expires,
            String accessKeyId,
            @Nullable String sessionToken) {

        public Contents {
            if (tokenId.length() != ID_BYTES || counter.length() != ID_BYTES || registrationId.length() != ID_BYTES) {
                throw new IllegalArgumentException("an id of a forward token has 16 bytes");
            }
        }
    }

    /**
     * A new token for the service that calls as {@code principalId}, in one Region.
     *
     * @param principalId the unique id of its role or user
     */
    public String issue(Region region, String principalId, Contents contents) {
        byte[] plain = encode(contents);
        try {
            Blob sealed = seals.seal(Label.FORWARD_TOKEN, Domain.of(region), binding(principalId), plain);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.sharedBytes());
        } finally {
            Bytes.wipe(plain);
        }
    }

    /** What a token says; empty for every text that was not issued here for this principal in this Region. */
    public Optional<Contents> read(Region region, String principalId, String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(token)) {
                return Optional.empty(); // One token has one text.
            }
            try (SecretBytes plain =
                    seals.unseal(Label.FORWARD_TOKEN, Domain.of(region), binding(principalId), Blob.owning(sealed))) {
                return decode(ByteBuffer.wrap(plain.exposedBytes()));
            }
        } catch (BadSeal | IllegalArgumentException | BufferUnderflowException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] binding(String principalId) {
        return new LengthPrefixed().text(DOMAIN_OF_USE).text(principalId).toByteArray();
    }

    private static byte[] encode(Contents contents) {
        byte[] keyId = contents.accessKeyId().getBytes(US_ASCII);
        String session = contents.sessionToken();
        byte[] token = session == null ? new byte[0] : session.getBytes(US_ASCII);
        return ByteBuffer.allocate(FIXED_LENGTH + 2 * Integer.BYTES + keyId.length + token.length)
                .put(VERSION)
                .put(contents.tokenId().sharedBytes())
                .put(contents.counter().sharedBytes())
                .put(contents.registrationId().sharedBytes())
                .putLong(contents.issued().getEpochSecond())
                .putLong(contents.expires().getEpochSecond())
                .putInt(keyId.length)
                .put(keyId)
                .putInt(session == null ? ABSENT : token.length)
                .put(token)
                .array();
    }

    private static Optional<Contents> decode(ByteBuffer plain) {
        if (plain.get() != VERSION) {
            return Optional.empty();
        }
        Contents contents = new Contents(
                id(plain),
                id(plain),
                id(plain),
                Instant.ofEpochSecond(plain.getLong()),
                Instant.ofEpochSecond(plain.getLong()),
                text(plain, plain.getInt()),
                optional(plain, plain.getInt()));
        return plain.hasRemaining() ? Optional.empty() : Optional.of(contents);
    }

    private static Blob id(ByteBuffer plain) {
        byte[] id = new byte[ID_BYTES];
        plain.get(id);
        return Blob.owning(id);
    }

    private static @Nullable String optional(ByteBuffer plain, int length) {
        return length == ABSENT ? null : text(plain, length);
    }

    private static String text(ByteBuffer plain, int length) {
        if (length < 0 || length > plain.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        plain.get(text);
        return new String(text, US_ASCII);
    }
}
