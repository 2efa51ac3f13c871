// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.contract.sts.StsError;
import io.sealwright.contract.sts.Tag;
import io.sealwright.gateway.Session;
import io.sealwright.vocabulary.ServiceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a new session: those that were passed and, in a chain, those that are inherited. Keys are told apart
 * without regard to case.
 *
 * @param passed what the request passed, in its order
 * @param all with the inherited ones
 * @param transitive which of all the next role of the chain inherits
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Pass session tags in STS</a>
 */
public record PassedTags(Map<String, String> passed, Map<String, String> all, Set<String> transitive) {
    private static final int MAX_TAGS = 50;

    public static final PassedTags NONE = new PassedTags(Map.of(), Map.of(), Set.of());

    public PassedTags {
        passed = Collections.unmodifiableMap(new LinkedHashMap<>(passed));
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        transitive = Collections.unmodifiableSet(new LinkedHashSet<>(transitive));
    }

    /**
     * Of a request.
     *
     * @param caller the caller's own session, whose transitive tags are inherited, or null
     * @throws ServiceException InvalidParameterValue
     */
    public static PassedTags of(
            @Nullable List<Tag> tags, @Nullable List<String> transitiveKeys, @Nullable Session caller) {
        Map<String, String> passed = new LinkedHashMap<>();
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Tag tag : tags == null ? List.<Tag>of() : tags) {
            if (!keys.add(tag.key())) {
                throw StsErrors.invalidParameterValue(
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            passed.put(tag.key(), tag.value());
        }
        Set<String> transitive = transitive(transitiveKeys == null ? List.of() : transitiveKeys, passed);
        return caller == null
                ? new PassedTags(passed, passed, transitive)
                : inheriting(passed, keys, transitive, caller);
    }

    /** A key that is spelled in another case is the tag's all the same, and is kept as the tag spells it. */
    private static Set<String> transitive(List<String> given, Map<String, String> passed) {
        Map<String, String> spelled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        passed.keySet().forEach(key -> spelled.put(key, key));
        Set<String> transitive = new LinkedHashSet<>();
        for (String key : given) {
            String asTagged = spelled.get(key);
            if (asTagged == null) {
                throw StsErrors.invalidParameterValue(
                        "The specified transitive tag key must be included in the requested tags.");
            }
            transitive.add(asTagged);
        }
        return transitive;
    }

    private static PassedTags inheriting(
            Map<String, String> passed, Set<String> passedKeys, Set<String> transitive, Session caller) {
        Map<String, String> all = new LinkedHashMap<>(passed);
        Set<String> handedOn = new LinkedHashSet<>(transitive);
        for (String key : new TreeSet<>(caller.transitiveTagKeys())) {
            if (passedKeys.contains(key)) {
                throw StsErrors.invalidParameterValue("One of the specified transitive tag keys can't be set because it"
                        + " conflicts with a transitive tag key from the calling session.");
            }
            String value = caller.tags().get(key);
            if (value != null) {
                all.put(key, value);
                handedOn.add(key);
            }
        }
        return new PassedTags(passed, all, handedOn);
    }

    /**
     * Of an identity token, which no model has checked.
     *
     * @throws ServiceException InvalidIdentityToken, InvalidParameterValue
     */
    public static PassedTags ofToken(Map<String, String> tags, Set<String> transitiveKeys) {
        List<Tag> given = new ArrayList<>();
        tags.forEach((key, value) -> {
            if (!SessionText.isTagKey(key) || !SessionText.isTagValue(value)) {
                throw StsError.INVALID_IDENTITY_TOKEN.because("A principal tag of the token is not a session tag.");
            }
            given.add(new Tag(key, value));
        });
        if (given.size() > MAX_TAGS) {
            throw StsError.INVALID_IDENTITY_TOKEN.because("The token has more than %d principal tags.", MAX_TAGS);
        }
        return of(given, List.copyOf(transitiveKeys), null);
    }

    /** Whether the session has any tags: then its making needs sts:TagSession. */
    public boolean areAny() {
        return !all.isEmpty();
    }
}
