// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;

/** The values of the Arn operators: the six parts are compared one by one. A value with fewer parts matches nothing. */
final class ArnTest implements ValueTest {
    private final boolean everything;
    private final ArnPattern[] patterns;

    private ArnTest(boolean everything, List<ArnPattern> patterns) {
        this.everything = everything;
        this.patterns = patterns.toArray(ArnPattern[]::new);
    }

    static ArnTest of(List<String> values, boolean variables) throws MalformedPolicy {
        boolean everything = false;
        List<ArnPattern> patterns = new ArrayList<>();
        for (String value : values) {
            if (value.equals("*")) {
                everything = true;
            } else if (ArnPattern.isWhole(value, variables)) {
                patterns.add(ArnPattern.padded(value, variables));
            } else if (value.startsWith("${") && variables) {
                throw MalformedPolicy.notEvaluatedYet("variables that stand for a whole ARN");
            }
        }
        return new ArnTest(everything, patterns);
    }

    @Override
    public Match match(String value, AccessRequest request) {
        if (everything) {
            return Match.YES;
        }
        Match match = Match.NO;
        for (ArnPattern pattern : patterns) {
            match = match.or(pattern.match(value, request));
            if (match == Match.YES) {
                return match;
            }
        }
        return match;
    }

    @Override
    public List<ConditionKey> keys() {
        List<ConditionKey> keys = new ArrayList<>();
        for (ArnPattern pattern : patterns) {
            keys.addAll(pattern.keys());
        }
        return keys;
    }
}
