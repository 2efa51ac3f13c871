// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** Why the store does not open. The text is for the operator and names the file, setting or migration. */
public final class StoreRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreRefused(String message) {
        super(message);
    }

    StoreRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
