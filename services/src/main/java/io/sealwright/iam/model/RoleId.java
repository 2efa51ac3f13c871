// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.crypto.RandomSource;

/** The unique id of a role: {@code AROA} and 17 of A–Z, 2–7. Never given twice. */
public record RoleId(String text) {
    private static final String PREFIX = "AROA";

    public RoleId {
        UniqueIds.require(PREFIX, text);
    }

    /** A new id: 85 random bits. */
    public static RoleId draw(RandomSource random) {
        return new RoleId(UniqueIds.draw(PREFIX, random));
    }

    @Override
    public String toString() {
        return text;
    }
}
