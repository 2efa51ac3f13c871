// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.Blob;
import java.util.Arrays;

/**
 * The one construction by which this server encrypts: a fresh key for each message, and a commitment to it.
 * Thread-safe.
 *
 * <p>{@code prefix ‖ salt 16 ‖ nonce 12 ‖ commitment 32 ‖ body ‖ tag 16}; prefix, salt and nonce are the header. T =
 * SHA-256(header ‖ context). SP 800-108 under the key, with our label and T, gives 64 bytes: the AES-256-GCM key and
 * the commitment. Additional data is header ‖ commitment ‖ context. The key depends on all that is authenticated, so
 * one blob opens with one key and one context, and no key nears GCM's limit of messages.
 */
final class CommittedEncryption {
    private static final int SALT = 16;
    static final int DRAWN = SALT + AesGcm.NONCE;
    private static final int COMMITMENT = 32;
    private static final int DERIVED = AesGcm.KEY + COMMITMENT;

    private final CounterKdf derivation;
    private final RandomSource random;
    private final AesGcm cipher = new AesGcm();
    private final Idle<CounterKdf.Tools> tools = new Idle<>(CounterKdf.Tools::new);

    /** This blob was not made by this key for this context; why is not told. */
    static final class NotAuthentic extends Exception {
        private static final long serialVersionUID = 1L;

        NotAuthentic() {
            super("not authentic", null, false, false);
        }
    }

    CommittedEncryption(String label, RandomSource random) {
        this.derivation = new CounterKdf(label);
        this.random = random;
    }

    /** Bytes of what {@link #encrypt} makes of {@code length} bytes behind a prefix of {@code prefixLength}. */
    static int sealedLength(int prefixLength, int length) {
        return prefixLength + DRAWN + COMMITMENT + length + AesGcm.TAG;
    }

    byte[] encrypt(HeldKey key, byte[] prefix, byte[] plaintext, int offset, int length, byte[] context) {
        return encrypt(key, prefix, random.bytes(DRAWN), plaintext, offset, length, context);
    }

    /** The same with salt and nonce from the first bytes of {@code drawn}, which are used nowhere else. */
    byte[] encrypt(HeldKey key, byte[] prefix, byte[] drawn, byte[] plaintext, int offset, int length, byte[] context) {
        byte[] blob = Arrays.copyOf(prefix, sealedLength(prefix.length, length));
        int headerLength = prefix.length + DRAWN;
        System.arraycopy(drawn, 0, blob, prefix.length, DRAWN);
        byte[] derived = derive(key, blob, headerLength, context);
        System.arraycopy(derived, AesGcm.KEY, blob, headerLength, COMMITMENT);
        OneTimeKey once = new OneTimeKey(derived);
        try {
            cipher.encrypt(
                    once,
                    AesGcm.nonce(blob, headerLength - AesGcm.NONCE),
                    new AesGcm.Associated(blob, headerLength + COMMITMENT, context),
                    plaintext,
                    offset,
                    length);
        } finally {
            once.destroy();
            Bytes.wipe(derived);
        }
        return blob;
    }

    byte[] decrypt(HeldKey key, byte[] prefix, Blob sealed, byte[] context) throws NotAuthentic {
        byte[] blob = sealed.sharedBytes();
        int headerLength = prefix.length + DRAWN;
        if (blob.length < sealedLength(prefix.length, 0)
                || !Arrays.equals(blob, 0, prefix.length, prefix, 0, prefix.length)) {
            throw new NotAuthentic();
        }
        byte[] derived = derive(key, blob, headerLength, context);
        OneTimeKey once = new OneTimeKey(derived);
        try {
            if (!ConstantTime.equal(derived, AesGcm.KEY, blob, headerLength, COMMITMENT)) {
                throw new NotAuthentic();
            }
            return cipher.decrypt(
                    once,
                    AesGcm.nonce(blob, headerLength - AesGcm.NONCE),
                    new AesGcm.Associated(blob, headerLength + COMMITMENT, context));
        } finally {
            once.destroy();
            Bytes.wipe(derived);
        }
    }

    private byte[] derive(HeldKey key, byte[] blob, int headerLength, byte[] context) {
        CounterKdf.Tools lent = tools.lend();
        lent.sha256.update(blob, 0, headerLength);
        lent.sha256.update(context);
        byte[] derived = derivation.derive(lent, key, lent.sha256.digest(), DERIVED);
        tools.takeBack(lent);
        return derived;
    }
}
