// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * A growing array of bytes into which every encoder writes. Confined to one thread; made to be used again and again.
 */
public final class ByteWriter {
    private static final int FIRST_CAPACITY = 1_024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Which ASCII characters stand in a JSON string as they are. */
    private static final boolean[] ORDINARY = ordinary();

    /** What a UTF-16 unit takes at most: {@code \\u001f}. */
    private static final int MAX_ESCAPED = 6;

    private static final int UUID_LENGTH = 36;

    /** Answers and records hold base64 of a few hundred bytes; for more there is an array each time. */
    private static final int MAX_KEPT_BASE64 = 1_024;

    private byte[] base64 = {};
    private byte[] bytes;
    private int length;

    public ByteWriter() {
        this(FIRST_CAPACITY);
    }

    public ByteWriter(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    public int length() {
        return length;
    }

    /** The live array, of which the first {@link #length()} bytes count; another one after the next write. */
    public byte[] array() {
        return bytes;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Forgets what was written, without wiping it. */
    public void reset() {
        length = 0;
    }

    /** Overwrites what was written, and forgets it: for answers that hold secrets. */
    public void wipe() {
        Arrays.fill(bytes, 0, length, (byte) 0);
        length = 0;
    }

    /** Takes back everything after the first {@code shorter} bytes. */
    public void truncate(int shorter) {
        length = shorter;
    }

    public ByteWriter raw(byte[] source) {
        return raw(source, 0, source.length);
    }

    public ByteWriter raw(byte[] source, int offset, int count) {
        need(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        return this;
    }

    /** A text of ASCII characters only. */
    @SuppressWarnings("deprecation") // For ASCII this is right, and the one way to copy a String without another array.
    public ByteWriter ascii(String text) {
        int count = text.length();
        need(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    ByteWriter ascii(char character) {
        need(1);
        bytes[length++] = (byte) character;
        return this;
    }

    /** A text as UTF-8; half a surrogate pair becomes U+FFFD. */
    public ByteWriter utf8(String text) {
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            codePoint(isHalf(character) ? '\uFFFD' : character);
            i += Character.charCount(character);
        }
        return this;
    }

    ByteWriter codePoint(int character) {
        need(4);
        length = Utf8.put(character, bytes, length);
        return this;
    }

    static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** A JSON string with its quotes: UTF-8, with what JSON must escape escaped, and half a surrogate pair as well. */
    public ByteWriter jsonString(CharSequence text) {
        ascii('"');
        return text instanceof String string && writtenAsItIs(string)
                ? ascii('"')
                : escaped(text).ascii('"');
    }

    /**
     * Whether nothing had to be escaped, as in ARNs and ids. A question mark may stand for what is not Latin:
     * undecided.
     */
    private boolean writtenAsItIs(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at + Long.BYTES <= latin.length && Words.areOrdinary(latin, at) && !Words.hold(latin, at, '?')) {
            at += Long.BYTES;
        }
        while (at < latin.length && latin[at] >= 0 && ORDINARY[latin[at]] && latin[at] != '?') {
            at++;
        }
        if (at < latin.length) {
            return false;
        }
        raw(latin);
        return true;
    }

    private ByteWriter escaped(CharSequence text) {
        int count = text.length();
        need(Math.multiplyExact(count, MAX_ESCAPED));
        byte[] out = bytes;
        int at = length;
        for (int i = 0; i < count; i++) {
            char unit = text.charAt(i);
            if (unit < ORDINARY.length && ORDINARY[unit]) {
                out[at++] = (byte) unit;
            } else if (i + 1 < count && Character.isSurrogatePair(unit, text.charAt(i + 1))) {
                at = Utf8.put(Character.toCodePoint(unit, text.charAt(++i)), out, at);
            } else {
                at = escaped(unit, out, at);
            }
        }
        length = at;
        return this;
    }

    private static boolean[] ordinary() {
        boolean[] ordinary = new boolean[0x80];
        for (int i = ' '; i < ordinary.length; i++) {
            ordinary[i] = i != '"' && i != '\\';
        }
        return ordinary;
    }

    private static int escaped(char unit, byte[] out, int index) {
        int at = index;
        switch (unit) {
            case '"', '\\' -> {
                out[at++] = '\\';
                out[at++] = (byte) unit;
            }
            case '\n' -> {
                out[at++] = '\\';
                out[at++] = 'n';
            }
            default -> { // any other of the 65,536 units
                if (unit >= ' ' && !Character.isSurrogate(unit)) {
                    return Utf8.put(unit, out, at);
                }
                out[at++] = '\\';
                out[at++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out[at++] = HEX[unit >> shift & 0xF];
                }
            }
        }
        return at;
    }

    /** Base64 of the standard alphabet, padded, without quotes. The JDK's encoder works sixty-four bytes at a time. */
    public ByteWriter base64(byte[] source) {
        int count = Math.multiplyExact((source.length + 2) / 3, 4);
        byte[] room = count <= MAX_KEPT_BASE64 ? kept(count) : new byte[count];
        Base64.getEncoder().encode(source, room);
        raw(room, 0, count);
        Arrays.fill(room, 0, count, (byte) 0); // it may have been a secret
        return this;
    }

    private byte[] kept(int count) {
        if (base64.length < count) {
            base64 = new byte[Math.max(count, MAX_KEPT_BASE64 / 2)];
        }
        return base64;
    }

    /** A UUID as RFC 9562 writes it, without a text in between. */
    public ByteWriter uuid(UUID id) {
        need(UUID_LENGTH);
        hex(id.getMostSignificantBits(), 32, 8).dash();
        hex(id.getMostSignificantBits(), 16, 4).dash();
        hex(id.getMostSignificantBits(), 0, 4).dash();
        hex(id.getLeastSignificantBits(), 48, 4).dash();
        return hex(id.getLeastSignificantBits(), 0, 12);
    }

    private ByteWriter hex(long value, int lowest, int digits) {
        for (int shift = lowest + 4 * (digits - 1); shift >= lowest; shift -= 4) {
            bytes[length++] = HEX[(int) (value >>> shift) & 0xF];
        }
        return this;
    }

    private void dash() {
        bytes[length++] = '-';
    }

    public ByteWriter decimal(long value) {
        return ascii(Long.toString(value));
    }

    private void need(int count) {
        if (bytes.length - length < count) {
            grow(count);
        }
    }

    /** The array left behind is wiped, for nobody can reach it any more. */
    private void grow(int count) {
        byte[] larger = new byte[Math.max(Math.addExact(length, count), bytes.length * 2)];
        System.arraycopy(bytes, 0, larger, 0, length);
        Arrays.fill(bytes, 0, length, (byte) 0);
        bytes = larger;
    }
}
