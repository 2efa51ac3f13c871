// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.gateway.TagFacts;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What conditions may ask of a request to Organizations: the tags it brings, or the keys of those it takes away, and
 * the type of policy it concerns. What an operation does not have is absent.
 *
 * @param tags that the request gives, as it gives them
 * @param tagKeys of the tags that it gives or takes away
 * @param policyType the model's word for it, or null where the request concerns none
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html#awsorganizations-policy-keys">
 *     Condition keys for AWS Organizations</a>
 */
public record OrganizationFacts(
        Map<String, String> tags,
        List<String> tagKeys,
        @Nullable String policyType) implements Facts {

    /** Of a request that brings nothing that conditions ask for. */
    public static final OrganizationFacts NONE = new OrganizationFacts(Map.of(), List.of(), null);

    public OrganizationFacts {
        tags = Map.copyOf(tags);
        tagKeys = List.copyOf(tagKeys);
    }

    /** With the tags of the request, which need not be valid: of twins the last counts. */
    public static OrganizationFacts giving(@Nullable List<io.sealwright.contract.organizations.Tag> requested) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (requested != null) {
            requested.forEach(tag -> tags.put(tag.key(), tag.value()));
        }
        return new OrganizationFacts(tags, List.copyOf(tags.keySet()), null);
    }

    /** With the keys of tags that the request takes away. */
    public static OrganizationFacts taking(List<String> keys) {
        return new OrganizationFacts(Map.of(), keys, null);
    }

    /** Of a request that names a type of policy. */
    public static OrganizationFacts about(io.sealwright.contract.organizations.PolicyType type) {
        return NONE.of(type.wireName());
    }

    /** The same, concerning this type of policy. */
    public OrganizationFacts of(@Nullable String type) {
        return new OrganizationFacts(tags, tagKeys, type);
    }

    @Override
    public Fact of(ConditionKey key) {
        return switch (key.service()) {
            case "organizations" ->
                key.name().equals("policytype") && policyType != null ? Fact.of(policyType) : Fact.ABSENT;
            case "aws" ->
                switch (key.name()) {
                    case "requesttag" -> TagFacts.among(tags, key.part());
                    case "tagkeys" -> tagKeys.isEmpty() ? Fact.ABSENT : Fact.ofAll(tagKeys);
                    default -> Fact.UNKNOWN; // The gateway knows them.
                };
            default -> Fact.UNKNOWN;
        };
    }
}
