// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import java.util.List;

/**
 * What a key is called and marked with, which conditions may ask about.
 *
 * @param tags in the order in which they were first set
 * @param aliases their names with the prefix, in order
 */
public record KeyLabels(List<Tag> tags, List<String> aliases) {
    public static final KeyLabels NONE = new KeyLabels(List.of(), List.of());

    public KeyLabels {
        tags = List.copyOf(tags);
        aliases = List.copyOf(aliases);
    }

    /** Bytes that they take in memory, about. */
    public int weight() {
        int bytes = 0;
        for (Tag tag : tags) {
            bytes += 128 + tag.key().length() + tag.value().length();
        }
        for (String alias : aliases) {
            bytes += 64 + alias.length();
        }
        return bytes;
    }
}
