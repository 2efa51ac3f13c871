// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;

/**
 * The life of a key. Data that exists only in one state lives in that state, so it cannot be read in another.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html">Key states of AWS KMS keys</a>
 */
public sealed interface KeyState {

    record Enabled() implements KeyState {}

    record Disabled() implements KeyState {}

    /** Waiting to be destroyed at {@code deletionDate}, 7 to 30 days after the request. Can be cancelled until then. */
    record PendingDeletion(Instant deletionDate) implements KeyState {}

    /** The name in {@code KeyMetadata.KeyState}; also what the store keeps, so it must never change. */
    default String wireName() {
        return switch (this) {
            case Enabled() -> "Enabled";
            case Disabled() -> "Disabled";
            case PendingDeletion _ -> "PendingDeletion";
        };
    }

    /**
     * Passes only if cryptographic operations may use the key.
     *
     * @throws io.sealwright.vocabulary.ServiceException with the error AWS documents for this state
     */
    default void requireUsable(Arn key) {
        switch (this) {
            case Enabled() -> {}
            case Disabled() -> throw KmsError.DISABLED.because("%s is disabled.", key);
            case PendingDeletion _ -> throw pendingDeletion(key);
        }
    }

    /**
     * Passes unless the key waits to be destroyed: what most changes of a key demand.
     *
     * @throws io.sealwright.vocabulary.ServiceException KMSInvalidStateException
     */
    default void requireNotPendingDeletion(Arn key) {
        switch (this) {
            case Enabled(), Disabled() -> {}
            case PendingDeletion _ -> throw pendingDeletion(key);
        }
    }

    /**
     * Passes only while the key waits to be destroyed.
     *
     * @throws io.sealwright.vocabulary.ServiceException KMSInvalidStateException
     */
    default void requirePendingDeletion(Arn key) {
        switch (this) {
            case Enabled(), Disabled() -> throw KmsError.KMS_INVALID_STATE.because("%s is not pending deletion.", key);
            case PendingDeletion _ -> {}
        }
    }

    private static RuntimeException pendingDeletion(Arn key) {
        return KmsError.KMS_INVALID_STATE.because("%s is pending deletion.", key);
    }
}
