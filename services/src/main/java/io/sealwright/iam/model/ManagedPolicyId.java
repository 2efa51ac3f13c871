// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.crypto.RandomSource;

/** The unique id of a managed policy: {@code ANPA} and 17 of A–Z, 2–7. Never given twice. */
public record ManagedPolicyId(String text) {
    private static final String PREFIX = "ANPA";

    public ManagedPolicyId {
        UniqueIds.require(PREFIX, text);
    }

    /** A new id: 85 random bits. */
    public static ManagedPolicyId draw(RandomSource random) {
        return new ManagedPolicyId(UniqueIds.draw(PREFIX, random));
    }

    @Override
    public String toString() {
        return text;
    }
}
