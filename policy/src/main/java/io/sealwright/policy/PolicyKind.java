// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/** The kinds of policy that take part in a decision, in the words of AWS's messages. */
public enum PolicyKind {
    IDENTITY("identity-based policy", "an identity-based policy"),
    RESOURCE("resource-based policy", "a resource-based policy"),
    BOUNDARY("permissions boundary", "a permissions boundary"),
    SESSION("session policy", "a session policy"),
    SERVICE_CONTROL("service control policy", "a service control policy"),
    RESOURCE_CONTROL("resource control policy", "a resource control policy"),
    ENDPOINT("VPC endpoint policy", "a VPC endpoint policy"),
    TRUST("role trust policy", "the role trust policy");

    private final String noun;
    private final String withArticle;

    PolicyKind(String noun, String withArticle) {
        this.noun = noun;
        this.withArticle = withArticle;
    }

    public String noun() {
        return noun;
    }

    public String withArticle() {
        return withArticle;
    }
}
