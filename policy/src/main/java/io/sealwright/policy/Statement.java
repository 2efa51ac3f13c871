// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * One compiled statement. Matching allocates nothing, unless a condition or variable has to ask for facts.
 *
 * @param place where it stands in its document
 */
record Statement(
        Place place,
        Effect effect,
        PrincipalMatcher principals,
        ActionMatcher actions,
        ResourceMatcher resources,
        List<Condition> conditions) {

    /**
     * Where a statement stands.
     *
     * @param index from zero
     * @param sid empty when it has none
     * @param start as the policy simulator tells it: for the first of a list behind the bracket
     */
    record Place(int index, String sid, TextPosition start, TextPosition end) {}

    /** Whom it reaches, if all of it holds. */
    Reach reach(AccessRequest request, boolean bounded) {
        return actions.matches(request.action()) ? reachBeyondAction(request, bounded) : Reach.NOBODY;
    }

    /** The same, of a statement that is known to speak of the action. */
    Reach reachBeyondAction(AccessRequest request, boolean bounded) {
        Reach reach = principals.reach(request.caller(), bounded);
        return reach != Reach.NOBODY && verdict(request).countsFor(effect) ? reach : Reach.NOBODY;
    }

    /** What resource and conditions come to; the cheap part decides first. */
    Verdict verdict(AccessRequest request) {
        Verdict verdict = resources.verdict(request);
        for (int i = 0; i < conditions.size() && verdict != Verdict.FAILS; i++) {
            verdict = verdict.and(conditions.get(i).verdict(request, effect));
        }
        return verdict;
    }

    Statement resolvedBy(PrincipalIds ids) {
        return new Statement(place, effect, principals.resolvedBy(ids), actions, resources, conditions);
    }

    /** Every key that decides, of conditions and of variables. */
    List<ConditionKey> keys() {
        List<ConditionKey> keys = new ArrayList<>(resources.keys());
        conditions.forEach(condition -> keys.addAll(condition.keys()));
        return keys;
    }
}
