// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.Optional;

/**
 * Reads one thing from the store, all its parts through the one snapshot. It asks no {@link Held} state: that would be
 * another moment.
 *
 * @param <K> its name
 * @param <V> the thing, immutable
 */
@FunctionalInterface
public interface Loader<K, V> {

    /** The thing, or empty if it does not exist. An exception reaches all who wait, and nothing is held. */
    Optional<V> load(K key, Snapshot snapshot);
}
