// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

/**
 * What an account has a limited number of.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>
 */
public enum EntityKind {
    USER("user", "UsersPerAccount", 5_000),
    GROUP("group", "GroupsPerAccount", 300),
    ROLE("role", "RolesPerAccount", 1_000),
    POLICY("policy", "PoliciesPerAccount", 1_500),
    OPEN_ID_CONNECT_PROVIDER("oidc-provider", "OpenIdConnectProvidersPerAccount", 100);

    private final String word;
    private final String quota;
    private final int most;

    EntityKind(String word, String quota, int most) {
        this.word = word;
        this.quota = quota;
        this.most = most;
    }

    /** How ARNs spell it; also what the store keeps, so it must never change. */
    public String word() {
        return word;
    }

    /** How many an account may have. */
    public int most() {
        return most;
    }

    /** The refusal of one more than an account may have. */
    public RuntimeException tooMany() {
        return Quotas.exceeded(quota, most);
    }
}
