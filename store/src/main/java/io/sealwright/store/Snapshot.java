// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** The state as of one moment: all its answers belong together. Valid inside {@link Store#read} only. */
public interface Snapshot extends Queries {

    /** The number of the last change in {@code lane} that this snapshot sees. */
    long lane(int lane);
}
