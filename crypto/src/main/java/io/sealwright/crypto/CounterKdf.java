// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;

/**
 * The key derivation of NIST SP 800-108r1, counter mode, with HMAC-SHA-256: 32-bit counter before the fixed input,
 * which is label ‖ 00 ‖ context ‖ 32-bit length in bits. Thread-safe.
 *
 * <p>The key is lent for one derivation, padded, and all copies are wiped. Keeping the digest states after the pads
 * would spare four of ten hash blocks and cost four clones, which is no gain, and leave on the heap what is as good as
 * the key.
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
        return derive(Providers.sha256(), key, context, length);
    }

    /** As {@link #derive(HeldKey, byte[], int)}, with a digest that is lent for it and left as new. */
    byte[] derive(MessageDigest sha256, HeldKey key, byte[] context, int length) {
        byte[] lent = key.copy();
        try {
            return expand(sha256, lent, fixedInput(context, length), length);
        } finally {
            Bytes.wipe(lent);
        }
    }

    /** The derivation over {@code input}, whose first four bytes are the counter's. */
    static byte[] expand(MessageDigest sha256, byte[] key, byte[] input, int length) {
        byte[] inner = HmacSha256.pad(key, HmacSha256.INNER);
        byte[] outer = HmacSha256.pad(key, HmacSha256.OUTER);
        byte[] output = new byte[length];
        for (int at = 0; at < length; at += HmacSha256.LENGTH) {
            Bytes.putInt(1 + at / HmacSha256.LENGTH, input, 0);
            sha256.update(inner);
            sha256.update(input);
            Sha256.finish(sha256, output, at);
            sha256.update(outer);
            sha256.update(output, at, HmacSha256.LENGTH);
            Sha256.finish(sha256, output, at);
        }
        Bytes.wipe(inner);
        Bytes.wipe(outer);
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
