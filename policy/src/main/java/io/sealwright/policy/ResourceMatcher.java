// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;

/** The resources of one statement: {@code *} (in a key policy, this key), or patterns of ARNs. */
final class ResourceMatcher {
    private final boolean everything;
    private final ArnPattern[] patterns;

    private ResourceMatcher(boolean everything, List<ArnPattern> patterns) {
        this.everything = everything;
        this.patterns = patterns.toArray(ArnPattern[]::new);
    }

    static ResourceMatcher of(List<String> resources) throws MalformedPolicy {
        boolean everything = false;
        List<ArnPattern> patterns = new ArrayList<>();
        for (String resource : resources) {
            if (resource.equals("*")) {
                everything = true;
            } else {
                patterns.add(ArnPattern.parse(resource));
            }
        }
        return new ResourceMatcher(everything, patterns);
    }

    boolean matches(Resource resource) {
        if (everything) {
            return true;
        }
        return switch (resource) {
            case Resource.Everything() -> false;
            case Resource.One one -> matchesOneOf(one);
        };
    }

    private boolean matchesOneOf(Resource.One resource) {
        for (ArnPattern pattern : patterns) {
            if (pattern.matches(resource.arn())) {
                return true;
            }
        }
        return false;
    }
}
