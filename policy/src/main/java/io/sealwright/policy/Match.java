// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/** How a value of the request compares with what a policy says. */
enum Match {
    YES,
    NO,

    /** The policy's side holds a variable that the request has no value for. */
    UNRESOLVED,

    /** The policy's side holds a variable that nobody can tell the value of. */
    UNKNOWN;

    static Match of(boolean matches) {
        return matches ? YES : NO;
    }

    /** One of several alternatives suffices. */
    Match or(Match other) {
        if (this == YES || other == YES) {
            return YES;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return this == UNRESOLVED ? this : other;
    }

    /** All of several parts are needed. */
    Match and(Match other) {
        if (this == NO || other == NO) {
            return NO;
        }
        if (this == UNRESOLVED || other == UNRESOLVED) {
            return UNRESOLVED;
        }
        return this == UNKNOWN ? this : other;
    }

    /** As AWS has it: without a value for a variable neither an operator nor its negation holds. */
    Verdict verdict(boolean negated) {
        return switch (this) {
            case YES -> Verdict.of(!negated);
            case NO -> Verdict.of(negated);
            case UNRESOLVED -> Verdict.FAILS;
            case UNKNOWN -> Verdict.UNKNOWN;
        };
    }
}
