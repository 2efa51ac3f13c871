// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.Label;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a listing goes on. A token is sealed: it shows nothing, and it works only for the account, operation and
 * subject that it was given for, for a day.
 */
public final class NextTokens {
    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final int PAGE = 20;

    private final CryptoBoundary crypto;

    public NextTokens(CryptoBoundary crypto) {
        this.crypto = crypto;
    }

    /**
     * A part of a listing, as its caller reads it.
     *
     * @param next the token for more, or null
     */
    public record Part<R>(List<R> items, @Nullable String next) {}

    /** Reads one entry more than is shown, to know whether there is more. */
    @FunctionalInterface
    public interface Listing<R> {
        List<R> after(@Nullable String last, int limit);
    }

    /**
     * The part of {@code listing} that the request asks for.
     *
     * @param subject what the listing is about, such as a parent, or empty
     * @param key what the listing is ordered by
     * @throws io.sealwright.vocabulary.ServiceException InvalidInputException for a token that is none of ours
     */
    public <R> Part<R> part(
            @Nullable String token,
            @Nullable Integer asked,
            String operation,
            String subject,
            Call call,
            Listing<R> listing,
            Function<R, String> key) {
        int limit = asked == null ? PAGE : asked;
        List<R> found = listing.after(read(token, binding(operation, subject, call), call), limit + 1);
        if (found.size() <= limit) {
            return new Part<>(found, null);
        }
        List<R> shown = found.subList(0, limit);
        return new Part<>(shown, seal(key.apply(shown.getLast()), binding(operation, subject, call), call));
    }

    private String seal(String last, byte[] binding, Call call) {
        byte[] text = last.getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(call.time().plus(LIFETIME).getEpochSecond())
                .put(text)
                .array();
        Blob sealed = crypto.seal(Label.PAGE_TOKEN, Domain.GLOBAL, binding, plain);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.sharedBytes());
    }

    private @Nullable String read(@Nullable String token, byte[] binding, Call call) {
        if (token == null) {
            return null;
        }
        try {
            Blob sealed = Blob.owning(Base64.getUrlDecoder().decode(token));
            return read(crypto.unseal(Label.PAGE_TOKEN, Domain.GLOBAL, binding, sealed), call);
        } catch (BadSeal | IllegalArgumentException notOurs) {
            throw invalid();
        }
    }

    private static String read(SecretBytes unsealed, Call call) {
        ByteBuffer plain = ByteBuffer.wrap(unsealed.export(SecretBytes.ExportReason.ANSWER));
        if (Instant.ofEpochSecond(plain.getLong()).isBefore(call.time())) {
            throw invalid();
        }
        return StandardCharsets.UTF_8.decode(plain).toString();
    }

    private static byte[] binding(String operation, String subject, Call call) {
        return String.join("\n", "organizations", call.account().digits(), operation, subject)
                .getBytes(StandardCharsets.UTF_8); // No part can hold a line feed, so no two bind alike.
    }

    private static RuntimeException invalid() {
        return Refused.invalidInput("INVALID_NEXT_TOKEN", "You specified an invalid value for nextToken.");
    }
}
