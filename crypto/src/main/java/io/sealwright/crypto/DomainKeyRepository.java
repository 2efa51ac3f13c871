// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.util.List;

/** Where wrapped domain keys are kept. Strongly consistent: what {@link #insert} returned from, {@link #find} sees. */
public interface DomainKeyRepository {

    /** All versions of a domain's key, in any order; empty for a domain that has none yet. May wait for a disk. */
    List<WrappedDomainKey> find(Domain domain);

    /**
     * Keeps a new version, durably. If that version of that domain exists already, or a root key has wrapped it that
     * was replaced meanwhile, this changes nothing: the caller finds again and uses what is stored.
     */
    void insert(WrappedDomainKey key);
}
