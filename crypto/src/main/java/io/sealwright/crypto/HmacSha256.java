// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one key. Thread-safe and reusable.
 *
 * <p>It keeps the two digest states after the padded key, never the key or its pads: each use clones them. That is both
 * faster than the provider's, which pads again for each message, and leaves no copy of the key in memory. Whoever has
 * the states can still compute MACs, so an instance is as secret as its key.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104, section 4</a>
 */
public final class HmacSha256 {

    /** Bytes of a MAC. */
    public static final int LENGTH = Sha256.LENGTH;

    static final int BLOCK = 64;
    static final int INNER = 0x36;
    static final int OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    private HmacSha256(MessageDigest inner, MessageDigest outer) {
        this.inner = inner;
        this.outer = outer;
    }

    /** Under {@code key}, which is not kept: the caller wipes it. */
    public static HmacSha256 keyed(byte[] key) {
        byte[] shortKey = key.length > BLOCK ? Sha256.of(key) : key;
        return new HmacSha256(padded(shortKey, INNER), padded(shortKey, OUTER));
    }

    /** The MAC of {@code parts}, one after the other, with nothing between them. */
    public byte[] mac(byte[]... parts) {
        MessageDigest message = Providers.copyOf(inner);
        for (byte[] part : parts) {
            message.update(part);
        }
        byte[] mac = new byte[LENGTH];
        finish(message, Providers.copyOf(outer), mac, 0);
        return mac;
    }

    /** Writes the MAC of a range of {@code input} to {@code output}, 32 bytes from {@code outputOffset}. */
    public void mac(byte[] input, int offset, int length, byte[] output, int outputOffset) {
        MessageDigest message = Providers.copyOf(inner);
        message.update(input, offset, length);
        finish(message, Providers.copyOf(outer), output, outputOffset);
    }

    private static void finish(MessageDigest message, MessageDigest outer, byte[] output, int outputOffset) {
        Sha256.finish(message, output, outputOffset);
        outer.update(output, outputOffset, LENGTH);
        Sha256.finish(outer, output, outputOffset);
    }

    /** Writes the key, with zeros up to a block, each byte XORed with {@code constant}, to {@code pad}. */
    static void pad(byte[] key, int constant, byte[] pad) {
        Arrays.fill(pad, (byte) constant);
        for (int i = 0; i < key.length; i++) {
            pad[i] ^= key[i];
        }
    }

    private static MessageDigest padded(byte[] key, int constant) {
        byte[] pad = new byte[BLOCK];
        pad(key, constant, pad);
        MessageDigest state = Providers.sha256();
        state.update(pad);
        Bytes.wipe(pad);
        return state;
    }
}
