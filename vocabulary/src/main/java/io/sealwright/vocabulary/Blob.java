// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

import java.util.Arrays;

/**
 * Bytes that anyone may see, such as a ciphertext. Immutable: no array enters or leaves without a copy, but by name.
 */
public final class Blob {

    public static final Blob EMPTY = new Blob(new byte[0]);

    private final byte[] bytes;

    private Blob(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes ownership of {@code bytes}: the caller must not use the array again. */
    public static Blob owning(byte[] bytes) {
        return new Blob(bytes);
    }

    public static Blob copyOf(byte[] bytes) {
        return new Blob(bytes.clone());
    }

    public int length() {
        return bytes.length;
    }

    public byte at(int index) {
        return bytes[index];
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The live array, for reading only; whoever writes to it breaks every holder of this blob. */
    public byte[] sharedBytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Blob that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Blob[%d bytes]".formatted(bytes.length);
    }
}
