// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.util.Arrays;
import java.util.UUID;

/**
 * One version of a domain's MAC key, for formats that name their key once and have no room for it in each MAC, as the
 * ledger's segments. Computes bare HMAC-SHA-256; what is in the message is the caller's format. Thread-safe.
 */
public final class MacKey {
    private static final CounterKdf DERIVATION = new CounterKdf("sealwright/mac-key/v1");
    private static final byte[] NO_CONTEXT = {};

    private final HeldKey key;
    private final UUID id;

    /** The first 32 derived bytes are the key, so that no message meets a derivation; the next 16 its name. */
    MacKey(HeldKey purpose) {
        byte[] derived = DERIVATION.derive(purpose, NO_CONTEXT, 2 * HeldKey.LENGTH);
        this.key = HeldKey.taking(Arrays.copyOf(derived, HeldKey.LENGTH));
        this.id = new UUID(Bytes.getLong(derived, HeldKey.LENGTH), Bytes.getLong(derived, HeldKey.LENGTH + Long.BYTES));
        Bytes.wipe(derived);
    }

    /** Names the key; the same in each process, and no help in finding the key. */
    public UUID id() {
        return id;
    }

    /** Writes the MAC of a range of {@code input} to {@code output}, 32 bytes from {@code outputOffset}. */
    public void mac(byte[] input, int offset, int length, byte[] output, int outputOffset) {
        key.hmac().mac(input, offset, length, output, outputOffset);
    }
}
