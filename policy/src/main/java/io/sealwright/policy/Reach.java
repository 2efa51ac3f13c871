// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/**
 * Whom a statement reached, from weakest to strongest. In a resource's policy the difference decides what on the
 * caller's own side may still limit it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html">Single
 *     account evaluation</a>
 */
public enum Reach {
    NOBODY,

    /** The caller's account: it <em>delegates</em> to the account's identity policies. */
    ACCOUNT,

    /** The role or user behind the caller's session: it grants, within the session's and the boundary's limits. */
    ISSUER,

    /** The caller itself: it <em>grants</em>, whatever the caller's own side leaves out. */
    CALLER;

    Reach orStronger(Reach other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
