// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.List;
import java.util.UUID;

/** A change that is durable, with its place in the feed. */
public final class Committed {
    private final int lane;
    private final long number;
    private final UUID changeId;
    private final List<Touch> touches;
    private final byte[] record;

    Committed(int lane, long number, UUID changeId, List<Touch> touches, byte[] record) {
        this.lane = lane;
        this.number = number;
        this.changeId = changeId;
        this.touches = touches;
        this.record = record;
    }

    public int lane() {
        return lane;
    }

    /** Its place in the lane, counted from 1 without gaps. */
    public long number() {
        return number;
    }

    /** Random: two histories that share a number do not share it. */
    public UUID changeId() {
        return changeId;
    }

    public List<Touch> touches() {
        return touches;
    }

    /** The ledger's bytes, as {@link Change#record()} gave them. The live array, for reading only. */
    public byte[] record() {
        return record;
    }

    @Override
    public String toString() {
        return "change %d/%d".formatted(lane, number);
    }
}
