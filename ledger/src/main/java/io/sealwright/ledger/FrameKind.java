// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.Optional;

/** What a frame records. The codes are on disk and never change. */
public enum FrameKind {
    /** The outcome of a call that changed nothing. */
    USE(1),

    /** The outcome of a change, under its lane and number. */
    CHANGE(2),

    /** An earlier frame, of a batch whose write failed, is void: its call was answered as a failure. */
    VOID_MARK(3),

    /** What the ledger says of itself, such as what recovery dropped. */
    NOTE(4);

    private static final FrameKind[] BY_CODE = {USE, CHANGE, VOID_MARK, NOTE};

    private final byte code;

    FrameKind(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static Optional<FrameKind> of(byte code) {
        return code >= 1 && code <= BY_CODE.length ? Optional.of(BY_CODE[code - 1]) : Optional.empty();
    }
}
