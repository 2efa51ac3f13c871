// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.Blob;
import java.util.HexFormat;

/**
 * How a store knows its root key again. Not secret: it says nothing about the key.
 *
 * @param id 16 random bytes, made with the key
 * @param check 32 bytes derived from the key and the id: proves that a key is the one with this id
 */
public record RootKeyStamp(Blob id, Blob check) {
    static final int ID_LENGTH = 16;
    static final int CHECK_LENGTH = 32;

    public RootKeyStamp {
        if (id.length() != ID_LENGTH || check.length() != CHECK_LENGTH) {
            throw new IllegalArgumentException("a root key's id has 16 bytes, its check value 32");
        }
    }

    /** The id as an operator sees it. */
    @Override
    public String toString() {
        return "root key " + HexFormat.of().formatHex(id.sharedBytes());
    }
}
