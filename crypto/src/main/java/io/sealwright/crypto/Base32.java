// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.util.Optional;

/** Base 32 (RFC 4648, A–Z and 2–7) of exactly 80 bits: ten bytes are sixteen characters, without padding. */
final class Base32 {
    static final int BYTES = 10;
    static final int CHARACTERS = 16;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] block) {
        StringBuilder text = new StringBuilder(CHARACTERS);
        int held = 0;
        int bits = 0;
        for (byte next : block) {
            held = (held << 8) | (next & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((held >>> bits) & 31));
            }
        }
        return text.toString();
    }

    /** The block that the sixteen characters of {@code text} from {@code start} stand for. */
    static Optional<byte[]> decode(String text, int start) {
        byte[] block = new byte[BYTES];
        int held = 0;
        int bits = 0;
        int at = 0;
        for (int i = start; i < start + CHARACTERS; i++) {
            int value = value(text.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            held = (held << 5) | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                block[at++] = (byte) (held >>> bits);
            }
        }
        return Optional.of(block);
    }

    private static int value(char character) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        return character >= '2' && character <= '7' ? character - '2' + 26 : -1;
    }
}
