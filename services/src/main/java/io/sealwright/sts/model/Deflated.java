// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Raw deflate (RFC 1951) of what a token holds, with a bound on what comes out again. */
final class Deflated {

    /** Fifty tags of four-byte characters twice over, policies, and room: nothing we write is larger. */
    private static final int MAX_INFLATED = 256 * 1_024;

    private static final int CHUNK = 4_096;

    private Deflated() {}

    static byte[] of(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                deflated.write(chunk, 0, deflater.deflate(chunk));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** What was deflated, if the stream is whole and nothing but zeros follows it: padding. */
    static Optional<byte[]> inflate(byte[] deflated) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int length = inflater.inflate(chunk);
                if (plain.size() + length > MAX_INFLATED || (length == 0 && !inflater.finished())) {
                    return Optional.empty();
                }
                plain.write(chunk, 0, length);
            }
            return isZero(deflated, deflated.length - inflater.getRemaining())
                    ? Optional.of(plain.toByteArray())
                    : Optional.empty();
        } catch (DataFormatException _) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static boolean isZero(byte[] bytes, int from) {
        return Arrays.equals(bytes, from, bytes.length, new byte[bytes.length - from], 0, bytes.length - from);
    }
}
