// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/**
 * The root key cannot be used: missing, damaged, of another installation, or open to others. The message names the file
 * and is for the operator; nothing was created or changed.
 */
public final class RootKeyRefused extends Exception {
    private static final long serialVersionUID = 1L;

    RootKeyRefused(String message) {
        super(message);
    }

    RootKeyRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
