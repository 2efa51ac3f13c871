// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.policy.Facts;
import io.sealwright.policy.Grants;
import io.sealwright.vocabulary.Action;

/**
 * A right that an operation needs before it runs.
 *
 * @param action what it would do
 * @param target to what
 * @param facts what the operation's own condition keys say of the request: those of its service, and
 *     {@code aws:RequestTag} and {@code aws:TagKeys} where it takes tags
 * @param namedBy who chose the target, which decides what a refusal may say
 * @param grants those that may speak for the request
 */
public record Demand<T extends Target>(Action action, T target, Facts facts, NamedBy namedBy, Grants grants) {

    /** Where the name of a target came from. */
    public enum NamedBy {
        /** The caller wrote it into the request. */
        REQUEST,
        /** It stood in a ciphertext, whose header anybody could have written. */
        CIPHERTEXT
    }

    /** A right to what the request named. */
    public Demand(Action action, T target) {
        this(action, target, Facts.NONE, NamedBy.REQUEST, Grants.NONE);
    }

    /** A right to what the request named, under the conditions that its input can meet. */
    public Demand(Action action, T target, Facts facts) {
        this(action, target, facts, NamedBy.REQUEST, Grants.NONE);
    }

    /** A right without conditions of the service's own. */
    public Demand(Action action, T target, NamedBy namedBy) {
        this(action, target, Facts.NONE, namedBy, Grants.NONE);
    }
}
