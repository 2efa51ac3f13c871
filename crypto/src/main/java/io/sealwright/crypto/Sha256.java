// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * SHA-256 (FIPS 180-4), in one call or piece by piece. An instance serves one thread and, once {@link #digest()} was
 * called, begins anew.
 */
public final class Sha256 {

    /** Bytes of a digest. */
    public static final int LENGTH = 32;

    private final MessageDigest state;

    private Sha256(MessageDigest state) {
        this.state = state;
    }

    public static Sha256 begin() {
        return new Sha256(Providers.sha256());
    }

    /** The digest of {@code parts}, one after the other, with nothing between them. */
    public static byte[] of(byte[]... parts) {
        MessageDigest state = Providers.sha256();
        for (byte[] part : parts) {
            state.update(part);
        }
        return state.digest();
    }

    /** Writes the digest of a range of {@code input} to {@code output}, 32 bytes from {@code outputOffset}. */
    public static void of(byte[] input, int offset, int length, byte[] output, int outputOffset) {
        MessageDigest state = Providers.sha256();
        state.update(input, offset, length);
        finish(state, output, outputOffset);
    }

    @CanIgnoreReturnValue
    public Sha256 update(byte[] input) {
        state.update(input);
        return this;
    }

    @CanIgnoreReturnValue
    public Sha256 update(byte[] input, int offset, int length) {
        state.update(input, offset, length);
        return this;
    }

    public byte[] digest() {
        return state.digest();
    }

    public void digest(byte[] output, int outputOffset) {
        finish(state, output, outputOffset);
    }

    static void finish(MessageDigest state, byte[] output, int outputOffset) {
        try {
            state.digest(output, outputOffset, LENGTH);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for 32 bytes", e);
        }
    }
}
