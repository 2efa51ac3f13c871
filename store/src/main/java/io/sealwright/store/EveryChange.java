// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** What is written with every change, inside its transaction and while its lane is held. */
@FunctionalInterface
public interface EveryChange {

    /**
     * Writes; it must not fail, since a refusal by it would be the change's.
     *
     * @param lane the lane of the change: what is written under its number meets no other change of now
     */
    void write(Sql sql, int lane);
}
