// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;

/** The resources of one statement, or with NotResource all but them: {@code *} is every one, else patterns of ARNs. */
final class ResourceMatcher {
    /** Of a trust policy, which speaks of its role without saying so. */
    static final ResourceMatcher HOLDER = new ResourceMatcher(true, List.of(), false);

    private final boolean everything;
    private final ArnPattern[] patterns;
    private final boolean allBut;

    private ResourceMatcher(boolean everything, List<ArnPattern> patterns, boolean allBut) {
        this.everything = everything;
        this.patterns = patterns.toArray(ArnPattern[]::new);
        this.allBut = allBut;
    }

    static ResourceMatcher of(List<String> resources, boolean allBut, boolean variables) throws MalformedPolicy {
        boolean everything = false;
        List<ArnPattern> patterns = new ArrayList<>();
        for (String resource : resources) {
            if (resource.equals("*")) {
                everything = true;
            } else if (resource.startsWith("arn:")) {
                patterns.add(ArnPattern.padded(resource, variables));
            } else {
                throw new MalformedPolicy("Resource %s must be in ARN format or \"*\".".formatted(resource));
            }
        }
        return new ResourceMatcher(everything, patterns, allBut);
    }

    List<ConditionKey> keys() {
        List<ConditionKey> keys = new ArrayList<>();
        for (ArnPattern pattern : patterns) {
            keys.addAll(pattern.keys());
        }
        return keys;
    }

    Verdict verdict(AccessRequest request) {
        return match(request).verdict(allBut);
    }

    private Match match(AccessRequest request) {
        if (everything) {
            return Match.YES;
        }
        return switch (request.resource()) {
            case Resource.Everything() -> Match.NO;
            case Resource.One one -> matchOneOf(one, request);
        };
    }

    private Match matchOneOf(Resource.One resource, AccessRequest request) {
        Match match = Match.NO;
        for (ArnPattern pattern : patterns) {
            match = match.or(pattern.match(resource, request));
            if (match == Match.YES) {
                return match;
            }
        }
        return match;
    }
}
