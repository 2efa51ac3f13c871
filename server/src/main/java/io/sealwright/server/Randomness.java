// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.crypto.OsRandomSource;
import io.sealwright.crypto.RandomSource;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The one source of randomness of this process, in the forms in which others take it. */
final class Randomness {
    private static final int SEED_BYTES = 24;

    private final RandomSource source = new OsRandomSource();

    RandomSource source() {
        return source;
    }

    /** The same in the JDK's form. */
    RandomGenerator bits() {
        return () -> ByteBuffer.wrap(source.bytes(Long.BYTES)).getLong();
    }

    /** Fast and not secret: for the ids of requests, for jitter and the like. For one thread, or few. */
    RandomGenerator generator() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(source.bytes(SEED_BYTES));
    }

    /** A version 4 UUID (RFC 9562). */
    UUID uuid() {
        ByteBuffer bytes = ByteBuffer.wrap(source.bytes(2 * Long.BYTES));
        long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low);
    }
}
