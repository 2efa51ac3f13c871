// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

/** Why the server does not start, in words for the operator: what is wrong, its name, and what to do. */
public final class StartRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
