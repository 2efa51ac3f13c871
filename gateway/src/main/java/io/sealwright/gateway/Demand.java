// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.vocabulary.Action;

/**
 * A right that an operation needs before it runs.
 *
 * @param action what it would do
 * @param target to what
 * @param namedBy who chose the target, which decides what a refusal may say
 */
public record Demand<T extends Target>(Action action, T target, NamedBy namedBy) {

    /** Where the name of a target came from. */
    public enum NamedBy {
        /** The caller wrote it into the request. */
        REQUEST,
        /** It stood in a ciphertext, whose header anybody could have written. */
        CIPHERTEXT
    }

    /** A right to what the request named. */
    public Demand(Action action, T target) {
        this(action, target, NamedBy.REQUEST);
    }
}
