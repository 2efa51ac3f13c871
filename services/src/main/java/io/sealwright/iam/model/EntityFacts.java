// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What conditions may ask of a request to IAM, besides what they may ask of any: the tags of the entity, the tags that
 * the request brings, the policy and the boundary it concerns. What an operation does not have is absent.
 *
 * @param resourceTags of the entity
 * @param requestTags the request's, or null where it brings none
 * @param tagKeys the request's, or null where it brings none
 * @param policy that is attached or detached, or null
 * @param boundary that the user or role has, or gets, where AWS lets conditions ask for it; or null
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">
 *     Condition keys for IAM</a>
 */
public record EntityFacts(
        List<Tag> resourceTags,
        List<Tag> requestTags,
        List<String> tagKeys,
        @Nullable Arn policy,
        @Nullable Arn boundary)
        implements Facts {

    /** Of a request that concerns the entity alone. */
    public static EntityFacts of(EntityTarget<?> target) {
        return new EntityFacts(target.tags(), List.of(), List.of(), null, null);
    }

    /** With the tags that the request gives. */
    public EntityFacts giving(List<Tag> tags) {
        return new EntityFacts(resourceTags, tags, tags.stream().map(Tag::key).toList(), policy, boundary);
    }

    /** With the keys of tags that the request takes away. */
    public EntityFacts taking(List<String> keys) {
        return new EntityFacts(resourceTags, requestTags, keys, policy, boundary);
    }

    /** With the managed policy that the request attaches or detaches. */
    public EntityFacts concerning(Arn attached) {
        return new EntityFacts(resourceTags, requestTags, tagKeys, attached, boundary);
    }

    /** With the boundary that the entity has, or gets. */
    public EntityFacts boundedBy(@Nullable Arn permissionsBoundary) {
        return new EntityFacts(resourceTags, requestTags, tagKeys, policy, permissionsBoundary);
    }

    @Override
    public Fact of(ConditionKey key) {
        return switch (key.service()) {
            case "aws" -> global(key);
            case "iam" -> own(key);
            default -> Fact.UNKNOWN;
        };
    }

    private Fact global(ConditionKey key) {
        return switch (key.name()) {
            case "requesttag" -> tag(requestTags, key.part());
            case "tagkeys" -> tagKeys.isEmpty() ? Fact.ABSENT : Fact.ofAll(tagKeys);
            default -> Fact.UNKNOWN;
        };
    }

    /** The other keys of IAM are those of operations that this server does not have. */
    private Fact own(ConditionKey key) {
        return switch (key.name()) {
            case "resourcetag" -> tag(resourceTags, key.part());
            case "policyarn" -> arn(policy);
            case "permissionsboundary" -> arn(boundary);
            default -> Fact.ABSENT;
        };
    }

    private static Fact arn(@Nullable Arn arn) {
        return arn == null ? Fact.ABSENT : Fact.of(arn.toString());
    }

    /** The value of the tag of this key, whatever its case. */
    static Fact tag(List<Tag> tags, String key) {
        return tags.stream()
                .filter(tag -> tag.isNamed(key))
                .findFirst()
                .map(tag -> Fact.of(tag.value()))
                .orElse(Fact.ABSENT);
    }
}
