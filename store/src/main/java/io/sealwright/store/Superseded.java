// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** Another process has taken the lanes over: whatever this one knows may be old. */
final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Superseded() {
        super("another process has taken the store over", null, false, false);
    }
}
