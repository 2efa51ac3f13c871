// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.crypto.GrantTokens;

/** Where a grant is: it belongs to its key. */
public record GrantAddress(KeyAddress key, GrantId id) {

    /** The grant that a token names, whether or not there is one. */
    public static GrantAddress of(GrantTokens.Named named) {
        return new GrantAddress(
                new KeyAddress(named.account(), named.region(), named.keyId()), GrantId.of(named.grantId()));
    }

    /** What a token shall name. */
    public GrantTokens.Named named() {
        return new GrantTokens.Named(key.account(), key.region(), key.keyId(), id.bytes());
    }
}
