// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.Blob;

/**
 * One version of a domain's key, sealed under the root key: what the store keeps.
 *
 * @param version from 1; new values are sealed under the highest
 * @param wrapped names the root key that opens it
 */
public record WrappedDomainKey(Domain domain, int version, Blob wrapped) {
    public WrappedDomainKey {
        if (version < 1) {
            throw new IllegalArgumentException("domain key versions count from 1");
        }
    }

    /** The id of the root key that opens it. */
    public Blob rootKeyId() {
        return RootKey.wrappedBy(this);
    }
}
