// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** The state as of one moment: all its answers belong together. Valid inside {@link Store#read} only. */
public interface Snapshot extends Queries {

    /** By lane: the number of the last change that this snapshot sees. The caller's own array. */
    long[] lanes();

    /** The number of the last change in {@code lane} that this snapshot sees. */
    default long lane(int lane) {
        return lanes()[lane];
    }
}
