// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;

/**
 * The key derivation of NIST SP 800-108r1, counter mode, with HMAC-SHA-256: 32-bit counter before the fixed input,
 * which is label ‖ 00 ‖ context ‖ 32-bit length in bits. Thread-safe.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/108/r1/upd1/final">SP 800-108r1, section 4.1</a>
 */
final class CounterKdf {
    private final byte[] label;

    /**
     * What one derivation works with: a digest, and room for the lent key and its pads. Made once and lent, because
     * arrays that live long the collector stops moving; of a new one that it moves in mid-use, the old place is never
     * wiped. Keeping the digest states after the pads instead would spare four of ten hash blocks and cost four clones,
     * which is no gain, and leave on the heap what is as good as the key.
     */
    static final class Tools {
        final MessageDigest sha256 = Providers.sha256();
        private final byte[] key = new byte[HeldKey.LENGTH];
        private final byte[] inner = new byte[HmacSha256.BLOCK];
        private final byte[] outer = new byte[HmacSha256.BLOCK];

        private void borrow(HeldKey held) {
            held.copyTo(key);
            HmacSha256.pad(key, HmacSha256.INNER, inner);
            HmacSha256.pad(key, HmacSha256.OUTER, outer);
            Bytes.wipe(key);
        }

        private void forget() {
            Bytes.wipe(inner);
            Bytes.wipe(outer);
        }
    }

    CounterKdf(String label) {
        this.label = label.getBytes(US_ASCII);
    }

    /** Derives {@code length} bytes, a multiple of 32, under {@code key}. */
    byte[] derive(HeldKey key, byte[] context, int length) {
        return derive(new Tools(), key, context, length);
    }

    /** As {@link #derive(HeldKey, byte[], int)}, with tools that are lent for it and left clean. */
    byte[] derive(Tools tools, HeldKey key, byte[] context, int length) {
        return expand(tools, key, fixedInput(context, length), length);
    }

    /** The derivation over {@code input}, whose first four bytes are the counter's. */
    static byte[] expand(Tools tools, HeldKey key, byte[] input, int length) {
        MessageDigest sha256 = tools.sha256;
        byte[] output = new byte[length];
        tools.borrow(key);
        for (int at = 0; at < length; at += HmacSha256.LENGTH) {
            Bytes.putInt(1 + at / HmacSha256.LENGTH, input, 0);
            sha256.update(tools.inner);
            sha256.update(input);
            Sha256.finish(sha256, output, at);
            sha256.update(tools.outer);
            sha256.update(output, at, HmacSha256.LENGTH);
            Sha256.finish(sha256, output, at);
        }
        tools.forget();
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
