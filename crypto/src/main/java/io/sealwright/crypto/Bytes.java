// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers in byte arrays, big-endian as all our formats have them. */
final class Bytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    static long getLong(byte[] from, int offset) {
        return (long) LONG.get(from, offset);
    }

    static void putLong(long value, byte[] to, int offset) {
        LONG.set(to, offset, value);
    }

    static int getInt(byte[] from, int offset) {
        return (int) INT.get(from, offset);
    }

    static void putInt(int value, byte[] to, int offset) {
        INT.set(to, offset, value);
    }

    static byte[] ofLong(long value) {
        byte[] bytes = new byte[Long.BYTES];
        putLong(value, bytes, 0);
        return bytes;
    }

    static byte[] ofInt(int value) {
        byte[] bytes = new byte[Integer.BYTES];
        putInt(value, bytes, 0);
        return bytes;
    }

    static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }
}
