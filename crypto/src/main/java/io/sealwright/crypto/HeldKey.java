// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.lang.invoke.VarHandle;

/**
 * A long-lived 32-byte key: the one place where such keys lie. Today an array; an arena off the heap can take its place
 * without a change elsewhere, because a key is only ever lent as a copy for one computation, which wipes it.
 *
 * <p>Thread-safe. Wiping may race with use: whoever copied while the key was wiped is told, and never computes with a
 * half-wiped key.
 */
final class HeldKey {
    static final int LENGTH = 32;

    private final byte[] key;
    private volatile boolean wiped;

    private HeldKey(byte[] key) {
        this.key = key;
    }

    /** Takes over {@code key}, which is wiped. */
    static HeldKey taking(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a held key has 32 bytes");
        }
        HeldKey held = new HeldKey(key.clone());
        Bytes.wipe(key);
        return held;
    }

    /**
     * A copy, for one computation; whoever asks wipes it.
     *
     * @throws IllegalStateException if the key was wiped
     */
    byte[] copy() {
        byte[] copy = key.clone();
        VarHandle.acquireFence(); // The copy is whole before we look: zeros in it imply that we see wiped.
        if (wiped) {
            Bytes.wipe(copy);
            throw new IllegalStateException("key used after close");
        }
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
        Bytes.wipe(key);
    }
}
