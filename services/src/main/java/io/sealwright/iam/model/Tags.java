// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for tags that a request brings. */
public final class Tags {

    /** The most tags one entity may have. */
    public static final int MOST = 50;

    private Tags() {}

    /**
     * The tags of a request.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidInput
     */
    public static List<Tag> of(@Nullable List<io.sealwright.contract.iam.Tag> requested) {
        if (requested == null) {
            return List.of();
        }
        Set<String> keys = new HashSet<>();
        List<Tag> tags = new ArrayList<>(requested.size());
        for (var tag : requested) {
            if (tag.key().regionMatches(true, 0, "aws:", 0, 4)) {
                throw IamError.INVALID_INPUT.because("Tag keys beginning with aws: are reserved for system use.");
            }
            if (!keys.add(tag.key().toLowerCase(Locale.ROOT))) {
                throw IamError.INVALID_INPUT.because(
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            tags.add(new Tag(tag.key(), tag.value()));
        }
        return tags;
    }

    /**
     * Passes only as many tags as one entity may have.
     *
     * @param quota such as {@code TagsPerUser}
     */
    public static void requireNotTooMany(List<Tag> tags, String quota) {
        if (tags.size() > MOST) {
            throw Quotas.exceeded(quota, MOST);
        }
    }

    /** As answers spell them. */
    public static List<io.sealwright.contract.iam.Tag> answer(List<Tag> tags) {
        return tags.stream()
                .map(tag -> new io.sealwright.contract.iam.Tag(tag.key(), tag.value()))
                .toList();
    }
}
