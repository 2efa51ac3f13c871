// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
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
import org.jspecify.annotations.Nullable;

/**
 * Where a listing goes on. A marker is sealed: it shows nothing, and it works only for the account, operation and
 * subject that it was given for, for a day. The model bounds a marker to 320 characters.
 */
public final class Markers {
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final CryptoBoundary crypto;

    public Markers(CryptoBoundary crypto) {
        this.crypto = crypto;
    }

    /**
     * The marker that stands for everything after {@code last}, or null after the last page.
     *
     * @param subject what the listing is about, such as a user's name, or empty; no line feed
     */
    public @Nullable String next(@Nullable String last, String operation, String subject, Call call) {
        if (last == null) {
            return null;
        }
        byte[] text = last.getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(Integer.BYTES + text.length)
                .putInt(hour(call.time().plus(LIFETIME)))
                .put(text)
                .array();
        Blob sealed = crypto.seal(Label.PAGE_TOKEN, Domain.GLOBAL, binding(operation, subject, call), plain);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.sharedBytes());
    }

    /**
     * What {@link #next} was given, or null for the first page.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidInput for any other text, and when it is too old
     */
    public @Nullable String read(@Nullable String marker, String operation, String subject, Call call) {
        if (marker == null) {
            return null;
        }
        try {
            Blob sealed = Blob.owning(Base64.getUrlDecoder().decode(marker));
            return read(
                    crypto.unseal(Label.PAGE_TOKEN, Domain.GLOBAL, binding(operation, subject, call), sealed), call);
        } catch (BadSeal | IllegalArgumentException notOurs) {
            throw invalid();
        }
    }

    private static String read(SecretBytes unsealed, Call call) {
        ByteBuffer plain = ByteBuffer.wrap(unsealed.export(SecretBytes.ExportReason.ANSWER));
        if (plain.getInt() < hour(call.time())) {
            throw invalid();
        }
        return StandardCharsets.UTF_8.decode(plain).toString();
    }

    private static int hour(Instant time) {
        return Math.toIntExact(time.getEpochSecond() / 3_600);
    }

    private static byte[] binding(String operation, String subject, Call call) {
        return String.join("\n", "iam", call.account().digits(), operation, subject)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static RuntimeException invalid() {
        return IamError.INVALID_INPUT.because("Invalid Marker.");
    }
}
