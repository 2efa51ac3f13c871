// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.policy.Fact;
import org.jspecify.annotations.Nullable;

/** What conditions may ask about one side of ReEncrypt: its algorithm, and whether the other side is the same key. */
public record ReEncryptFacts(ParameterFacts cipher, SameKey sameKey) implements ParameterFacts {

    /** Whether source and destination are one key, known as soon as both are found. */
    public static final class SameKey {
        private boolean same;

        /** Both keys are found now. */
        public void compare(KeyTarget source, KeyTarget destination) {
            same = source.resource().equals(destination.resource());
        }
    }

    /** Of the side that asks for this algorithm. */
    public static ReEncryptFacts of(@Nullable EncryptionAlgorithmSpec asked, SameKey sameKey) {
        return new ReEncryptFacts(CipherFacts.asking(asked), sameKey);
    }

    @Override
    public Fact of(KmsConditionKey key) {
        return key == KmsConditionKey.RE_ENCRYPT_ON_SAME_KEY ? Fact.of(sameKey.same) : cipher.of(key);
    }
}
