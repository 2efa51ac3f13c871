// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Page;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list as IAM answers it: at most {@code MaxItems} entries, 100 unless said, and a marker if there is more.
 *
 * @param marker where the next part begins, or null
 */
public record Listing<T>(List<T> items, @Nullable String marker) {
    private static final int USUAL = 100;

    public boolean isTruncated() {
        return marker != null;
    }

    /**
     * What a request asks for.
     *
     * @param operation whose markers these are, with the subject of the list
     */
    public record Asked(
            String operation,
            String subject,
            @Nullable String marker,
            @Nullable Integer maxItems) {

        private int limit() {
            return maxItems == null ? USUAL : maxItems;
        }
    }

    /** The part of a stored list: {@code read} gives at most so many entries after the given one, or from the start. */
    public static <T> Listing<T> of(
            Markers markers, Asked asked, Call call, BiFunction<@Nullable String, Integer, Page<T>> read) {
        String after = markers.read(asked.marker(), asked.operation(), asked.subject(), call);
        Page<T> page = read.apply(after, asked.limit());
        return new Listing<>(page.items(), markers.next(page.last(), asked.operation(), asked.subject(), call));
    }

    /** The part of a list that is at hand as a whole, which a marker counts off. */
    public static <T> Listing<T> of(Markers markers, Asked asked, Call call, List<T> all) {
        return of(
                markers, asked, call, (after, limit) -> part(all, after == null ? 0 : Integer.parseInt(after), limit));
    }

    private static <T> Page<T> part(List<T> all, int from, int limit) {
        int begin = Math.min(from, all.size());
        int end = Math.min(begin + limit, all.size());
        return new Page<>(all.subList(begin, end), end == all.size() ? null : Integer.toString(end));
    }
}
