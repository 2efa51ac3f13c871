// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/**
 * A body that reads one snapshot.
 *
 * @param <T> what it makes of it
 */
@FunctionalInterface
public interface Reading<T> {
    T read(Snapshot snapshot);
}
