// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Action;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The outcome of policy evaluation, with the words AWS puts at the end of an AccessDenied message.
 *
 * <p>What decided is the {@link Policies} it was made from, all of them.
 */
public sealed interface Decision {

    /** Somebody who may say so said yes, and nobody said no. */
    record Allowed() implements Decision {
        static final Allowed INSTANCE = new Allowed();
    }

    /** A matching {@code Deny} in {@code where}. Nothing can outvote it. */
    record ExplicitlyDenied(PolicyKind where) implements Decision {
        private static final Map<PolicyKind, Decision> EACH = each(ExplicitlyDenied::new);

        static Decision in(PolicyKind kind) {
            return Objects.requireNonNull(EACH.get(kind));
        }
    }

    /** Nobody said no, but {@code missing} had to say yes and did not. */
    record ImplicitlyDenied(PolicyKind missing) implements Decision {
        private static final Map<PolicyKind, Decision> EACH = each(ImplicitlyDenied::new);

        static Decision by(PolicyKind kind) {
            return Objects.requireNonNull(EACH.get(kind));
        }
    }

    private static Map<PolicyKind, Decision> each(Function<PolicyKind, Decision> making) {
        Map<PolicyKind, Decision> each = new EnumMap<>(PolicyKind.class);
        for (PolicyKind kind : PolicyKind.values()) {
            each.put(kind, making.apply(kind));
        }
        return each;
    }

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
