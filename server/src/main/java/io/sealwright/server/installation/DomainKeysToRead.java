// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.crypto.Domain;
import io.sealwright.crypto.DomainKeyRepository;
import io.sealwright.crypto.WrappedDomainKey;
import io.sealwright.store.Store;
import java.util.List;

/** The wrapped domain keys of a store that is only looked at: none is ever made. */
record DomainKeysToRead(Store store) implements DomainKeyRepository {

    @Override
    public List<WrappedDomainKey> find(Domain domain) {
        return SqlDomainKeys.find(store, domain);
    }

    @Override
    public void insert(WrappedDomainKey key) {
        throw new IllegalStateException("domain %s has no key, and none is made here".formatted(key.domain()));
    }
}
