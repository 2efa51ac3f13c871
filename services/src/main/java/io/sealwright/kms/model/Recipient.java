// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.RecipientInfo;
import org.jspecify.annotations.Nullable;

/**
 * The enclave for which an answer shall be encrypted. Attestation documents are not verified yet, and a plaintext must
 * never leave where its caller asked for it to be sealed: so a request with one is refused.
 */
public final class Recipient {

    private Recipient() {}

    /**
     * Refuses a request that names a recipient.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationException
     */
    public static void refuse(@Nullable RecipientInfo recipient) {
        if (recipient != null) {
            throw KmsError.VALIDATION.because(
                    "Recipient is not supported: attestation documents are not verified here.");
        }
    }
}
