// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.BadCiphertext;
import io.sealwright.crypto.CiphertextHeader;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Permit;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Decrypt and ReEncrypt do with a ciphertext: find its key, and open it. Why opening failed is not told apart. */
public final class CiphertextSource {
    private final KeyLocator locator;
    private final CryptoBoundary crypto;

    public CiphertextSource(KeyLocator locator, CryptoBoundary crypto) {
        this.locator = locator;
        this.crypto = crypto;
    }

    /**
     * The key to be decided about: the one the request names, else the one the ciphertext names.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidCiphertextException when neither names one
     */
    public OnKey locate(
            Action action,
            @Nullable String keyId,
            @Nullable Blob ciphertext,
            Call call,
            EncryptionContext context,
            ParameterFacts request,
            PresentedGrants presented) {
        if (keyId != null) {
            KeyTarget named = locator.byAnyName(keyId, call);
            return OnKey.using(action, named, Demand.NamedBy.REQUEST, call, keyId, context, request, presented);
        }
        CiphertextHeader header = header(ciphertext).orElseThrow(KmsError.INVALID_CIPHERTEXT::withoutMessage);
        KeyAddress address = new KeyAddress(header.account(), call.region(), header.keyId());
        KeyTarget target = locator.byCiphertext(address, action, call);
        return OnKey.using(action, target, Demand.NamedBy.CIPHERTEXT, call, null, context, request, presented);
    }

    /**
     * Passes unless the ciphertext is another key's.
     *
     * @throws io.sealwright.vocabulary.ServiceException IncorrectKeyException; InvalidCiphertextException for what is
     *     no ciphertext at all
     */
    public static void requireMadeBy(KmsKey key, @Nullable Blob ciphertext) {
        CiphertextHeader header = header(ciphertext).orElseThrow(KmsError.INVALID_CIPHERTEXT::withoutMessage);
        if (!header.account().equals(key.address().account())
                || !header.keyId().equals(key.address().keyId())) {
            throw KmsError.INCORRECT_KEY.because(
                    "The key ID in the request does not identify a CMK that can perform this operation.");
        }
    }

    /** The material that made the ciphertext, for whoever holds the permit. */
    public OpenMaterial material(KmsKey key, @Nullable Blob ciphertext, Permit<KeyTarget> permit, Action action) {
        return header(ciphertext)
                .flatMap(header -> key.material(header.materialId(), permit, action))
                .orElseThrow(KmsError.INVALID_CIPHERTEXT::withoutMessage);
    }

    /**
     * The plaintext.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidCiphertextException, whatever the reason
     */
    public SecretBytes open(OpenMaterial material, @Nullable Blob ciphertext, EncryptionContext context) {
        if (ciphertext == null) {
            throw KmsError.INVALID_CIPHERTEXT.withoutMessage();
        }
        try {
            return crypto.decrypt(material.handle(), ciphertext, context.bytes());
        } catch (BadCiphertext untold) {
            throw KmsError.INVALID_CIPHERTEXT.withoutMessage();
        }
    }

    private static Optional<CiphertextHeader> header(@Nullable Blob ciphertext) {
        return ciphertext == null ? Optional.empty() : CiphertextHeader.read(ciphertext);
    }
}
