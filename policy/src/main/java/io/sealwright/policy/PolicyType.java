// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/**
 * What a document is attached to, and with it which elements it must and must not hold.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM
 *     JSON policy language</a>
 */
public enum PolicyType {
    /** On a KMS key: names principals; a statement without Action or Resource is stored and has no effect. */
    KEY_POLICY(PolicyKind.RESOURCE, true),

    /** On a user, group or role, or as a permissions boundary: names no principals, since it speaks of its holder. */
    IDENTITY_POLICY(PolicyKind.IDENTITY, false),

    /** On a role: names who may assume it, and no resource, since it speaks of the role. */
    TRUST_POLICY(PolicyKind.TRUST, true),

    /** Passed when a session is made: as an identity policy, but nothing is padded. */
    SESSION_POLICY(PolicyKind.SESSION, false),

    /** On a root, organizational unit or account: limits the principals of its accounts. */
    SERVICE_CONTROL_POLICY(PolicyKind.SERVICE_CONTROL, false),

    /** On a root, organizational unit or account: limits who may use the resources of its accounts. */
    RESOURCE_CONTROL_POLICY(PolicyKind.RESOURCE_CONTROL, true),

    /** On a VPC endpoint: what may pass through it, and by whom. */
    ENDPOINT_POLICY(PolicyKind.ENDPOINT, true);

    private final PolicyKind kind;
    private final boolean namesPrincipals;

    PolicyType(PolicyKind kind, boolean namesPrincipals) {
        this.kind = kind;
        this.namesPrincipals = namesPrincipals;
    }

    /** How AWS calls documents of this type when one decides. */
    public PolicyKind kind() {
        return kind;
    }

    /** Whether a document of this type may stand in a set of {@code kind}: managed policies serve in three places. */
    boolean maySpeakAs(PolicyKind kind) {
        return this.kind == kind
                || (this == IDENTITY_POLICY && (kind == PolicyKind.BOUNDARY || kind == PolicyKind.SESSION));
    }

    boolean namesPrincipals() {
        return namesPrincipals;
    }

    boolean allowsIdleStatements() {
        return this == KEY_POLICY;
    }

    /** IAM demands plain, distinct statement ids; key policies may have spaces in them. */
    boolean demandsPlainSids() {
        return this == IDENTITY_POLICY || this == SESSION_POLICY || this == TRUST_POLICY;
    }

    boolean mayHaveAnId() {
        return namesPrincipals;
    }
}
