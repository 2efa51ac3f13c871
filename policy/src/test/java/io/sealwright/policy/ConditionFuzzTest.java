// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;

/** Any values on both sides of any operator come to a verdict, and an operator and its negation never both hold. */
class ConditionFuzzTest {

    @FuzzTest
    void compare(FuzzedDataProvider data) {
        ConditionOperator operator = data.pickValue(ConditionOperator.values());
        String wanted = data.consumeString(64);
        String found = data.consumeRemainingAsString();
        var request = Documents.request(Map.of(
                "aws:username", Fact.of(found), "aws:PrincipalTag/team", Fact.of(found), "aws:userid", Fact.ABSENT));
        Condition condition;
        try {
            condition =
                    Condition.of(operator.word(), "aws:username", List.of(wanted), true, PolicyType.IDENTITY_POLICY);
        } catch (MalformedPolicy _) {
            return;
        }
        Verdict verdict = condition.verdict(request, Effect.ALLOW);
        for (ConditionOperator other : ConditionOperator.values()) {
            boolean opposite = other.negated() != operator.negated()
                    && other.word().replace("Not", "").equals(operator.word().replace("Not", ""));
            if (opposite && verdict == Verdict.HOLDS && holds(other, wanted, request)) {
                throw new AssertionError(operator + " and " + other + " both hold: " + wanted + ", " + found);
            }
        }
    }

    private static boolean holds(ConditionOperator operator, String wanted, AccessRequest request) {
        try {
            return Condition.of(operator.word(), "aws:username", List.of(wanted), true, PolicyType.IDENTITY_POLICY)
                            .verdict(request, Effect.ALLOW)
                    == Verdict.HOLDS;
        } catch (MalformedPolicy malformed) {
            throw new AssertionError("one operator takes the value and its negation does not", malformed);
        }
    }
}
