// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

/** Well-formed UTF-8, as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /**
     * The length of the sequence of two to four bytes at {@code index}, or 0 where there is none before {@code end}.
     */
    static int sequenceLength(byte[] in, int index, int end) {
        int lead = in[index] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || index + length > end || !mayFollow(lead, in[index + 1] & 0xFF)) {
            return 0;
        }
        for (int i = index + 2; i < index + length; i++) {
            if ((in[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean mayFollow(int lead, int second) {
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most;
    }

    /** The code point of a well-formed sequence of two to four bytes. */
    static int codePoint(byte[] in, int index, int length) {
        int codePoint = in[index] & (0xFF >> (length + 1));
        for (int i = index + 1; i < index + length; i++) {
            codePoint = (codePoint << 6) | (in[i] & 0x3F);
        }
        return codePoint;
    }

    static boolean isWellFormed(byte[] in, int from, int to) {
        for (int i = from; i < to; ) {
            int length = in[i] >= 0 ? 1 : sequenceLength(in, i, to);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /** How many code points well-formed bytes hold. */
    static int codePoints(byte[] utf8) {
        int count = 0;
        for (byte each : utf8) {
            if ((each & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    /** Writes a code point that is no surrogate; says where the next one goes. */
    static int put(int codePoint, byte[] out, int index) {
        int at = index;
        if (codePoint < 0x80) {
            out[at++] = (byte) codePoint;
            return at;
        }
        if (codePoint < 0x800) {
            out[at++] = (byte) (0xC0 | codePoint >> 6);
            out[at++] = (byte) (0x80 | (codePoint & 0x3F));
            return at;
        }
        if (codePoint < 0x10000) {
            out[at++] = (byte) (0xE0 | codePoint >> 12);
        } else {
            out[at++] = (byte) (0xF0 | codePoint >> 18);
            out[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        }
        out[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        out[at++] = (byte) (0x80 | (codePoint & 0x3F));
        return at;
    }
}
