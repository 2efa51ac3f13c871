// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

/** Carries an {@link HttpRefusal} out of the parser. Without a stack: it is an answer, not a fault. */
final class RequestRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final HttpRefusal why;

    RequestRefused(HttpRefusal why) {
        super(why.text(), null, false, false);
        this.why = why;
    }

    HttpRefusal why() {
        return why;
    }
}
