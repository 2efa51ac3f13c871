// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 (FIPS 180-4), the only hash of the ledger. No key ever goes through it: what needs one is {@link TrailerMac}.
 * Not thread-safe; each thread that hashes keeps its own.
 */
final class Sha256 {
    static final int BYTES = 32;

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Sha256 update(byte value) {
        digest.update(value);
        return this;
    }

    Sha256 update(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    Sha256 update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /** The hash of all updates since the last result; the next hash begins. */
    byte[] finish() {
        return digest.digest();
    }

    void finish(byte[] into, int offset) {
        try {
            digest.digest(into, offset, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("the buffer has no room for a hash", e);
        }
    }
}
