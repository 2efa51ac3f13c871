// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.ConditionKeys;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.vocabulary.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The facts of a simulated request: what the caller of the simulation gives, and what follows from the supposed caller.
 * Remembers what was asked for and not given. Confined to one simulation of one request.
 */
final class SimulationFacts implements Facts {
    private final Map<ConditionKey, Fact> given;
    private final Principal caller;
    private final Set<String> missing = new LinkedHashSet<>();

    SimulationFacts(Map<ConditionKey, Fact> given, Principal caller) {
        this.given = given;
        this.caller = caller;
    }

    @Override
    public Fact of(ConditionKey key) {
        Fact fact = given.get(folded(key));
        if (fact != null) {
            return fact;
        }
        Fact known = ofCaller(key);
        if (known instanceof Fact.Absent) {
            missing.add(ConditionKeys.spelled(key));
        }
        return known;
    }

    private Fact ofCaller(ConditionKey key) {
        if (!key.service().equals("aws")) {
            return Fact.ABSENT;
        }
        return switch (key.name()) {
            case "userid" -> Fact.of(caller.principalId());
            case "principalaccount" -> Fact.of(caller.account().digits());
            case "principalarn" ->
                Fact.of((caller instanceof Principal.AssumedRole session ? session.roleArn() : caller.arn())
                        .toString());
            case "username" -> caller instanceof Principal.User user ? Fact.of(user.name()) : Fact.ABSENT;
            default -> Fact.ABSENT;
        };
    }

    /** Keys are told apart without regard to case, those of families too. */
    static ConditionKey folded(ConditionKey key) {
        return new ConditionKey(key.service(), key.name(), key.part().toLowerCase(Locale.ROOT));
    }

    /** What was asked for and not given. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
