// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that must not be printed, compared in variable time, or outlive their use.
 *
 * <p>Not a record: a record would publish the bytes through its accessor, {@code toString}, {@code equals} and
 * {@code hashCode}. Thread-safe until {@link #close()}.
 */
public final class SecretBytes implements AutoCloseable {

    /** Why secret bytes leave their holder. Not read by anything: it makes each place name itself. */
    public enum ExportReason {
        /** The API returns them by contract: GenerateDataKey, Decrypt, GenerateRandom. */
        ANSWER,
        /** The installation hands out a credential, once. */
        CREDENTIAL,
        /** Somebody proves by it who they are, and that is looked into. */
        PROOF,
        /** A test looks. */
        TEST
    }

    private final byte[] bytes;
    private volatile boolean closed;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes ownership of {@code bytes}: the caller must not use the array again. */
    public static SecretBytes owning(byte[] bytes) {
        return new SecretBytes(bytes);
    }

    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    public int length() {
        return bytes.length;
    }

    /** Constant time in the content; the length is not secret. */
    public boolean sameAs(SecretBytes other) {
        return MessageDigest.isEqual(exposedBytes(), other.exposedBytes());
    }

    /**
     * The live array: for {@code crypto}, which computes with it, and the codecs, which write it into an answer. A wall
     * test keeps everyone else out.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public byte[] exposedBytes() {
        if (closed) {
            throw new IllegalStateException("secret used after close");
        }
        return bytes;
    }

    /** A copy that its taker must wipe. */
    public byte[] export(ExportReason reason) {
        if (reason == null) {
            throw new IllegalArgumentException("a secret leaves for a reason");
        }
        return exposedBytes().clone();
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "SecretBytes[%d bytes]".formatted(bytes.length);
    }
}
