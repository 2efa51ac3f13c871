// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A cipher of one 80-bit block: a balanced Feistel network of ten rounds over two 40-bit halves, the round function
 * HMAC-SHA-256 over tweak, round number and half. Ten rounds as FF1 of NIST SP 800-38G has; halves are XORed, because
 * the block is whole bits.
 */
final class WideBlock {
    private static final int ROUNDS = 10;
    private static final long HALF = (1L << 40) - 1;
    private static final int HALF_BYTES = 5;

    private final HmacSha256 key;
    private final byte[] tweak;

    WideBlock(HmacSha256 key, String tweak) {
        this.key = key;
        this.tweak = tweak.getBytes(US_ASCII);
    }

    byte[] encipher(byte[] block) {
        long left = half(block, 0);
        long right = half(block, HALF_BYTES);
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ roundValue(round, right);
            left = right;
            right = next;
        }
        return join(left, right);
    }

    byte[] decipher(byte[] block) {
        long left = half(block, 0);
        long right = half(block, HALF_BYTES);
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long previous = right ^ roundValue(round, left);
            right = left;
            left = previous;
        }
        return join(left, right);
    }

    private long roundValue(int round, long half) {
        byte[] input = new byte[tweak.length + 1 + HALF_BYTES];
        System.arraycopy(tweak, 0, input, 0, tweak.length);
        input[tweak.length] = (byte) round;
        putHalf(half, input, tweak.length + 1);
        return half(key.mac(input), 0);
    }

    private static byte[] join(long left, long right) {
        byte[] block = new byte[2 * HALF_BYTES];
        putHalf(left, block, 0);
        putHalf(right, block, HALF_BYTES);
        return block;
    }

    private static long half(byte[] from, int offset) {
        long half = 0;
        for (int i = 0; i < HALF_BYTES; i++) {
            half = (half << 8) | (from[offset + i] & 0xff);
        }
        return half & HALF;
    }

    private static void putHalf(long half, byte[] to, int offset) {
        for (int i = 0; i < HALF_BYTES; i++) {
            to[offset + i] = (byte) (half >>> (8 * (HALF_BYTES - 1 - i)));
        }
    }
}
