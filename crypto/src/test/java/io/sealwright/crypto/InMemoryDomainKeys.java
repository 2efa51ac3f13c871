// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.util.ArrayList;
import java.util.List;

/** Domain keys kept in this object: for tests, which need no store. */
public final class InMemoryDomainKeys implements DomainKeyRepository {
    private final List<WrappedDomainKey> keys = new ArrayList<>();

    @Override
    public synchronized List<WrappedDomainKey> find(Domain domain) {
        return keys.stream().filter(key -> key.domain().equals(domain)).toList();
    }

    @Override
    public synchronized void insert(WrappedDomainKey key) {
        boolean known = keys.stream()
                .anyMatch(other -> other.domain().equals(key.domain()) && other.version() == key.version());
        if (!known) {
            keys.add(key);
        }
    }
}
