// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.Locale;

/**
 * A policy document that cannot be stored; the message is for its author. It has no stack trace, since it is an answer.
 */
public final class MalformedPolicy extends Exception {
    private static final long serialVersionUID = 1L;

    /** KMS's words for principals that cannot be: a group, a wildcard inside a name, someone who does not exist. */
    public static final String INVALID_PRINCIPALS = "Policy contains a statement with one or more invalid principals.";

    static final String SYNTAX = "Syntax errors in policy.";
    static final String LEGACY = "The policy failed legacy parsing";
    static final String NO_VENDOR = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

    MalformedPolicy(String reason) {
        super(reason, null, false, false);
    }

    static MalformedPolicy syntax() {
        return new MalformedPolicy(SYNTAX);
    }

    /**
     * IAM's words for a principal of a trust policy that cannot be, or is not there.
     *
     * @param kind as the document writes it: AWS, Service, Federated
     */
    public static MalformedPolicy invalidInTrust(String kind, String principal) {
        return new MalformedPolicy(
                "Invalid principal in policy: \"%s\":\"%s\"".formatted(kind.toUpperCase(Locale.ROOT), principal));
    }

    /** For what AWS understands and this server does not evaluate: stored, it would promise what nobody keeps. */
    static MalformedPolicy notEvaluatedYet(String what) {
        return new MalformedPolicy("This server does not evaluate %s in policies yet.".formatted(what));
    }

    /** The sentence for the document's author. */
    public String reason() {
        String reason = getMessage();
        return reason == null ? SYNTAX : reason;
    }
}
