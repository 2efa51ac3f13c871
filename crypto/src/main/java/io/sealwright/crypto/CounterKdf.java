// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The key derivation of NIST SP 800-108r1, counter mode, with HMAC-SHA-256: 32-bit counter before the fixed input,
 * which is label ‖ 00 ‖ context ‖ 32-bit length in bits.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/108/r1/upd1/final">SP 800-108r1, section 4.1</a>
 */
final class CounterKdf {
    private final byte[] label;

    CounterKdf(String label) {
        this.label = label.getBytes(US_ASCII);
    }

    /** Derives {@code length} bytes, a multiple of 32, under {@code key}. */
    byte[] derive(HeldKey key, byte[] context, int length) {
        return expand(key.hmac(), fixedInput(context, length), length);
    }

    /** The derivation over {@code input}, whose first four bytes are the counter's. Uses {@code key} up. */
    static byte[] expand(HmacSha256 key, byte[] input, int length) {
        byte[] output = new byte[length];
        int blocks = length / HmacSha256.LENGTH;
        for (int i = 1; i < blocks; i++) {
            Bytes.putInt(i, input, 0);
            key.mac(input, 0, input.length, output, (i - 1) * HmacSha256.LENGTH);
        }
        Bytes.putInt(blocks, input, 0);
        key.lastMac(input, 0, input.length, output, (blocks - 1) * HmacSha256.LENGTH);
        return output;
    }

    private byte[] fixedInput(byte[] context, int length) {
        int contextAt = Integer.BYTES + label.length + 1;
        byte[] input = new byte[contextAt + context.length + Integer.BYTES];
        System.arraycopy(label, 0, input, Integer.BYTES, label.length);
        System.arraycopy(context, 0, input, contextAt, context.length);
        Bytes.putInt(length * Byte.SIZE, input, contextAt + context.length);
        return input;
    }
}
