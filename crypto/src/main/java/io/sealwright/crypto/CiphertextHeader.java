// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a ciphertext says in clear about the key that made it. Read from a blob it is a claim of whoever wrote the blob:
 * good for finding the key, worth nothing until {@link CryptoBoundary#decrypt} succeeded.
 *
 * <p>In the blob: version 1 ‖ suite 1 ‖ account 8 ‖ key id 17 ‖ material id 32, then salt 16 ‖ nonce 12. All of fixed
 * length. The whole format is in {@code docs/reference/ciphertext-format.md}.
 */
public record CiphertextHeader(AccountId account, KeyId keyId, KeyMaterialId materialId) {

    /** Bytes that name key and material: they are the same in each blob of one material. */
    static final int PREFIX_LENGTH = 59;

    private static final byte VERSION = 1;

    /** AES-256-GCM, key and commitment by SP 800-108 with HMAC-SHA-256. */
    private static final byte SUITE = 1;

    private static final int ACCOUNT_AT = 2;
    private static final int KEY_ID_AT = 10;
    private static final int MATERIAL_ID_AT = KEY_ID_AT + KeyId.LENGTH;

    /** The header of {@code ciphertext}; empty if it is not of this version and suite, or too short to be whole. */
    public static Optional<CiphertextHeader> read(Blob ciphertext) {
        byte[] bytes = ciphertext.sharedBytes();
        if (bytes.length < CommittedEncryption.sealedLength(PREFIX_LENGTH, 0)
                || bytes[0] != VERSION
                || bytes[1] != SUITE) {
            return Optional.empty();
        }
        long account = Bytes.getLong(bytes, ACCOUNT_AT);
        if (account < 0 || account >= AccountId.LIMIT) {
            return Optional.empty();
        }
        return KeyId.read(bytes, KEY_ID_AT)
                .map(keyId -> new CiphertextHeader(
                        AccountId.of(account),
                        keyId,
                        new KeyMaterialId(Blob.owning(Arrays.copyOfRange(bytes, MATERIAL_ID_AT, PREFIX_LENGTH)))));
    }

    byte[] prefix() {
        byte[] prefix = new byte[PREFIX_LENGTH];
        prefix[0] = VERSION;
        prefix[1] = SUITE;
        Bytes.putLong(account.number(), prefix, ACCOUNT_AT);
        keyId.write(prefix, KEY_ID_AT);
        System.arraycopy(materialId.bytes().sharedBytes(), 0, prefix, MATERIAL_ID_AT, KeyMaterialId.LENGTH);
        return prefix;
    }
}
