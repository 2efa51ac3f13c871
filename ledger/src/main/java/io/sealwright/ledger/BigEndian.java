// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;

/** Integers of the ledger's formats: unsigned, big-endian, at any offset. */
final class BigEndian {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static int u16(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at) & 0xFFFF;
    }

    static int i32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static long i64(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static UUID uuid(byte[] bytes, int at) {
        return new UUID(i64(bytes, at), i64(bytes, at + 8));
    }

    static void putU16(byte[] bytes, int at, int value) {
        SHORT.set(bytes, at, (short) value);
    }

    static void putI32(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    static void putI64(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }

    static void putUuid(byte[] bytes, int at, UUID value) {
        putI64(bytes, at, value.getMostSignificantBits());
        putI64(bytes, at + 8, value.getLeastSignificantBits());
    }
}
