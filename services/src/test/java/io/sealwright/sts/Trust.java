// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

/** Trust policies. */
public final class Trust {
    private Trust() {}

    /** Of those whom {@code principal} names, to do all of {@code actions}. */
    public static String of(String principal, String... actions) {
        return when(principal, "", actions);
    }

    /** The same under a condition, which is a JSON object. */
    public static String when(String principal, String condition, String... actions) {
        String all = actions.length == 0 ? "sts:AssumeRole" : String.join("\",\"", actions);
        String kind = principal.contains(":oidc-provider/") ? "Federated" : "AWS";
        return """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"%s":"%s"},"Action":["%s"]%s}}""".formatted(kind, principal, all, condition.isEmpty() ? "" : ",\"Condition\":" + condition);
    }
}
