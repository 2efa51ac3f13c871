// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/**
 * Says how many bytes a held value takes, about.
 *
 * @param <V> the value
 */
@FunctionalInterface
public interface Weigher<V> {
    int bytes(V value);
}
