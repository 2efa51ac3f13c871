// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.crypto.KeyOrigin;
import io.sealwright.crypto.KeySpec;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.policy.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What conditions may ask about a request for a new key: the key as it would be, defaults included.
 *
 * @param bypassesLockoutCheck as the request says it, or null where it says nothing
 */
public record NewKeyFacts(TagParameters tags, @Nullable Boolean bypassesLockoutCheck) implements ParameterFacts {

    @Override
    public Fact of(KmsConditionKey key) {
        Fact ofPolicy = policyFact(key, bypassesLockoutCheck);
        return ofPolicy.equals(Fact.ABSENT) ? ofKey(key) : ofPolicy;
    }

    /** What every key has that can be made so far. */
    static Fact ofKey(KmsConditionKey key) {
        return switch (key) {
            case KEY_SPEC, CUSTOMER_MASTER_KEY_SPEC -> Fact.of(KeySpec.SYMMETRIC_DEFAULT.name());
            case KEY_USAGE, CUSTOMER_MASTER_KEY_USAGE -> Fact.of(KeyUsage.ENCRYPT_DECRYPT.name());
            case KEY_ORIGIN -> Fact.of(KeyOrigin.AWS_KMS.name());
            case MULTI_REGION -> Fact.of(false);
            default -> Fact.ABSENT; // The other keys speak of requests.
        };
    }

    /** Of CreateKey and PutKeyPolicy. */
    public static ParameterFacts ofPolicy(@Nullable Boolean bypassesLockoutCheck) {
        return key -> policyFact(key, bypassesLockoutCheck);
    }

    private static Fact policyFact(KmsConditionKey key, @Nullable Boolean bypasses) {
        return key == KmsConditionKey.BYPASS_POLICY_LOCKOUT_SAFETY_CHECK && bypasses != null
                ? Fact.of(bypasses)
                : Fact.ABSENT;
    }

    @Override
    public Fact requestTag(String tagKey) {
        return tags.requestTag(tagKey);
    }

    @Override
    public Fact tagKeys() {
        return tags.tagKeys();
    }
}
