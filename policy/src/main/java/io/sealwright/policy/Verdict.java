// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/** What a condition, or all of a statement, comes to; {@code UNKNOWN} hangs on a fact that nobody can tell. */
public enum Verdict {
    HOLDS,
    FAILS,
    UNKNOWN;

    static Verdict of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    Verdict and(Verdict other) {
        if (this == FAILS || other == FAILS) {
            return FAILS;
        }
        return this == UNKNOWN ? this : other;
    }

    Verdict or(Verdict other) {
        if (this == HOLDS || other == HOLDS) {
            return HOLDS;
        }
        return this == UNKNOWN ? this : other;
    }

    /** Conditions fail closed: what nobody can tell makes a Deny apply and an Allow not. */
    boolean countsFor(Effect effect) {
        return this == HOLDS || (this == UNKNOWN && effect == Effect.DENY);
    }
}
