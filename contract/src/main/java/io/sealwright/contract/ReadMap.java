// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map that a reader filled and gave up: nobody can change it any more, so a record takes it without a copy. */
final class ReadMap<K, V extends @Nullable Object> extends AbstractMap<K, V> {
    private final Map<K, V> entries;

    /** Takes ownership of {@code entries}, which keeps their order. */
    ReadMap(Map<K, V> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return entries.entrySet();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public @Nullable V get(Object key) {
        return entries.get(key);
    }
}
