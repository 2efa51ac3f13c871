// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.gateway.Target;
import io.sealwright.policy.AccessDeniedText;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import org.jspecify.annotations.Nullable;

/** What the identifier in a request leads to: a key, or the place where there is none. */
public sealed interface KeyTarget extends Target
        permits KmsKey, KeyTarget.AbsentKey, KeyTarget.AbsentAlias, KeyTarget.UnknownToCiphertext {

    /**
     * The key; to be asked only once the permit exists.
     *
     * @throws io.sealwright.vocabulary.ServiceException NotFoundException in AWS's words
     */
    KmsKey orRefuse();

    /** A well-formed key id or key ARN without a key. */
    record AbsentKey(Arn arn) implements KeyTarget, Nowhere {
        @Override
        public KmsKey orRefuse() {
            throw KmsError.NOT_FOUND.because("Key '%s' does not exist", arn);
        }
    }

    /** An alias that names nothing. */
    record AbsentAlias(Arn arn) implements KeyTarget, Nowhere {
        @Override
        public KmsKey orRefuse() {
            throw KmsError.NOT_FOUND.because("Alias %s is not found.", arn);
        }
    }

    /** The key that a ciphertext names, where there is none: nobody hears more than that it cannot be used. */
    record UnknownToCiphertext(Arn arn, Principal caller, Action action) implements KeyTarget, Nowhere {
        @Override
        public KmsKey orRefuse() {
            throw KmsError.ACCESS_DENIED.saying(
                    AccessDeniedText.ofCiphertext(new AccessRequest(caller, action, resource(), Facts.NONE)));
        }
    }

    /** What all absent things have in common. */
    interface Nowhere extends Target {

        Arn arn();

        @Override
        default Resource resource() {
            return Resource.of(arn());
        }

        @Override
        default long version() {
            return 0;
        }

        @Override
        default Guard guard() {
            return Guard.Absent.INSTANCE;
        }

        @Override
        default @Nullable Blob recordEntry() {
            return null;
        }
    }
}
