// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.DryRunModifierType;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that only asks whether it would succeed. It never succeeds: it ends with the real refusal, or with
 * DryRunOperationException just before it would have done anything.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html">Testing your KMS API
 *     calls</a>
 */
public final class DryRun {

    private DryRun() {}

    /**
     * The last step before an effect.
     *
     * @throws io.sealwright.vocabulary.ServiceException DryRunOperationException, if asked
     */
    public static void stopIfAsked(@Nullable Boolean dryRun) {
        if (Boolean.TRUE.equals(dryRun)) {
            throw KmsError.DRY_RUN_OPERATION.because("The request would have succeeded, but the DryRun option is set.");
        }
    }

    /** The same where a secret was already opened, which is wiped first. */
    public static void stopIfAsked(@Nullable Boolean dryRun, SecretBytes secret) {
        if (Boolean.TRUE.equals(dryRun)) {
            secret.close();
        }
        stopIfAsked(dryRun);
    }

    /** With IGNORE_CIPHERTEXT only the right is asked about, and the right exists by now. */
    public static void stopIfCiphertextIgnored(@Nullable Boolean dryRun, @Nullable List<DryRunModifierType> modifiers) {
        if (ignoresCiphertext(dryRun, modifiers)) {
            stopIfAsked(dryRun);
        }
    }

    /**
     * A ciphertext may be missing only where it is not looked at, and then the key must be named.
     *
     * @param keyMember the member that names the key
     * @throws io.sealwright.vocabulary.ServiceException ValidationException
     */
    public static void requireCiphertext(
            @Nullable Blob ciphertext,
            String keyMember,
            @Nullable String keyId,
            @Nullable Boolean dryRun,
            @Nullable List<DryRunModifierType> modifiers) {
        boolean ignored = ignoresCiphertext(dryRun, modifiers);
        if (ciphertext == null && !ignored) {
            throw KmsError.VALIDATION.because("1 validation error detected: Value at 'ciphertextBlob' failed to satisfy"
                    + " constraint: Member must not be null");
        }
        if (ignored && keyId == null) {
            throw KmsError.VALIDATION.because(
                    "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be"
                            + " null",
                    keyMember);
        }
        if (modifiers != null && !modifiers.isEmpty() && !Boolean.TRUE.equals(dryRun)) {
            throw KmsError.VALIDATION.because("DryRunModifiers can only be used when DryRun is set.");
        }
    }

    private static boolean ignoresCiphertext(@Nullable Boolean dryRun, @Nullable List<DryRunModifierType> modifiers) {
        return Boolean.TRUE.equals(dryRun)
                && modifiers != null
                && modifiers.contains(DryRunModifierType.IGNORE_CIPHERTEXT);
    }
}
