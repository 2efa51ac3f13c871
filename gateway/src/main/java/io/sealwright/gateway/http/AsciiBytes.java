// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Which bytes may stand where in a request's head (RFC 9110, section 5.6.2; RFC 9112, section 3), and finding a LF. */
final class AsciiBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_FEEDS = 0x0a0a_0a0a_0a0a_0a0aL;
    private static final long LOW_BITS = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** For each byte of a token its lower case; zero for a byte that no token has. */
    private static final byte[] TOKEN = new byte[256];

    static {
        for (int c = 0; c < 256; c++) {
            boolean letterOrDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (letterOrDigit || (c < 128 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0)) {
                TOKEN[c] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
            }
        }
    }

    private AsciiBytes() {}

    /** The lower case of a byte that may stand in a token, such as a header's name; zero for any other. */
    static byte tokenLowerCase(byte value) {
        return TOKEN[value & 0xff];
    }

    /** Visible ASCII, blank or tab: what a header's value may hold here. RFC 9110 also allows bytes beyond ASCII. */
    static boolean isFieldValue(byte value) {
        return (value >= ' ' && value != 0x7f) || value == '\t';
    }

    /** Visible ASCII without the fragment sign, which no client sends. */
    static boolean isTarget(byte value) {
        return value > ' ' && value != 0x7f && value != '#';
    }

    static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    /** The place of the first LF in a range, or -1. Eight bytes at a time: it is the only search over all of a head. */
    static int indexOfLineFeed(byte[] bytes, int start, int end) {
        int i = start;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long differences = (long) LONGS.get(bytes, i) ^ LINE_FEEDS;
            long zeros = differences - LOW_BITS & ~differences & HIGH_BITS;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
