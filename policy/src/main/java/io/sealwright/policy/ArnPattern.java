// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * An ARN with wildcards and variables, compared part by part: a star stays within its part, but in the resource, the
 * last part, it crosses colons and slashes. Case counts.
 */
final class ArnPattern {
    private static final String PREFIX = "arn:";
    private static final int PARTS = 6;

    private final TextPattern[] parts;

    private ArnPattern(List<Template> parts) throws MalformedPolicy {
        this.parts = new TextPattern[PARTS - 1];
        for (int i = 1; i < PARTS; i++) {
            this.parts[i - 1] = TextPattern.of(parts.get(i), TextPattern.Way.WILDCARDS);
        }
    }

    /** Parts that are missing at the end are taken as {@code *}, as AWS pads {@code arn:aws:sqs}. */
    static ArnPattern padded(String text, boolean variables) throws MalformedPolicy {
        List<Template> parts = new ArrayList<>(Template.parse(text, variables).splitAtColons(PARTS));
        while (parts.size() < PARTS) {
            parts.add(Template.parse("*", false));
        }
        return new ArnPattern(parts);
    }

    /** Whether all six parts are written, whatever they hold. */
    static boolean isWhole(String text, boolean variables) {
        return text.startsWith(PREFIX)
                && Template.parse(text, variables).splitAtColons(PARTS).size() == PARTS;
    }

    List<ConditionKey> keys() {
        List<ConditionKey> keys = new ArrayList<>();
        for (TextPattern part : parts) {
            keys.addAll(part.keys());
        }
        return keys;
    }

    Match match(Resource.One one, AccessRequest request) {
        var arn = one.arn();
        Match match = parts[4].match(arn.resource(), request);
        match = match == Match.NO ? match : match.and(parts[3].match(arn.account(), request));
        match = match == Match.NO ? match : match.and(parts[2].match(arn.region(), request));
        match = match == Match.NO ? match : match.and(parts[1].match(arn.service(), request));
        return match == Match.NO ? match : match.and(parts[0].match(arn.partition(), request));
    }

    /** Of a text that may be no ARN at all. */
    Match match(String text, AccessRequest request) {
        if (!text.startsWith(PREFIX)) {
            return Match.NO;
        }
        String[] found = text.split(":", PARTS);
        Match match = Match.of(found.length == PARTS);
        for (int i = 1; i < PARTS && match != Match.NO; i++) {
            match = match.and(parts[i - 1].match(found[i], request));
        }
        return match;
    }
}
