// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/** A certificate or its key that cannot serve; the message is for the operator, and holds nothing of the key. */
public final class BadCertificate extends Exception {
    private static final long serialVersionUID = 1L;

    BadCertificate(String reason) {
        super(reason, null, false, false);
    }
}
