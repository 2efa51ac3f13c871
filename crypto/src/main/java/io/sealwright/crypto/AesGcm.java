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

    /** What usually is authenticated and not encrypted fits in so many bytes. */
    private static final int USUAL = 512;

    private final Idle<Tool> tools = new Idle<>(Tool::new);

    /** A cipher, and room to have what is authenticated in one piece: the provider copies two pieces twice. */
    private static final class Tool {
        private final Cipher cipher = Providers.aesGcm();
        private final byte[] associated = new byte[USUAL];
    }

    /**
     * What is authenticated and not encrypted: the first {@code length} bytes of {@code blob}, then {@code context}.
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one call; nothing is copied on the hot path.
    record Associated(byte[] blob, int length, byte[] context) {}

    /** The nonce that begins at {@code offset}. */
    static GCMParameterSpec nonce(byte[] from, int offset) {
        return new GCMParameterSpec(TAG * Byte.SIZE, from, offset, NONCE);
    }

    /** Encrypts a range of {@code plaintext} into {@code associated.blob}, after what is authenticated. */
    void encrypt(
            OneTimeKey key, GCMParameterSpec nonce, Associated associated, byte[] plaintext, int offset, int length) {
        Tool tool = tools.lend();
        try {
            begin(tool, Cipher.ENCRYPT_MODE, key, nonce, associated);
            tool.cipher.doFinal(plaintext, offset, length, associated.blob, associated.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not encrypt", e);
        }
        tools.takeBack(tool);
    }

    /** Decrypts what follows the authenticated bytes in {@code associated.blob}, to its end. */
    byte[] decrypt(OneTimeKey key, GCMParameterSpec nonce, Associated associated) throws NotAuthentic {
        Tool tool = tools.lend();
        try {
            begin(tool, Cipher.DECRYPT_MODE, key, nonce, associated);
            byte[] plaintext =
                    tool.cipher.doFinal(associated.blob, associated.length, associated.blob.length - associated.length);
            tools.takeBack(tool);
            return plaintext;
        } catch (AEADBadTagException _) {
            throw new NotAuthentic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not decrypt", e);
        }
    }

    private static void begin(Tool tool, int mode, OneTimeKey key, GCMParameterSpec nonce, Associated associated)
            throws GeneralSecurityException {
        tool.cipher.init(mode, key, nonce);
        int length = associated.length + associated.context.length;
        if (length > USUAL) {
            tool.cipher.updateAAD(associated.blob, 0, associated.length);
            tool.cipher.updateAAD(associated.context);
            return;
        }
        System.arraycopy(associated.blob, 0, tool.associated, 0, associated.length);
        System.arraycopy(associated.context, 0, tool.associated, associated.length, associated.context.length);
        tool.cipher.updateAAD(tool.associated, 0, length);
    }
}
