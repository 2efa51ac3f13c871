// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.contract.kms.KmsError;
import org.jspecify.annotations.Nullable;

/** The algorithm that a request asks a key for. */
public final class EncryptionAlgorithm {

    private EncryptionAlgorithm() {}

    /**
     * Passes if {@code asked}, or the default where nothing was asked, is what this key does.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidKeyUsageException
     */
    public static void requireOffered(@Nullable EncryptionAlgorithmSpec asked, KmsKey key) {
        if (asked != null && asked != EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT) {
            throw KmsError.INVALID_KEY_USAGE.because(
                    "Algorithm %s is incompatible with key spec %s.",
                    asked, key.facts().keySpec());
        }
    }
}
