// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.UUID;

/** A frame that came through the shared door: a change, a use that someone waits for, or the ledger's own mark. */
final class SharedFrame {

    /** What became of it. */
    enum Fate {
        PENDING,
        DURABLE,
        FAILED
    }

    private final FrameKind kind;
    private final int lane;
    private final long number;
    private final UUID changeId;
    private final byte[] bytes;
    private Fate fate = Fate.PENDING;

    SharedFrame(FrameKind kind, int lane, long number, UUID changeId, byte[] bytes) {
        this.kind = kind;
        this.lane = lane;
        this.number = number;
        this.changeId = changeId;
        this.bytes = bytes;
    }

    FrameKind kind() {
        return kind;
    }

    int lane() {
        return lane;
    }

    long number() {
        return number;
    }

    UUID changeId() {
        return changeId;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Guarded by the door's lock. */
    Fate fate() {
        return fate;
    }

    /** Guarded by the door's lock. */
    void settle(Fate known) {
        fate = known;
    }
}
