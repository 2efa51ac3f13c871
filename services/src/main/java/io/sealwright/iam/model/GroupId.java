// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.crypto.RandomSource;

/** The unique id of a group: {@code AGPA} and 17 of A–Z, 2–7. Never given twice. */
public record GroupId(String text) {
    private static final String PREFIX = "AGPA";

    public GroupId {
        UniqueIds.require(PREFIX, text);
    }

    /** A new id: 85 random bits. */
    public static GroupId draw(RandomSource random) {
        return new GroupId(UniqueIds.draw(PREFIX, random));
    }

    @Override
    public String toString() {
        return text;
    }
}
