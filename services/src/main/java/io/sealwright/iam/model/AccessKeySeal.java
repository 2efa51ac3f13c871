// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.Label;
import io.sealwright.crypto.LengthPrefixed;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;

/** Seals secret access keys: one opens only for the access key id, account and secret version it was made for. */
public final class AccessKeySeal {
    private final CryptoBoundary crypto;

    public AccessKeySeal(CryptoBoundary crypto) {
        this.crypto = crypto;
    }

    public Blob seal(String id, AccountId account, long secretVersion, SecretBytes secret) {
        return crypto.seal(
                Label.ACCESS_KEY_SECRET, Domain.GLOBAL, binding(id, account, secretVersion), secret.exposedBytes());
    }

    /**
     * The secret of {@code key}.
     *
     * @throws BadSeal if it was not sealed here for this very key
     */
    public SecretBytes open(AccessKey key) throws BadSeal {
        byte[] binding = binding(key.id(), key.account(), key.secretVersion());
        return crypto.unseal(Label.ACCESS_KEY_SECRET, Domain.GLOBAL, binding, key.sealedSecret());
    }

    private static byte[] binding(String id, AccountId account, long secretVersion) {
        return new LengthPrefixed()
                .text(id)
                .text(account.digits())
                .number(secretVersion)
                .toByteArray();
    }
}
