// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of requests and events: version 4 UUIDs (RFC 9562). They are unique, not secret: nothing is protected
 * by an id, so they need no cryptographic source.
 *
 * <p>Confined to one thread: each loop has its own, and each request elsewhere.
 */
final class Ids {
    private static final long VERSION_MASK = ~0xf000L;
    private static final long VERSION = 0x4000L;
    private static final long VARIANT_MASK = ~(3L << 62);
    private static final long VARIANT = 1L << 63;

    private final RandomGenerator generator;

    Ids(RandomGenerator generator) {
        this.generator = generator;
    }

    UUID next() {
        return new UUID(
                (generator.nextLong() & VERSION_MASK) | VERSION, (generator.nextLong() & VARIANT_MASK) | VARIANT);
    }
}
