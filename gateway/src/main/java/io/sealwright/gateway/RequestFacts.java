// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;

/**
 * What conditions may ask of one right that one request needs: the global keys, and beside them what the operation says
 * of its own.
 */
record RequestFacts(Call call, Demand<?> demand, GlobalFacts global) implements Facts {

    @Override
    public Fact of(ConditionKey key) {
        if (!key.service().equals(GlobalFacts.SERVICE)) {
            return own(key);
        }
        return switch (key.name()) {
            case "requesttag", "tagkeys" -> absentUnlessKnown(demand.facts().of(key));
            case "resourcetag" -> demand.target().tag(key.part());
            default -> global.of(call, demand.target().resource(), key);
        };
    }

    /** Keys of another service than the action's are in no request to this one, but for those that it names itself. */
    private Fact own(ConditionKey key) {
        Fact fact = demand.facts().of(key);
        return key.service().equals(demand.action().service()) ? fact : absentUnlessKnown(fact);
    }

    /** What an operation does not take cannot be in its request. */
    private static Fact absentUnlessKnown(Fact fact) {
        return fact instanceof Fact.Unknown ? Fact.ABSENT : fact;
    }
}
