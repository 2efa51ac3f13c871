// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import java.util.Set;

/**
 * What conditions may ask of a request for a resource of another account, where its asker reads what they met: all that
 * speaks of the resource, and of where its account is, is unknown. Immutable.
 *
 * @param known of the request itself, its caller and its connection
 */
public record StrangersFacts(Facts known) implements Facts {
    private static final Set<String> OF_RESOURCES = Set.of("resourcetag", "resourceorgid", "resourceorgpaths");
    private static final Set<String> OF_KEYS = Set.of(
            "customermasterkeyspec",
            "customermasterkeyusage",
            "keyorigin",
            "keyspec",
            "keyusage",
            "multiregion",
            "resourcealiases");

    @Override
    public Fact of(ConditionKey key) {
        boolean untold = switch (key.service()) {
            case "aws" -> OF_RESOURCES.contains(key.name());
            case "kms" -> OF_KEYS.contains(key.name());
            default -> false; // of the request, and of its caller
        };
        return untold ? Fact.UNKNOWN : known.of(key);
    }
}
