// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.policy.Facts;
import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role that a request would assume, what it passes, and the rights that takes: to assume it, and where the session
 * has tags or a source identity, to give it these.
 *
 * @param sourceIdentity the session's: passed, or inherited in a chain, or null
 * @param missing a managed policy that was passed and is not there, which is told only after the right exists
 */
public record Assumption(
        RoleTarget target,
        PassedPolicies policies,
        PassedTags tags,
        @Nullable String sourceIdentity,
        Optional<String> missing,
        Demand<RoleTarget> assume,
        List<Demand<?>> demands)
        implements Located {
    private static final Action TAG_SESSION = new Action("sts", "TagSession");
    private static final Action SET_SOURCE_IDENTITY = new Action("sts", "SetSourceIdentity");

    public Assumption {
        demands = List.copyOf(demands);
    }

    /**
     * Finds what {@code action} on {@code target} needs.
     *
     * @param facts of the request
     * @param missing as the component
     */
    public static Assumption of(
            Action action,
            RoleTarget target,
            PassedPolicies policies,
            PassedTags tags,
            @Nullable String sourceIdentity,
            Optional<String> missing,
            Facts facts) {
        Demand<RoleTarget> assume = new Demand<>(action, target, facts);
        List<Demand<?>> demands = new ArrayList<>();
        demands.add(assume);
        if (tags.areAny()) {
            demands.add(new Demand<>(TAG_SESSION, target, facts));
        }
        if (sourceIdentity != null) {
            demands.add(new Demand<>(SET_SOURCE_IDENTITY, target, facts));
        }
        return new Assumption(target, policies, tags, sourceIdentity, missing, assume, demands);
    }
}
