// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.crypto.RandomSource;

/**
 * The unique id of a user: {@code AIDA} and 17 of A–Z, 2–7. Never given twice, so that a user made again under an old
 * name is somebody else.
 */
public record UserId(String text) {
    private static final String PREFIX = "AIDA";

    public UserId {
        UniqueIds.require(PREFIX, text);
    }

    /** A new id: 85 random bits. */
    public static UserId draw(RandomSource random) {
        return new UserId(UniqueIds.draw(PREFIX, random));
    }

    @Override
    public String toString() {
        return text;
    }
}
