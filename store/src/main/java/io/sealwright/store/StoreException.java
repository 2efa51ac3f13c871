// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import org.jspecify.annotations.Nullable;

/**
 * The engine failed. Nothing that the caller did is at fault; its customer gets the service's retryable error. The
 * message names no statement, path or value; the cause may, and belongs in the log only.
 */
public final class StoreException extends RuntimeException {

    /** What the operator can do about it. */
    public enum Kind {
        /** Busy, stopped, read-only or failing: try again, or look at the machine. */
        UNAVAILABLE,
        /** Others kept changing the same aggregate: try again. */
        CONTENDED,
        /** No space left. */
        FULL,
        /** The file is not what was written: restore it. */
        DAMAGED
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
