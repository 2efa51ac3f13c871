// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list.
 *
 * @param items in the list's order
 * @param last where the next page begins (after this key), or null when there is nothing more
 */
public record Page<T>(List<T> items, @Nullable String last) {

    public Page {
        items = List.copyOf(items);
    }

    public Optional<String> next() {
        return Optional.ofNullable(last);
    }
}
