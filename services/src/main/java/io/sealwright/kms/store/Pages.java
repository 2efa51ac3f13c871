// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.vocabulary.Page;
import java.util.List;
import java.util.function.Function;

/** Cuts what was read into a page: one row more than the limit was asked for, to know whether there is more. */
final class Pages {

    private Pages() {}

    static <R, T> Page<T> of(List<R> rows, int limit, Function<R, String> key, Function<R, T> item) {
        if (rows.size() <= limit) {
            return new Page<>(rows.stream().map(item).toList(), null);
        }
        List<R> shown = rows.subList(0, limit);
        return new Page<>(shown.stream().map(item).toList(), key.apply(shown.getLast()));
    }
}
