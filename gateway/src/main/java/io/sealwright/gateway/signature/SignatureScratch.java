// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealwright.crypto.HmacSha256;
import io.sealwright.crypto.Sha256;

/** The buffers of one verification, to be reused: one for each event loop, a fresh one elsewhere. Not thread-safe. */
public final class SignatureScratch {
    private static final int USUAL = 4096;
    private static final int LARGEST_KEPT = 64 * 1024;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private final Sha256 sha256 = Sha256.begin();
    private final byte[] digest = new byte[Sha256.LENGTH];
    private byte[] bytes = new byte[USUAL];
    private int length;

    /** Empties it, with room for {@code capacity} bytes. */
    void begin(int capacity) {
        boolean tooLarge = bytes.length > LARGEST_KEPT && capacity <= LARGEST_KEPT;
        if (tooLarge || capacity > bytes.length) {
            bytes = new byte[Math.max(USUAL, capacity)];
        }
        length = 0;
    }

    void append(byte value) {
        bytes[length++] = value;
    }

    void append(byte[] source, int start, int end) {
        int count = end - start;
        System.arraycopy(source, start, bytes, length, count);
        length += count;
    }

    void append(byte[] source) {
        append(source, 0, source.length);
    }

    /** Takes the SHA-256 of a range of {@code source} for {@link #appendDigest}. */
    void hash(byte[] source, int start, int end) {
        sha256.update(source, start, end - start).digest(digest, 0);
    }

    /** Takes the SHA-256 of everything for {@link #appendDigest}, and empties this. */
    void hashAll() {
        hash(bytes, 0, length);
        length = 0;
    }

    /** Takes the MAC of everything for {@link #appendDigest}, and empties this. */
    void macAll(HmacSha256 key) {
        key.mac(bytes, 0, length, digest, 0);
        length = 0;
    }

    /** Appends what was taken last, in 64 lower-case hexadecimal digits. */
    void appendDigest() {
        for (int i = 0; i < Sha256.LENGTH; i++) {
            int value = digest[i];
            bytes[length++] = HEX[value >> 4 & 15];
            bytes[length++] = HEX[value & 15];
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Everything on one line, printable, without a session token. */
    String logLine() {
        return new String(bytes, 0, length, ISO_8859_1)
                .replaceAll("x-amz-security-token:[^\n]*", "x-amz-security-token:…")
                .replaceAll("X-Amz-Security-Token=[^&\n]*", "X-Amz-Security-Token=…")
                .replace("\n", "\\n");
    }
}
