// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.Blob;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The id of one version of a key's material: 32 bytes, printed as 64 lower-case hexadecimal digits. Random for material
 * made here, so it says nothing about it.
 */
public record KeyMaterialId(Blob bytes) {

    /** Bytes of an id. */
    public static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    public KeyMaterialId {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("a key material id has 32 bytes");
        }
    }

    /** The id that {@code text} spells; empty if it spells none. */
    public static Optional<KeyMaterialId> parse(String text) {
        if (text.length() != 2 * LENGTH || !text.chars().allMatch(KeyMaterialId::isDigit)) {
            return Optional.empty();
        }
        return Optional.of(new KeyMaterialId(Blob.owning(HEX.parseHex(text))));
    }

    static KeyMaterialId random(RandomSource random) {
        return new KeyMaterialId(Blob.owning(random.bytes(LENGTH)));
    }

    private static boolean isDigit(int digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    }

    @Override
    public String toString() {
        return HEX.formatHex(bytes.sharedBytes());
    }
}
