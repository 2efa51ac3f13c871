// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a root key file: four lines of ASCII, each ended by a line feed, so that an operator can see what it is
 * and keep it on paper.
 *
 * <pre>
 * sealwright-root-key-1
 * id, 32 lower-case hexadecimal digits
 * key, 64
 * SHA-256 of the three lines above, 64
 * </pre>
 *
 * The key never passes through a String.
 */
final class RootKeyFile {
    private static final byte[] FIRST_LINE = "sealwright-root-key-1\n".getBytes(US_ASCII);
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);

    private static final int ID_AT = FIRST_LINE.length;
    private static final int KEY_AT = ID_AT + 2 * RootKeyStamp.ID_LENGTH + 1;
    private static final int DIGEST_AT = KEY_AT + 2 * HeldKey.LENGTH + 1;

    /** Bytes of a whole file. */
    static final int LENGTH = DIGEST_AT + 2 * Sha256.LENGTH + 1;

    private RootKeyFile() {}

    /** The file of this id and key; whoever asks wipes it. */
    static byte[] encode(byte[] id, byte[] key) {
        byte[] file = Arrays.copyOf(FIRST_LINE, LENGTH);
        putLine(id, file, ID_AT);
        putLine(key, file, KEY_AT);
        putLine(digest(file), file, DIGEST_AT);
        return file;
    }

    /** The root key in {@code file}; empty if a byte of it is not as {@link #encode} writes it. */
    static Optional<RootKey> decode(byte[] file) {
        if (file.length != LENGTH) {
            return Optional.empty();
        }
        byte[] id = line(file, ID_AT, RootKeyStamp.ID_LENGTH);
        byte[] key = line(file, KEY_AT, HeldKey.LENGTH);
        byte[] again = encode(id, key);
        try {
            return ConstantTime.equal(again, file) ? Optional.of(RootKey.taking(id, key)) : Optional.empty();
        } finally {
            Bytes.wipe(again);
            Bytes.wipe(key);
        }
    }

    private static byte[] digest(byte[] file) {
        byte[] digest = new byte[Sha256.LENGTH];
        Sha256.of(file, 0, DIGEST_AT, digest, 0);
        return digest;
    }

    private static void putLine(byte[] value, byte[] file, int at) {
        for (int i = 0; i < value.length; i++) {
            file[at + 2 * i] = DIGITS[(value[i] >>> 4) & 15];
            file[at + 2 * i + 1] = DIGITS[value[i] & 15];
        }
        file[at + 2 * value.length] = '\n';
    }

    /** The value of a line; where it has other characters than digits the value is wrong, and encodes differently. */
    private static byte[] line(byte[] file, int at, int length) {
        byte[] value = new byte[length];
        for (int i = 0; i < length; i++) {
            value[i] = (byte) ((digit(file[at + 2 * i]) << 4) | digit(file[at + 2 * i + 1]));
        }
        return value;
    }

    private static int digit(byte character) {
        return character <= '9' ? (character - '0') & 15 : (character - 'a' + 10) & 15;
    }
}
