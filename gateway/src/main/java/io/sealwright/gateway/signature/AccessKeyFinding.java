// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

/** What is known of an access key id. */
public sealed interface AccessKeyFinding permits AccessKey, AccessKeyFinding.Missing {

    /** Why there is no key to verify with. */
    enum Missing implements AccessKeyFinding {
        /** Never issued, or deleted. */
        UNKNOWN,
        /** A temporary key whose session has ended. */
        SESSION_EXPIRED
    }
}
