// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The defensive copies that the records' constructors make. */
public final class Copies {
    private Copies() {}

    public static <E> List<E> list(List<E> elements) {
        return List.copyOf(elements);
    }

    /** In the same order: callers of AWS see maps as they sent them. */
    public static <K, V> Map<K, V> map(Map<K, V> entries) {
        if (entries instanceof ReadMap) {
            return entries;
        }
        return entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
