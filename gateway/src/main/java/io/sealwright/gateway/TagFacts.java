// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.policy.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tags as condition keys see them: a condition names a tag's key without regard to its case. */
public final class TagFacts {

    private TagFacts() {}

    /** The value under {@code key}; of keys that differ in case only, all of them. */
    public static Fact among(Map<String, String> tags, String key) {
        List<String> values = new ArrayList<>(1);
        tags.forEach((name, value) -> {
            if (name.equalsIgnoreCase(key)) {
                values.add(value);
            }
        });
        return switch (values.size()) {
            case 0 -> Fact.ABSENT;
            case 1 -> Fact.of(values.getFirst());
            default -> new Fact.Twins(values);
        };
    }
}
