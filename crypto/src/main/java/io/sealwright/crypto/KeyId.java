// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.util.Optional;

/**
 * The id of a KMS key: a UUID, or {@code mrk-} and 32 hexadecimal digits for a multi-Region key. Either is 16 bytes and
 * a kind. Only the lower-case spelling is one, so that equal ids are equal texts.
 *
 * @param multiRegion whether related keys in other Regions share this id
 * @param high the first eight of the 16 bytes, big-endian
 * @param low the last eight
 */
public record KeyId(boolean multiRegion, long high, long low) {

    /** Bytes of an id: kind, then the 16. */
    public static final int LENGTH = 17;

    private static final String PREFIX = "mrk-";
    private static final int UUID_LENGTH = 36;
    private static final int DIGITS = 32;

    /** The id that {@code text} spells; empty if it spells none. */
    public static Optional<KeyId> parse(String text) {
        return parse(text, 0);
    }

    /** The id that {@code text} spells from {@code start} to its end; empty if it spells none. */
    public static Optional<KeyId> parse(String text, int start) {
        int length = text.length() - start;
        if (length == PREFIX.length() + DIGITS && text.startsWith(PREFIX, start)) {
            return ofDigits(true, text, start + PREFIX.length(), false);
        }
        return length == UUID_LENGTH ? ofDigits(false, text, start, true) : Optional.empty();
    }

    /** A new id: random, in the form of a version 4 UUID (RFC 9562) where it is one. */
    public static KeyId random(boolean multiRegion, RandomSource random) {
        byte[] bytes = random.bytes(16);
        long high = Bytes.getLong(bytes, 0);
        long low = Bytes.getLong(bytes, 8);
        if (multiRegion) {
            return new KeyId(true, high, low);
        }
        return new KeyId(false, (high & ~0xf000L) | 0x4000L, (low & ~(3L << 62)) | (1L << 63));
    }

    static Optional<KeyId> read(byte[] from, int offset) {
        int kind = from[offset];
        if (kind != 0 && kind != 1) {
            return Optional.empty();
        }
        return Optional.of(new KeyId(kind == 1, Bytes.getLong(from, offset + 1), Bytes.getLong(from, offset + 9)));
    }

    void write(byte[] to, int offset) {
        to[offset] = (byte) (multiRegion ? 1 : 0);
        Bytes.putLong(high, to, offset + 1);
        Bytes.putLong(low, to, offset + 9);
    }

    byte[] toByteArray() {
        byte[] bytes = new byte[LENGTH];
        write(bytes, 0);
        return bytes;
    }

    @Override
    public String toString() {
        String digits = digits(high) + digits(low);
        if (multiRegion) {
            return PREFIX + digits;
        }
        return String.join(
                "-",
                digits.substring(0, 8),
                digits.substring(8, 12),
                digits.substring(12, 16),
                digits.substring(16, 20),
                digits.substring(20));
    }

    /** Reads 32 digits; in a UUID with a dash after the 8th, 12th, 16th and 20th. */
    private static Optional<KeyId> ofDigits(boolean multiRegion, String text, int start, boolean dashed) {
        long high = 0;
        long low = 0;
        int at = start;
        for (int read = 0; read < DIGITS; read++) {
            if (dashed && (read == 8 || read == 12 || read == 16 || read == 20) && text.charAt(at++) != '-') {
                return Optional.empty();
            }
            int value = digit(text.charAt(at++));
            if (value < 0) {
                return Optional.empty();
            }
            if (read < DIGITS / 2) {
                high = high << 4 | value;
            } else {
                low = low << 4 | value;
            }
        }
        return Optional.of(new KeyId(multiRegion, high, low));
    }

    private static int digit(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }

    private static String digits(long half) {
        String digits = Long.toHexString(half);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
