// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** Hears of every change of this node, in order of number, after it is durable and before {@code commit} returns. */
@FunctionalInterface
public interface CommitListener {

    /**
     * Runs on the writer's thread: it must not wait, and must not throw. If it does, the store refuses further changes.
     */
    void committed(Committed change);
}
