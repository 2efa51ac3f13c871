// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * ASCII names among which one is found whatever the case of its letters, without making a lower-case copy of it: a hash
 * table with open addressing, at most half full. Immutable.
 */
final class NameSet {
    private final @Nullable String[] table;
    private final int mask;

    NameSet(Collection<String> names) {
        int size = Integer.highestOneBit(Math.max(1, names.size())) * 4;
        this.table = new String[size];
        this.mask = size - 1;
        for (String name : names) {
            int place = place(name);
            if (table[place] == null) {
                table[place] = name;
            }
        }
    }

    boolean contains(String name) {
        return table[place(name)] != null;
    }

    /** How many slots names may have. */
    int slots() {
        return table.length;
    }

    /** The one slot of a name, whatever its case; -1 for a name that is not here. */
    int slotOf(String name) {
        int place = place(name);
        return table[place] == null ? -1 : place;
    }

    /** Where {@code name} is, or would be. */
    private int place(String name) {
        int place = hash(name) & mask;
        for (String found = table[place]; found != null && !found.equalsIgnoreCase(name); found = table[place]) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /**
     * Equal for whatever {@link String#equalsIgnoreCase} holds equal among ASCII; a few other characters fold with it.
     */
    private static int hash(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = 31 * hash + (name.charAt(i) | 0x20);
        }
        return hash ^ (hash >>> 16);
    }
}
