// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.lang.ref.Cleaner;
import java.lang.ref.Cleaner.Cleanable;

/**
 * An opened KMS key material, ready for use. It holds the key-derivation key alone: the material was wiped when this
 * was made. Only {@link CryptoBoundary} can use it.
 *
 * <p>Thread-safe. Whoever drops it while others may still use it need not close it: it is wiped once nobody has it.
 */
public final class KeyHandle implements AutoCloseable {
    private final CiphertextHeader identity;
    private final byte[] prefix;
    private final HeldKey derivationKey;
    private final Cleanable wipe;

    KeyHandle(CiphertextHeader identity, HeldKey derivationKey, Cleaner cleaner) {
        this.identity = identity;
        this.prefix = identity.prefix();
        this.derivationKey = derivationKey;
        this.wipe = cleaner.register(this, derivationKey::wipe);
    }

    /** What every ciphertext of this key says in clear: account, key and material. */
    public CiphertextHeader identity() {
        return identity;
    }

    /** The first bytes of each of its ciphertexts; for reading only. */
    byte[] prefix() {
        return prefix;
    }

    HeldKey derivationKey() {
        return derivationKey;
    }

    /** Wipes the key; whoever uses it from now on fails. */
    @Override
    public void close() {
        wipe.clean();
    }

    @Override
    public String toString() {
        return "KeyHandle[%s, material %s]".formatted(identity.keyId(), identity.materialId());
    }
}
