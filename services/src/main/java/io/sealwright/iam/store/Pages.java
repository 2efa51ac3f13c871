// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.vocabulary.Page;
import java.util.List;
import java.util.function.Function;

/** Cuts what was read into a page: one row more than the limit was asked for, to know whether there is more. */
final class Pages {

    private Pages() {}

    /** @param key of an item, after which the next page begins */
    static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, key.apply(shown.getLast()));
    }
}
