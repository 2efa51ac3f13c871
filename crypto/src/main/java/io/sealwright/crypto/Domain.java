// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.Region;

/**
 * What one set of domain keys covers: a Region, or what belongs to none. What is sealed in one domain opens in no
 * other.
 *
 * @param name a Region's name, or {@code global}
 */
public record Domain(String name) {

    /** What belongs to no Region: accounts, identities, access keys, the ledger. */
    public static final Domain GLOBAL = new Domain("global");

    public Domain {
        if (!name.equals("global") && !Region.isWellFormed(name)) {
            throw new IllegalArgumentException("a domain is a Region or global");
        }
    }

    public static Domain of(Region region) {
        return new Domain(region.name());
    }

    @Override
    public String toString() {
        return name;
    }
}
