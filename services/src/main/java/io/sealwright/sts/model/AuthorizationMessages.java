// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.Label;
import io.sealwright.crypto.LengthPrefixed;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Encoded authorization messages: sealed, bound to the account of who was denied, and good for a day. Whoever holds one
 * learns nothing; whoever in that account may decode it reads why. Thread-safe.
 */
public final class AuthorizationMessages {
    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final int MAX_LENGTH = 10_240;

    private final CryptoBoundary crypto;

    public AuthorizationMessages(CryptoBoundary crypto) {
        this.crypto = crypto;
    }

    /** The message that stands for {@code text}. */
    public String encode(AccountId account, String text, Instant now) {
        byte[] utf8 = text.getBytes(UTF_8);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + utf8.length)
                .putLong(now.plus(LIFETIME).getEpochSecond())
                .put(utf8)
                .array();
        Blob sealed = crypto.seal(Label.AUTHORIZATION_MESSAGE, Domain.GLOBAL, binding(account), plain);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.sharedBytes());
    }

    /** What {@link #encode} was given for this account less than a day ago; empty for any other text. */
    public Optional<String> decode(AccountId account, String message, Instant now) {
        if (message.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Blob sealed = Blob.owning(Base64.getUrlDecoder().decode(message));
            try (SecretBytes plain =
                    crypto.unseal(Label.AUTHORIZATION_MESSAGE, Domain.GLOBAL, binding(account), sealed)) {
                return text(plain.export(SecretBytes.ExportReason.ANSWER), now);
            }
        } catch (BadSeal | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(byte[] plain, Instant now) {
        boolean over = now.getEpochSecond() > ByteBuffer.wrap(plain).getLong();
        return over
                ? Optional.empty()
                : Optional.of(new String(Arrays.copyOfRange(plain, Long.BYTES, plain.length), UTF_8));
    }

    private static byte[] binding(AccountId account) {
        return new LengthPrefixed().number(account.number()).toByteArray();
    }
}
