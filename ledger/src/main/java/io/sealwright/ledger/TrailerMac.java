// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.UUID;

/**
 * HMAC-SHA-256 under the key that the root wraps; the ledger never sees the key. Thread-safe.
 *
 * <p>The chain and the tree show that bytes were changed; the MAC shows that they were not written anew by someone
 * without the key.
 */
public interface TrailerMac {

    /** Names the key in each segment's header; never the key's hash. */
    UUID keyId();

    /** Writes 32 bytes to {@code output} from {@code outputOffset}. */
    void mac(byte[] input, int offset, int length, byte[] output, int outputOffset);
}
