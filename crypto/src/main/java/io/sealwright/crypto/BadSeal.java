// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/**
 * A sealed value that was not sealed here for this purpose, domain and binding, or was changed since. The reasons are
 * not told apart.
 */
public final class BadSeal extends Exception {
    private static final long serialVersionUID = 1L;

    BadSeal() {
        super("not sealed for this purpose and place", null, false, false);
    }
}
