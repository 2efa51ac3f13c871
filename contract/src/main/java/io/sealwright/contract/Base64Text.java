// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 as the protocols carry it: the standard alphabet, padded, in one line. */
final class Base64Text {
    private static final int GROUP = 4;

    private Base64Text() {}

    /** The bytes that the text between two indexes stands for, or null where it is not base64. */
    static byte @Nullable [] decode(byte[] text, int from, int to) {
        if ((to - from) % GROUP != 0) {
            return null;
        }
        try {
            ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(text, from, to - from));
            byte[] bytes = decoded.array();
            return decoded.limit() == bytes.length ? bytes : Arrays.copyOf(bytes, decoded.limit());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
