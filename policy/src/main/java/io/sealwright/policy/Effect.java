// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/** What a statement does when it matches. */
public enum Effect {
    ALLOW,
    DENY;

    /** Spelled exactly so: the value is case-sensitive. */
    static Effect named(String text) throws MalformedPolicy {
        if (text.equals("Allow")) {
            return ALLOW;
        }
        if (text.equals("Deny")) {
            return DENY;
        }
        boolean otherCase = text.equalsIgnoreCase("Allow") || text.equalsIgnoreCase("Deny");
        throw new MalformedPolicy(otherCase ? MalformedPolicy.LEGACY : MalformedPolicy.SYNTAX);
    }
}
