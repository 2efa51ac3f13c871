// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.Fact;
import org.jspecify.annotations.Nullable;

/** What conditions may ask about the parameters of one operation. What it does not know, the request does not have. */
@FunctionalInterface
public interface ParameterFacts {

    /** Of an operation without parameters that have a condition key. */
    ParameterFacts NONE = _ -> Fact.ABSENT;

    /** The fact under a key that speaks of a parameter. */
    Fact of(KmsConditionKey key);

    /** {@code aws:RequestTag/tagKey}. */
    default Fact requestTag(String tagKey) {
        return Fact.ABSENT;
    }

    /** {@code aws:TagKeys}. */
    default Fact tagKeys() {
        return Fact.ABSENT;
    }

    /** What a new grant shall allow, of CreateGrant alone. */
    default @Nullable GrantTerms terms() {
        return null;
    }
}
