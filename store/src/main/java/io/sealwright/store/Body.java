// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** What a change writes. Pure: ids, times, randomness and calls to others are made before, since it may run again. */
@FunctionalInterface
public interface Body {

    /**
     * Writes the new state.
     *
     * @throws Conflict if what was read to decide is no longer so; the whole change is undone, as by any other
     *     exception
     */
    void write(Sql sql) throws Conflict;
}
