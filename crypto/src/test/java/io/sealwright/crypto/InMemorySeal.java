// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.SecretBytes;

/** A root key that lives in this object and dies with it: for tests, which need no file. */
public final class InMemorySeal implements Seal {
    private final RootKey root;
    private final RandomSource random;

    public InMemorySeal(RandomSource random) {
        this.random = random;
        this.root = RootKey.taking(random.bytes(RootKeyStamp.ID_LENGTH), random.bytes(HeldKey.LENGTH));
    }

    @Override
    public RootKeyStamp stamp() {
        return root.stamp();
    }

    @Override
    public WrappedDomainKey wrap(Domain domain, int version, SecretBytes domainKey) {
        return root.wrap(domain, version, domainKey, random);
    }

    @Override
    public SecretBytes unwrap(WrappedDomainKey wrapped) throws BadSeal {
        return root.unwrap(wrapped);
    }
}
