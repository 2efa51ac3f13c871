// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.crypto.RandomSource;
import io.sealwright.vocabulary.SecretBytes;
import java.util.Arrays;
import java.util.Base64;

/** Makes secret access keys: 40 characters of letters, digits, {@code +} and {@code /}, that is 240 random bits. */
public final class SecretAccessKeys {
    private static final int RANDOM_BYTES = 30;

    private SecretAccessKeys() {}

    /** A new secret, in ASCII. */
    public static SecretBytes draw(RandomSource random) {
        byte[] drawn = random.bytes(RANDOM_BYTES);
        try {
            return SecretBytes.owning(Base64.getEncoder().encode(drawn));
        } finally {
            Arrays.fill(drawn, (byte) 0);
        }
    }
}
