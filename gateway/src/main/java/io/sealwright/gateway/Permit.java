// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.vocabulary.Action;

/**
 * Proof that one request may do one action to one target at one version, once. Only {@link Authorizer} makes one, so
 * whatever asks for a {@code Permit} cannot be reached unauthorised: the compiler checks it.
 *
 * <p>Confined to the thread that runs its request.
 *
 * @param <T> the kind of target
 */
public final class Permit<T extends Target> {
    private final Demand<T> demand;
    private boolean used;

    Permit(Demand<T> demand) {
        this.demand = demand;
    }

    /**
     * The target, for this action alone.
     *
     * @throws IllegalStateException for another action, or the second time: both are mistakes of ours, never answers
     */
    public T use(Action action) {
        if (!demand.action().equals(action)) {
            throw new IllegalStateException("a permit for " + demand.action() + " used for " + action);
        }
        if (used) {
            throw new IllegalStateException("a permit used twice");
        }
        used = true;
        return demand.target();
    }

    @SuppressWarnings("ReferenceEquality") // An equal demand of another request is not this one.
    boolean answers(Demand<?> asked) {
        return demand == asked;
    }
}
