// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Action;

/**
 * The outcome of policy evaluation, with the words AWS puts at the end of an AccessDenied message.
 *
 * <p>What decided is the {@link Policies} it was made from, all of them: {@link Policies#consulted()}.
 */
public sealed interface Decision {

    /** Somebody who may say so said yes, and nobody said no. */
    record Allowed() implements Decision {
        static final Allowed INSTANCE = new Allowed();
    }

    /** A matching {@code Deny} in {@code where}. Nothing can outvote it. */
    record ExplicitlyDenied(PolicyKind where) implements Decision {}

    /** Nobody said no, but {@code missing} had to say yes and did not. */
    record ImplicitlyDenied(PolicyKind missing) implements Decision {}

    /** The tail of AWS's message, from "because" or "with" on. */
    default String because(Action action) {
        return switch (this) {
            case Allowed() -> "allowed";
            case ExplicitlyDenied(var where) -> "with an explicit deny in %s".formatted(where.withArticle());
            case ImplicitlyDenied(var missing) ->
                "because no %s allows the %s action".formatted(missing.noun(), action);
        };
    }
}
