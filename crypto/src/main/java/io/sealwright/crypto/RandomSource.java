// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/**
 * Where keys, salts, nonces and ids come from. Thread-safe; never blocks once made. In production there is one,
 * {@link OsRandomSource}; a seeded one exists only in the test jar.
 */
public interface RandomSource {

    /** Fills {@code target} with bytes that nobody can foresee and that are given once. */
    void fill(byte[] target);

    default byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        fill(bytes);
        return bytes;
    }
}
