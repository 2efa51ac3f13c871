// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/**
 * What is known of a request beyond who, what and to which resource. Asked only for the keys that a statement, already
 * matching otherwise, names in a condition or a variable; so an answer may cost something, but it must not change
 * during a decision.
 */
@FunctionalInterface
public interface Facts {

    /** Knows nothing. */
    Facts NONE = _ -> Fact.UNKNOWN;

    /**
     * The fact under {@code key}. {@link Fact#ABSENT} says that the request certainly has no such value and ends the
     * search; who does not keep this key answers {@link Fact#UNKNOWN}, and the next is asked.
     */
    Fact of(ConditionKey key);

    /** These facts, and for what they do not know, {@code others}. */
    default Facts or(Facts others) {
        return key -> {
            Fact fact = of(key);
            return fact instanceof Fact.Unknown ? others.of(key) : fact;
        };
    }
}
