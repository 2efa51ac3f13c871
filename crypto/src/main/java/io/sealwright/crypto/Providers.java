// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import javax.crypto.Cipher;

/**
 * Which provider does what: named here, passed explicitly, so that a provider installed by somebody else never gets a
 * key of ours. Chosen by measurement: {@code docs/decisions/0003-hmac-and-randomness.md}.
 */
final class Providers {
    static final Provider DIGESTS = required("SUN");
    static final Provider CIPHERS = required("SunJCE");

    static final String SHA_256 = "SHA-256";
    static final String AES_GCM = "AES/GCM/NoPadding";

    /** Never updated: cloning it costs 45 ns, asking the provider for a new one 800. */
    private static final MessageDigest UNTOUCHED_SHA_256 = lookUpSha256();

    private Providers() {}

    static MessageDigest sha256() {
        return copyOf(UNTOUCHED_SHA_256);
    }

    static MessageDigest copyOf(MessageDigest state) {
        try {
            return (MessageDigest) state.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
        }
    }

    static Cipher aesGcm() {
        try {
            return Cipher.getInstance(AES_GCM, CIPHERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no AES-GCM", e);
        }
    }

    private static MessageDigest lookUpSha256() {
        try {
            return MessageDigest.getInstance(SHA_256, DIGESTS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no SHA-256", e);
        }
    }

    private static Provider required(String name) {
        Provider provider = Security.getProvider(name);
        if (provider == null) {
            throw new IllegalStateException("the JDK has no provider " + name);
        }
        return provider;
    }
}
