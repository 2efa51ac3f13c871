// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.crypto.RandomSource;
import java.util.regex.Pattern;

/** How AWS spells the unique ids of entities: four letters that tell the kind, and 17 of A–Z, 2–7. */
final class UniqueIds {
    private static final int DRAWN = 17;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern AFTER_THE_PREFIX = Pattern.compile("[A-Z2-7]{17}");

    private UniqueIds() {}

    /** A new id: 85 random bits. */
    static String draw(String prefix, RandomSource random) {
        var text = new StringBuilder(prefix);
        for (byte drawn : random.bytes(DRAWN)) {
            text.append(ALPHABET.charAt(drawn & 31));
        }
        return text.toString();
    }

    /** Passes {@code text} only if it is an id of this kind. */
    static void require(String prefix, String text) {
        if (!text.startsWith(prefix)
                || !AFTER_THE_PREFIX.matcher(text.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("not a unique id that begins with " + prefix);
        }
    }
}
