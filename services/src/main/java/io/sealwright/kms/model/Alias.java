// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.crypto.KeyId;
import java.time.Instant;

/**
 * A second name of a key in the same account and Region.
 *
 * @param updated when it last began to name another key
 */
public record Alias(AliasAddress address, KeyId targetKeyId, Instant created, Instant updated) {

    /** The most aliases one key may have. */
    public static final int MAX_PER_KEY = 50;

    public KeyAddress target() {
        return new KeyAddress(address.account(), address.region(), targetKeyId);
    }

    /** The alias from now on naming another key. */
    public Alias naming(KeyId target, Instant now) {
        return new Alias(address, target, created, now);
    }
}
