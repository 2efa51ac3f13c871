// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/**
 * Bytes that follow from a seed, the same on every machine: for tests and frozen vectors. Draw number n is SHA-256 of
 * seed and block number, block after block; each draw begins a new block.
 */
public final class SeededRandomSource implements RandomSource {
    private final long seed;
    private long block;

    public SeededRandomSource(long seed) {
        this.seed = seed;
    }

    @Override
    public synchronized void fill(byte[] target) {
        for (int at = 0; at < target.length; at += Sha256.LENGTH) {
            byte[] next = Sha256.of(Bytes.ofLong(seed), Bytes.ofLong(block++));
            System.arraycopy(next, 0, target, at, Math.min(next.length, target.length - at));
        }
    }
}
