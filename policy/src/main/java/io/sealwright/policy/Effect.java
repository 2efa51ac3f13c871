// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/** What a statement does when it matches. */
enum Effect {
    ALLOW,
    DENY;

    /** Spelled exactly so: the value is case-sensitive. */
    static Effect named(String text) throws MalformedPolicy {
        return switch (text) {
            case "Allow" -> ALLOW;
            case "Deny" -> DENY;
            default -> throw MalformedPolicy.syntax();
        };
    }
}
