// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time: whether they stand in a JSON string as they are. */
final class Words {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Words() {}

    /** Whether none of the eight bytes is a quote, a backslash, a control or outside of ASCII. */
    static boolean areOrdinary(byte[] bytes, int at) {
        long word = (long) LONGS.get(bytes, at);
        long quote = word ^ ('"' * ONES);
        long backslash = word ^ ('\\' * ONES);
        long found = ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | (word - ' ' * ONES) | word;
        return (found & HIGH_BITS) == 0;
    }

    /** Whether one of the eight bytes, all of them ASCII, is this character. */
    static boolean hold(byte[] bytes, int at, char wanted) {
        long found = (long) LONGS.get(bytes, at) ^ (wanted * ONES);
        return ((found - ONES) & ~found & HIGH_BITS) != 0;
    }
}
