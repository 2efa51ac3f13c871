// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/** Comparison whose time does not depend on where two values differ. */
public final class ConstantTime {
    private ConstantTime() {}

    /** Whether both hold the same bytes; their lengths are not secret. */
    public static boolean equal(byte[] one, byte[] other) {
        return one.length == other.length && equal(one, 0, other, 0, one.length);
    }

    /** Whether two ranges of {@code length} bytes are the same. */
    public static boolean equal(byte[] one, int oneOffset, byte[] other, int otherOffset, int length) {
        int difference = 0;
        for (int i = 0; i < length; i++) {
            difference |= one[oneOffset + i] ^ other[otherOffset + i];
        }
        return difference == 0;
    }
}
