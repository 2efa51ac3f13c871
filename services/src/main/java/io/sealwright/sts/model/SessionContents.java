// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a session token says. No row exists of a session: this is it, so it names whom a use must look up by unique
 * ids, which are never given twice. Immutable.
 *
 * @param issued in whole seconds, as {@code expires}
 * @param account of the role or user
 * @param principalId the unique id of the role ({@code AROA…}) or user ({@code AIDA…}) whose rights the session has
 * @param sessionName the RoleSessionName, the federated user's name, or empty
 * @param chainDepth how many roles were assumed one from the other, this one counted
 * @param sourceIdentity as the first of a chain set it, or null
 * @param provider the identity provider that vouched, or null
 * @param subject for whom it vouched, or null
 * @param policy the inline session policy as it was passed, or null
 * @param policyArns managed policies that were passed
 * @param tags session tags, inherited ones among them, in their order
 */
public record SessionContents(
        SessionKind kind,
        Instant issued,
        Instant expires,
        AccountId account,
        String principalId,
        String sessionName,
        int chainDepth,
        boolean mfa,
        @Nullable String sourceIdentity,
        @Nullable Arn provider,
        @Nullable String subject,
        @Nullable String policy,
        List<Arn> policyArns,
        Map<String, String> tags,
        Set<String> transitiveTagKeys) {

    public SessionContents {
        policyArns = List.copyOf(policyArns);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        transitiveTagKeys = Collections.unmodifiableSet(new LinkedHashSet<>(transitiveTagKeys));
    }

    /** Whether session policies were passed: then they must allow too. */
    public boolean hasPolicies() {
        return policy != null || !policyArns.isEmpty();
    }
}
