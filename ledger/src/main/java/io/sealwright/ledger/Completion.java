// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

/**
 * What happens once a frame's fate is known: exactly one of the two runs, once, on the executor of the appender's owner
 * (or inside {@link Appender#append} when the frame is refused at once). Neither may block.
 */
public interface Completion {

    /** The disk has the frame: the answer may leave. */
    void durable();

    /** The frame is not recorded, or is void: the answer is replaced and what it would have told is zeroed. */
    void failed();
}
