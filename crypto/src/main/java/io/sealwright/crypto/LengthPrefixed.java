// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;

/**
 * Parts joined so that no two lists of parts give the same bytes: each is its length in four bytes, big-endian, and
 * itself. An absent part is the length {@code ffffffff} alone, and so differs from an empty one. Not for secrets.
 */
public final class LengthPrefixed {
    private static final int ABSENT = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @CanIgnoreReturnValue
    public LengthPrefixed part(byte[] part) {
        bytes.writeBytes(Bytes.ofInt(part.length));
        bytes.writeBytes(part);
        return this;
    }

    /** The UTF-8 bytes of {@code text}, which holds no unpaired surrogate. */
    @CanIgnoreReturnValue
    public LengthPrefixed text(String text) {
        return part(text.getBytes(UTF_8));
    }

    /** Eight bytes, big-endian. */
    @CanIgnoreReturnValue
    public LengthPrefixed number(long number) {
        return part(Bytes.ofLong(number));
    }

    @CanIgnoreReturnValue
    public LengthPrefixed absent() {
        bytes.writeBytes(Bytes.ofInt(ABSENT));
        return this;
    }

    public byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
