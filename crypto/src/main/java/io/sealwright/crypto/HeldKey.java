// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * A long-lived 32-byte key: the one place where such keys lie. It is off the heap, because the collector copies what is
 * on the heap and wipes none of the copies. A key is only ever lent as a heap copy for one computation, which wipes it.
 *
 * <p>The memory is not yet locked or kept out of dumps; one arena for all keys can do that, and changes nothing outside
 * this class.
 *
 * <p>Thread-safe. Wiping may race with use: whoever copied while the key was wiped is told, and never computes with a
 * half-wiped key.
 */
final class HeldKey {
    static final int LENGTH = 32;

    private final MemorySegment key = Arena.ofAuto().allocate(LENGTH);
    private volatile boolean wiped;

    private HeldKey(byte[] bytes) {
        MemorySegment.copy(bytes, 0, key, JAVA_BYTE, 0, LENGTH);
    }

    /** Takes over {@code key}, which is wiped. */
    static HeldKey taking(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a held key has 32 bytes");
        }
        HeldKey held = new HeldKey(key);
        Bytes.wipe(key);
        return held;
    }

    /**
     * Writes a copy to {@code target}, 32 bytes, for one computation; whoever asks wipes it.
     *
     * @throws IllegalStateException if the key was wiped
     */
    void copyTo(byte[] target) {
        MemorySegment.copy(key, JAVA_BYTE, 0, target, 0, LENGTH);
        VarHandle.acquireFence(); // The copy is whole before we look: zeros in it imply that we see wiped.
        if (wiped) {
            Bytes.wipe(target);
            throw new IllegalStateException("key used after close");
        }
    }

    /** As {@link #copyTo}, to a new array. */
    byte[] copy() {
        byte[] copy = new byte[LENGTH];
        copyTo(copy);
        return copy;
    }

    /** HMAC-SHA-256 under this key. Digest states stay on the heap as long as it does: for one computation. */
    HmacSha256 hmac() {
        byte[] lent = copy();
        try {
            return HmacSha256.keyed(lent);
        } finally {
            Bytes.wipe(lent);
        }
    }

    void wipe() {
        wiped = true;
        VarHandle.fullFence(); // No zero is seen before wiped is.
        key.fill((byte) 0);
    }
}
