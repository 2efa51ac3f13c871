// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/** The kinds of policy that take part in a decision, in the words of AWS's messages. */
public enum PolicyKind {
    IDENTITY("identity-based policy", "an identity-based policy"),
    RESOURCE("resource-based policy", "a resource-based policy");

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
