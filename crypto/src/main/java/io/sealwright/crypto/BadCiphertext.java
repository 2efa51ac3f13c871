// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/**
 * A ciphertext that this key, with this encryption context, did not make. The reasons are not told apart, so that
 * nobody can use the server as an oracle; for the same reason there is no message, cause or stack.
 */
public final class BadCiphertext extends Exception {
    private static final long serialVersionUID = 1L;

    BadCiphertext() {
        super("not a ciphertext of this key and context", null, false, false);
    }
}
