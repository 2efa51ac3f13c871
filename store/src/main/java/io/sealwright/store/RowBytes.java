// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that the register MACs: parts, each with its kind in one byte and its length in four, so that no two lists of
 * parts encode alike. Frozen: MACs of such bytes are stored. For one thread.
 */
final class RowBytes {
    private static final int NULL = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;
    private static final int BYTES = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    RowBytes text(String text) {
        return part(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    RowBytes number(long number) {
        return part(NUMBER, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    RowBytes bytes(byte[] part) {
        return part(BYTES, part);
    }

    /** A column's value as a driver gives it. */
    RowBytes column(@Nullable Object value) {
        return switch (value) {
            case null -> part(NULL, new byte[0]);
            case String text -> text(text);
            case Number number -> number(number.longValue());
            case byte[] blob -> bytes(blob);
            default -> throw new IllegalStateException("no column of this kind: " + value.getClass());
        };
    }

    private RowBytes part(int kind, byte[] part) {
        bytes.write(kind);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        bytes.writeBytes(part);
        return this;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
