// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.rows.RowMac;
import io.sealwright.vocabulary.Region;
import java.util.concurrent.ConcurrentHashMap;

/** The MACs of one table, under the keys of each row's own Region. Thread-safe. */
final class Macs {
    private final CryptoBoundary crypto;
    private final String table;
    private final int schemaVersion;
    private final ConcurrentHashMap<Region, RowMac> byRegion = new ConcurrentHashMap<>();

    Macs(CryptoBoundary crypto, String table, int schemaVersion) {
        this.crypto = crypto;
        this.table = table;
        this.schemaVersion = schemaVersion;
    }

    RowMac in(Region region) {
        return byRegion.computeIfAbsent(region, r -> new RowMac(crypto, Domain.of(r), table, schemaVersion));
    }
}
