// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.crypto.RandomSource;
import java.util.regex.Pattern;

/**
 * The unique id of a user: {@code AIDA} and 17 of A–Z, 2–7. Never given twice, so that a user made again under an old
 * name is somebody else.
 */
public record UserId(String text) {
    private static final String PREFIX = "AIDA";
    private static final int DRAWN = 17;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern FORM = Pattern.compile("AIDA[A-Z2-7]{17}");

    public UserId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not the unique id of a user");
        }
    }

    /** A new id: 85 random bits. */
    public static UserId draw(RandomSource random) {
        var text = new StringBuilder(PREFIX);
        for (byte drawn : random.bytes(DRAWN)) {
            text.append(ALPHABET.charAt(drawn & 31));
        }
        return new UserId(text.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
