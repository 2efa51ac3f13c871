// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.gateway.TagFacts;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys of STS in a request for a session, and what it passes of tags.
 *
 * @param externalId as passed, or null; so are the other texts
 * @param durationSeconds as passed, or null
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM and
 *     AWS STS condition context keys</a>
 */
public record AssumptionFacts(
        @Nullable String externalId,
        @Nullable String sessionName,
        @Nullable String sourceIdentity,
        @Nullable Integer durationSeconds,
        PassedTags tags)
        implements Facts {

    @Override
    public Fact of(ConditionKey key) {
        return switch (key.service()) {
            case "sts" -> own(key.name());
            case "aws" -> tags(key);
            case "saml" -> Fact.ABSENT; // Only an assertion has them.
            default -> Fact.UNKNOWN; // of other services, and of identity providers
        };
    }

    private Fact own(String name) {
        return switch (name) {
            case "externalid" -> text(externalId);
            case "rolesessionname" -> text(sessionName);
            case "sourceidentity" -> text(sourceIdentity);
            case "durationseconds" -> durationSeconds == null ? Fact.ABSENT : Fact.of(durationSeconds.toString());
            case "transitivetagkeys" -> all(List.copyOf(tags.transitive()));
            default -> Fact.ABSENT; // Other operations take them.
        };
    }

    private Fact tags(ConditionKey key) {
        Map<String, String> passed = tags.passed();
        return switch (key.name()) {
            case "requesttag" -> TagFacts.among(passed, key.part());
            case "tagkeys" -> all(List.copyOf(passed.keySet()));
            default -> Fact.UNKNOWN; // The gateway knows them.
        };
    }

    private static Fact text(@Nullable String text) {
        return text == null ? Fact.ABSENT : Fact.of(text);
    }

    private static Fact all(List<String> values) {
        return values.isEmpty() ? Fact.ABSENT : Fact.ofAll(values);
    }
}
