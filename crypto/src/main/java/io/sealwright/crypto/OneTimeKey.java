// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import javax.crypto.SecretKey;

/**
 * The AES key of one message, in the form the provider takes. Ours and not the JDK's, because the JDK's keeps copies
 * that refuse to be destroyed. Not thread-safe.
 */
final class OneTimeKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final transient byte[] key;

    /** Copies the {@link AesGcm#KEY} bytes from {@code offset}. */
    OneTimeKey(byte[] from, int offset) {
        this.key = new byte[AesGcm.KEY];
        System.arraycopy(from, offset, key, 0, AesGcm.KEY);
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
        return key.clone();
    }

    @Override
    public void destroy() {
        Bytes.wipe(key);
    }

    private void writeObject(ObjectOutputStream ignored) throws NotSerializableException {
        throw new NotSerializableException("a key is not written");
    }
}
