// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.crypto.CommittedEncryption.NotAuthentic;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM under keys that are used once (NIST SP 800-38D), 12-byte nonce, 16-byte tag. Thread-safe.
 *
 * <p>A cipher object costs as much to find as a message to encrypt, so a few are kept and lent, by the thread's number;
 * a thread that finds its slot empty makes a new one. None is bound to a thread: virtual threads are many. A kept
 * cipher still holds the round keys of its last message, which open no other.
 */
final class AesGcm {
    static final int KEY = 32;
    static final int NONCE = 12;
    static final int TAG = 16;

    private final Idle<Cipher> ciphers = new Idle<>(Providers::aesGcm);

    /**
     * What is authenticated and not encrypted: the first {@code length} bytes of {@code blob}, then {@code context}.
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one call; nothing is copied on the hot path.
    record Associated(byte[] blob, int length, byte[] context) {}

    /** Encrypts a range of {@code plaintext} into {@code associated.blob}, after what is authenticated. */
    void encrypt(OneTimeKey key, byte[] nonce, Associated associated, byte[] plaintext, int offset, int length) {
        Cipher cipher = ciphers.lend();
        try {
            begin(cipher, Cipher.ENCRYPT_MODE, key, nonce, associated);
            cipher.doFinal(plaintext, offset, length, associated.blob, associated.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not encrypt", e);
        }
        ciphers.takeBack(cipher);
    }

    /** Decrypts what follows the authenticated bytes in {@code associated.blob}, to its end. */
    byte[] decrypt(OneTimeKey key, byte[] nonce, Associated associated) throws NotAuthentic {
        Cipher cipher = ciphers.lend();
        try {
            begin(cipher, Cipher.DECRYPT_MODE, key, nonce, associated);
            byte[] plaintext =
                    cipher.doFinal(associated.blob, associated.length, associated.blob.length - associated.length);
            ciphers.takeBack(cipher);
            return plaintext;
        } catch (AEADBadTagException _) {
            throw new NotAuthentic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not decrypt", e);
        }
    }

    private static void begin(Cipher cipher, int mode, OneTimeKey key, byte[] nonce, Associated associated)
            throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(associated.blob, 0, associated.length);
        cipher.updateAAD(associated.context);
    }
}
