// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All permits of one request: they exist together or not at all, before any key is used or anything is written. */
public final class Permits {
    static final Permits NONE = new Permits(List.of());

    /** One is the rule, and has no list. */
    private final @Nullable Permit<?> only;

    private final List<Permit<?>> permits;

    Permits(Permit<?> only) {
        this.only = only;
        this.permits = List.of();
    }

    Permits(List<Permit<?>> permits) {
        this.only = null;
        this.permits = permits;
    }

    /**
     * The permit that was given for this demand.
     *
     * @throws IllegalStateException when the operation did not name the demand in {@code locate}
     */
    @SuppressWarnings("unchecked") // A permit answers the very demand it was made from, so their kinds are the same.
    public <T extends Target> Permit<T> forDemand(Demand<T> demand) {
        if (only != null && only.answers(demand)) {
            return (Permit<T>) only;
        }
        for (Permit<?> permit : permits) {
            if (permit.answers(demand)) {
                return (Permit<T>) permit;
            }
        }
        throw new IllegalStateException("no permit was asked for " + demand.action());
    }
}
