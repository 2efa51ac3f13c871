// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * The AES key of one message, in the form the provider takes. Ours and not the JDK's, because the JDK's keeps copies
 * that refuse to be destroyed. Not thread-safe.
 */
final class OneTimeKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final transient byte[] key;

    /**
     * The first {@link AesGcm#KEY} bytes of {@code derived}, which stay where they are and are wiped by their owner.
     */
    OneTimeKey(byte[] derived) {
        this.key = derived;
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /** A copy, which the provider wipes. */
    @Override
    public byte[] getEncoded() {
        return Arrays.copyOf(key, AesGcm.KEY);
    }

    @Override
    public void destroy() {
        Arrays.fill(key, 0, AesGcm.KEY, (byte) 0);
    }

    private void writeObject(ObjectOutputStream ignored) throws NotSerializableException {
        throw new NotSerializableException("a key is not written");
    }
}
