// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for tags that a request brings. */
public final class Tags {

    /** The most tags of one thing. */
    public static final int MAX = 50;

    private Tags() {}

    /**
     * The tags of a request.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidInputException, ConstraintViolationException
     */
    public static List<Tag> of(@Nullable List<io.sealwright.contract.organizations.Tag> requested) {
        if (requested == null) {
            return List.of();
        }
        Set<String> keys = new HashSet<>();
        List<Tag> tags = new ArrayList<>(requested.size());
        for (var tag : requested) {
            requireOwn(tag.key());
            if (!keys.add(tag.key())) {
                throw Refused.invalidInput(
                        "DUPLICATE_TAG_KEY", "Tag keys must be unique among the tags attached to the same entity.");
            }
            tags.add(new Tag(tag.key(), tag.value()));
        }
        return bounded(tags);
    }

    /** {@code before} with {@code given} in the place of tags of the same keys. */
    public static List<Tag> and(List<Tag> before, List<Tag> given) {
        Map<String, Tag> byKey = new LinkedHashMap<>();
        before.forEach(tag -> byKey.put(tag.key(), tag));
        given.forEach(tag -> byKey.put(tag.key(), tag));
        return bounded(List.copyOf(byKey.values()));
    }

    /** {@code before} without the tags of these keys; what is not there is not missed. */
    public static List<Tag> without(List<Tag> before, List<String> keys) {
        keys.forEach(Tags::requireOwn);
        return before.stream().filter(tag -> !keys.contains(tag.key())).toList();
    }

    private static void requireOwn(String key) {
        if (key.regionMatches(true, 0, "aws:", 0, 4)) {
            throw Refused.invalidInput(
                    "INVALID_SYSTEM_TAGS_PARAMETER",
                    "You specified a tag key that is a system tag. You can't add, edit, or delete system tag keys"
                            + " because they're reserved for AWS use.");
        }
    }

    private static List<Tag> bounded(List<Tag> tags) {
        if (tags.size() > MAX) {
            throw Refused.constraint(
                    "MAX_TAG_LIMIT_EXCEEDED", "You have exceeded the number of tags allowed on this resource.");
        }
        return tags;
    }
}
