// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.policy.PolicySet;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session token says besides who calls: temporary credentials have one, a long-term access key has none.
 * Immutable.
 *
 * @param issued when it began
 * @param expires when it ends
 * @param policies the session policies that were passed, each of which must allow; empty when none was
 * @param tags session tags, inherited ones among them
 * @param transitiveTagKeys those of the tags that the next role of a chain inherits
 * @param sourceIdentity as the first of a chain set it, or null
 * @param federatedProvider who vouched for the caller, or null
 * @param federatedSubject for whom, or null
 * @param chainDepth how many roles were assumed one from the other; zero without a role
 * @param mfa whether the caller showed a second factor
 */
public record Session(
        Instant issued,
        Instant expires,
        List<PolicySet> policies,
        Map<String, String> tags,
        Set<String> transitiveTagKeys,
        @Nullable String sourceIdentity,
        @Nullable Arn federatedProvider,
        @Nullable String federatedSubject,
        int chainDepth,
        boolean mfa) {

    public Session {
        policies = List.copyOf(policies);
        tags = Map.copyOf(tags);
        transitiveTagKeys = Set.copyOf(transitiveTagKeys);
    }

    /** A session as GetSessionToken begins it: nothing was passed. */
    public static Session plain(Instant issued, Instant expires) {
        return new Session(issued, expires, List.of(), Map.of(), Set.of(), null, null, null, 0, false);
    }
}
