// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;

/** The values of the String operators. */
final class TextTest implements ValueTest {
    private final TextPattern[] patterns;

    private TextTest(List<TextPattern> patterns) {
        this.patterns = patterns.toArray(TextPattern[]::new);
    }

    static TextTest of(List<String> values, boolean variables, TextPattern.Way way) throws MalformedPolicy {
        List<TextPattern> patterns = new ArrayList<>();
        for (String value : values) {
            patterns.add(TextPattern.of(Template.parse(value, variables), way));
        }
        return new TextTest(patterns);
    }

    @Override
    public Match match(String value, AccessRequest request) {
        Match match = Match.NO;
        for (TextPattern pattern : patterns) {
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
        for (TextPattern pattern : patterns) {
            keys.addAll(pattern.keys());
        }
        return keys;
    }
}
