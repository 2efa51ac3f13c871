// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
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
 * Where a listing goes on. A marker is sealed: it shows nothing, and it works only for the account, Region, operation
 * and subject that it was given for, for a day.
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
     * @param subject what the listing is about, such as a key, or empty
     */
    public @Nullable String next(@Nullable String last, String operation, String subject, Call call) {
        if (last == null) {
            return null;
        }
        byte[] text = last.getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(call.time().plus(LIFETIME).getEpochSecond())
                .put(text)
                .array();
        Blob sealed = crypto.seal(Label.PAGE_TOKEN, domain(call), binding(operation, subject, call), plain);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.sharedBytes());
    }

    /**
     * What {@link #next} was given, or null for the first page.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidMarkerException for any other text, and when it is too
     *     old
     */
    public @Nullable String read(@Nullable String marker, String operation, String subject, Call call) {
        if (marker == null) {
            return null;
        }
        try {
            Blob sealed = Blob.owning(Base64.getUrlDecoder().decode(marker));
            return read(crypto.unseal(Label.PAGE_TOKEN, domain(call), binding(operation, subject, call), sealed), call);
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

    private static Domain domain(Call call) {
        return Domain.of(call.region());
    }

    private static byte[] binding(String operation, String subject, Call call) {
        return String.join("\n", call.account().digits(), call.region().name(), operation, subject)
                .getBytes(StandardCharsets.UTF_8); // No part but the last can hold a line feed, so no two bind alike.
    }

    private static RuntimeException invalid() {
        return KmsError.INVALID_MARKER.because("The marker is not valid.");
    }
}
