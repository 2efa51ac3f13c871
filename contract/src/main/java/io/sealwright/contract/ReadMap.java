// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that a reader filled and gave up: nobody can change it any more, so a record takes it without a copy. In the
 * order of the request. Most have a pair or two, which are compared one by one; an index is made for more.
 */
final class ReadMap<K, V extends @Nullable Object> extends AbstractMap<K, V> {
    private static final int FEW = 8;

    private final List<Entry<K, V>> entries = new ArrayList<>(2);
    private @Nullable Map<Object, Entry<K, V>> index;

    /** Adds a key that is not there yet. The reader's, until it gives the map away. */
    void add(K key, V value) {
        Entry<K, V> entry = new SimpleImmutableEntry<>(key, value);
        entries.add(entry);
        if (index != null) {
            index.put(key, entry);
        } else if (entries.size() > FEW) {
            Map<Object, Entry<K, V>> made = new HashMap<>();
            entries.forEach(each -> made.put(each.getKey(), each));
            index = made;
        }
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new Entries<>(entries);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public boolean containsKey(Object key) {
        return find(key) != null;
    }

    @Override
    public @Nullable V get(Object key) {
        Entry<K, V> entry = find(key);
        return entry == null ? null : entry.getValue();
    }

    private @Nullable Entry<K, V> find(Object key) {
        if (index != null) {
            return index.get(key);
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).getKey().equals(key)) {
                return entries.get(i);
            }
        }
        return null;
    }

    private static final class Entries<E> extends AbstractSet<E> {
        private final List<E> entries;

        Entries(List<E> entries) {
            this.entries = Collections.unmodifiableList(entries);
        }

        @Override
        public Iterator<E> iterator() {
            return entries.iterator();
        }

        @Override
        public int size() {
            return entries.size();
        }
    }
}
