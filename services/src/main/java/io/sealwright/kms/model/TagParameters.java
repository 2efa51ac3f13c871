// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What conditions may ask about tags: of a request that sets or removes some, and of a key that has some. */
public record TagParameters(List<Tag> set, List<String> keys) implements ParameterFacts {

    /** Of a request that sets tags, which need not be well-formed. */
    public static TagParameters setting(@Nullable List<io.sealwright.contract.kms.Tag> requested) {
        if (requested == null) {
            return new TagParameters(List.of(), List.of());
        }
        return new TagParameters(
                requested.stream()
                        .map(tag -> new Tag(tag.tagKey(), tag.tagValue()))
                        .toList(),
                requested.stream().map(io.sealwright.contract.kms.Tag::tagKey).toList());
    }

    /** Of a request that removes tags. */
    public static TagParameters removing(List<String> keys) {
        return new TagParameters(List.of(), keys);
    }

    @Override
    public Fact of(KmsConditionKey key) {
        return Fact.ABSENT;
    }

    @Override
    public Fact requestTag(String tagKey) {
        return among(set, tagKey);
    }

    @Override
    public Fact tagKeys() {
        return keys.isEmpty() ? Fact.ABSENT : Fact.ofAll(keys);
    }

    /** The value of the tag named {@code tagKey}, in whatever case: conditions do not tell cases of names apart. */
    static Fact among(List<Tag> tags, String tagKey) {
        NamedValues found = new NamedValues(tagKey);
        tags.forEach(tag -> found.add(tag.key(), tag.value()));
        return found.fact();
    }
}
