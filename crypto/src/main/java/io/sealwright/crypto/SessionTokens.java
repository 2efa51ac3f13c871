// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.crypto.CommittedEncryption.NotAuthentic;
import io.sealwright.crypto.SessionDayKeys.DayKeys;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;

/**
 * Session tokens: contents sealed under the key of the day they are issued on, and a secret access key that follows
 * from the token and is kept nowhere. Whoever has the installation's keys opens them, so any node does.
 *
 * <p>A token is version 1 ‖ label 1 ‖ domain key version 4 ‖ day 4 and goes on as {@link CommittedEncryption} says; its
 * context is the access key id. A day's keys are derived when first needed. 36 hours after the day's end, when no
 * session that they began can still live, they open nothing any more, and a day later they are wiped. Thread-safe.
 */
public final class SessionTokens {

    /** The longest that a session lives: what GetSessionToken and GetFederationToken allow. */
    public static final Duration LONGEST = Duration.ofHours(36);

    /** Bytes of a token besides its contents. */
    public static final int OVERHEAD = CommittedEncryption.sealedLength(SessionTokens.PREFIX_LENGTH, 0);

    /** Bytes behind the 40 characters of a secret access key. */
    static final int SECRET_BYTES = 30;

    /** How far another node's clock may be ahead of ours when it issues a token at midnight. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

    private static final byte VERSION = 1;
    private static final int DOMAIN_VERSION_AT = 2;
    private static final int DAY_AT = DOMAIN_VERSION_AT + Integer.BYTES;
    private static final int PREFIX_LENGTH = DAY_AT + Integer.BYTES;
    private static final CounterKdf SECRET = new CounterKdf("sealwright/session-secret/v1");

    private final SessionDayKeys keys;
    private final CommittedEncryption encryption;

    /** A new session's token and secret; the secret is its taker's, who closes it. */
    public record Issued(Blob token, SecretBytes secret) {}

    /** What a token says, and the secret that signs with it; the secret is its taker's, who closes it. */
    public record Opened(Blob contents, SecretBytes secret) {}

    SessionTokens(HeldDomain domain, RandomSource random) {
        this.keys = new SessionDayKeys(domain);
        this.encryption = new CommittedEncryption("sealwright/session-token/v1", random);
    }

    /**
     * Seals {@code contents} for the session that {@code accessKeyId} names, which begins now.
     *
     * @param contents not secret, and not changed
     */
    public Issued issue(String accessKeyId, byte[] contents, Instant now) {
        int day = day(now);
        keys.wipeBefore(oldest(now) - 1); // Not those that a request may be using right now.
        int version = keys.currentVersion();
        DayKeys today = keys.of(version, day).orElseThrow();
        byte[] token = encryption.encrypt(
                today.token(), prefix(version, day), contents, 0, contents.length, accessKeyId.getBytes(US_ASCII));
        return new Issued(Blob.owning(token), secret(today, token));
    }

    /**
     * Undoes {@link #issue}.
     *
     * @throws BadSeal if {@code token} was not issued here for {@code accessKeyId}, or its day's keys are gone
     */
    public Opened open(String accessKeyId, Blob token, Instant now) throws BadSeal {
        if (token.length() < PREFIX_LENGTH) {
            throw new BadSeal();
        }
        int version = Bytes.getInt(token.sharedBytes(), DOMAIN_VERSION_AT);
        int day = Bytes.getInt(token.sharedBytes(), DAY_AT);
        if (day < oldest(now) || day > day(now.plus(CLOCKS_DIFFER))) {
            throw new BadSeal();
        }
        keys.wipeBefore(oldest(now) - 1); // Not those that a request may be using right now.
        DayKeys ofDay = keys.of(version, day).orElseThrow(BadSeal::new);
        try {
            byte[] contents =
                    encryption.decrypt(ofDay.token(), prefix(version, day), token, accessKeyId.getBytes(US_ASCII));
            return new Opened(Blob.owning(contents), secret(ofDay, token.sharedBytes()));
        } catch (NotAuthentic _) {
            throw new BadSeal();
        }
    }

    /**
     * Whether {@code token} says that it is of a day whose keys are gone. Nothing proves it, and nothing follows from
     * it but the word for the refusal: it opens in no case.
     */
    public static boolean claimsToBeOver(Blob token, Instant now) {
        byte[] bytes = token.sharedBytes();
        return bytes.length >= OVERHEAD
                && bytes[0] == VERSION
                && bytes[1] == Label.SESSION_TOKEN.code()
                && Bytes.getInt(bytes, DAY_AT) < oldest(now);
    }

    /** The 40 characters are base 64 of 30 bytes, without padding, as AWS's secrets look. */
    private static SecretBytes secret(DayKeys ofDay, byte[] token) {
        byte[] derived = SECRET.derive(ofDay.secret(), Sha256.of(token), HmacSha256.LENGTH);
        byte[] cut = Arrays.copyOf(derived, SECRET_BYTES);
        try {
            return SecretBytes.owning(Base64.getEncoder().encode(cut));
        } finally {
            Bytes.wipe(derived);
            Bytes.wipe(cut);
        }
    }

    private static int oldest(Instant now) {
        return day(now.minus(LONGEST));
    }

    private static int day(Instant time) {
        return Math.toIntExact(LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay());
    }

    private static byte[] prefix(int version, int day) {
        byte[] prefix = new byte[PREFIX_LENGTH];
        prefix[0] = VERSION;
        prefix[1] = Label.SESSION_TOKEN.code();
        Bytes.putInt(version, prefix, DOMAIN_VERSION_AT);
        Bytes.putInt(day, prefix, DAY_AT);
        return prefix;
    }
}
