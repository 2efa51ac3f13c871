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

    /** On a user: names no principals, since it speaks of its holder. */
    IDENTITY_POLICY(PolicyKind.IDENTITY, false);

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

    boolean namesPrincipals() {
        return namesPrincipals;
    }

    boolean allowsIdleStatements() {
        return this == KEY_POLICY;
    }

    /** Identity policies demand plain, distinct statement ids; key policies may have spaces in them. */
    boolean demandsPlainSids() {
        return this == IDENTITY_POLICY;
    }

    boolean mayHaveAnId() {
        return namesPrincipals;
    }
}
