// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A window over a segment file, so that reading needs little memory whatever the file's size. Not thread-safe. */
final class SegmentBytes {
    private static final int WINDOW_BYTES = 1 << 18;
    private static final byte[] ZEROES = new byte[WINDOW_BYTES];

    private final SegmentFile file;
    private final long length;
    private byte[] window = new byte[0];
    private long windowStart;

    SegmentBytes(SegmentFile file) throws IOException {
        this.file = file;
        this.length = file.length();
    }

    long length() {
        return length;
    }

    /** Makes {@code count} bytes from {@code offset} available in {@link #window} at {@link #index}. */
    void require(long offset, int count) throws IOException {
        if (offset >= windowStart && offset + count <= windowStart + window.length) {
            return;
        }
        int size = (int) Math.min(Math.max(count, WINDOW_BYTES), length - offset);
        if (size < count) {
            throw new IOException("the file ends within " + count + " bytes from " + offset);
        }
        if (size != window.length) {
            window = new byte[size];
        }
        windowStart = offset;
        file.read(offset, ByteBuffer.wrap(window));
    }

    byte[] window() {
        return window;
    }

    int index(long offset) {
        return (int) (offset - windowStart);
    }

    byte[] copy(long offset, int count) throws IOException {
        require(offset, count);
        return Arrays.copyOfRange(window, index(offset), index(offset) + count);
    }

    int i32(long offset) throws IOException {
        require(offset, 4);
        return BigEndian.i32(window, index(offset));
    }

    /** The last byte at or after {@code from} that is not zero, or -1. */
    long lastNonZero(long from) throws IOException {
        long last = firstNonZero(from); // Compared by whole vectors: a start should not walk a segment of zeroes.
        if (last < 0) {
            return -1;
        }
        for (long at = last; at < length; ) {
            int count = (int) Math.min(WINDOW_BYTES, length - at);
            require(at, count);
            for (int i = count - 1; i >= 0; i--) {
                if (window[index(at) + i] != 0) {
                    last = at + i;
                    break;
                }
            }
            at += count;
        }
        return last;
    }

    /** The first byte at or after {@code from} that is not zero, or -1. */
    long firstNonZero(long from) throws IOException {
        for (long at = from; at < length; ) {
            int count = (int) Math.min(WINDOW_BYTES, length - at);
            require(at, count);
            int first = Arrays.mismatch(window, index(at), index(at) + count, ZEROES, 0, count);
            if (first >= 0) {
                return at + first;
            }
            at += count;
        }
        return -1;
    }
}
