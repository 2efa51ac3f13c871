// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a user or a role, as of one moment. Immutable.
 *
 * @param policies all documents that speak for it: its own, and those of a user's groups
 * @param boundary its permissions boundary, a set of one document of kind BOUNDARY, or null when none is set
 * @param tags by their keys as they were written; keys that differ in case only do not occur
 */
public record Identity(PolicySet policies, @Nullable PolicySet boundary, Map<String, String> tags) {

    /** Of who is gone, or never had anything: no policy allows anything. */
    public static final Identity NONE = new Identity(PolicySet.of(PolicyKind.IDENTITY, 0, List.of()), null, Map.of());

    public Identity {
        tags = Map.copyOf(tags);
    }

    /** With policies alone. */
    public static Identity of(PolicySet policies) {
        return new Identity(policies, null, Map.of());
    }
}
