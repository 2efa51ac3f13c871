// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.gateway.TagFacts;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something of an organization that policies name; the caller's own policies alone decide about it.
 *
 * @param tags that it has
 */
public record OrganizationPart(Resource resource, Map<String, String> tags) implements Target {

    /** The organization as a whole. */
    public static final OrganizationPart WHOLE = new OrganizationPart(Resource.EVERYTHING, Map.of());

    static OrganizationPart of(Arn arn, List<Tag> tags) {
        return new OrganizationPart(Resource.of(arn), tags.stream().collect(Collectors.toMap(Tag::key, Tag::value)));
    }

    @Override
    public Fact tag(String key) {
        return TagFacts.among(tags, key);
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public Guard guard() {
        return Guard.CallersPolicies.INSTANCE;
    }

    @Override
    public @Nullable Blob recordEntry() {
        return null;
    }
}
