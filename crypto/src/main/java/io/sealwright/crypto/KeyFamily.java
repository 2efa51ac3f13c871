// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import com.google.errorprone.annotations.Immutable;
import java.util.Set;

/** How keys of one mathematical kind behave. {@link KeySpec} adds only the size or the curve. */
@Immutable
sealed interface KeyFamily {

    /** The algorithms a key of this family offers for {@code usage}; empty if the usage is not allowed at all. */
    Set<Algorithm> algorithms(KeyUsage usage);

    /** Bytes of fresh material. */
    int materialBytes();

    record Aes(int bits) implements KeyFamily {
        @Override
        public Set<Algorithm> algorithms(KeyUsage usage) {
            return switch (usage) {
                case ENCRYPT_DECRYPT -> Set.of(Algorithm.SYMMETRIC_DEFAULT);
                case SIGN_VERIFY, GENERATE_VERIFY_MAC, KEY_AGREEMENT -> Set.of();
            };
        }

        @Override
        public int materialBytes() {
            return bits / Byte.SIZE;
        }
    }
}
