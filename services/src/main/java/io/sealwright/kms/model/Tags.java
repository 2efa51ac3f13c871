// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for tags that a request brings. */
public final class Tags {

    /** The most tags one key may have. */
    public static final int MAX_PER_KEY = 50;

    private Tags() {}

    /**
     * The tags of a request.
     *
     * @throws io.sealwright.vocabulary.ServiceException TagException
     */
    public static List<Tag> of(@Nullable List<io.sealwright.contract.kms.Tag> requested) {
        if (requested == null) {
            return List.of();
        }
        if (requested.size() > MAX_PER_KEY) {
            throw tooMany();
        }
        Set<String> keys = new HashSet<>();
        List<Tag> tags = new ArrayList<>(requested.size());
        for (var tag : requested) {
            if (tag.tagKey().regionMatches(true, 0, "aws:", 0, 4)) {
                throw KmsError.TAG.because("Tags beginning with aws: are reserved");
            }
            if (!keys.add(tag.tagKey())) {
                throw KmsError.TAG.because("Duplicate tag keys");
            }
            tags.add(new Tag(tag.tagKey(), tag.tagValue()));
        }
        return tags;
    }

    /** The refusal of one tag more than a key may have. */
    public static RuntimeException tooMany() {
        return KmsError.TAG.because("Too many tags");
    }
}
