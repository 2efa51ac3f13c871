// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a statement of one type of policy must and must not hold, with the words for what breaks a rule. */
record StatementRules(PolicyType type, Effect effect) {
    private static final Set<String> OF_TRUST = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:setcontext",
            "sts:setsourceidentity",
            "sts:tagsession");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");

    private static final List<String> IAM_PATHS = List.of(
            "user/",
            "federated-user/",
            "role/",
            "group/",
            "instance-profile/",
            "mfa/",
            "server-certificate/",
            "policy/",
            "sms-mfa/",
            "saml-provider/",
            "oidc-provider/",
            "report/",
            "access-report/");

    void requireSid(String sid) throws MalformedPolicy {
        if (type.demandsPlainSids() && !sid.chars().allMatch(StatementRules::isLetterOrDigit)) {
            throw new MalformedPolicy("Statement IDs (SID) must be alpha-numeric.");
        }
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    void requirePrincipals(@Nullable List<PolicyPrincipal> principals, boolean allBut) throws MalformedPolicy {
        if (!type.namesPrincipals()) {
            return;
        }
        if (principals == null) {
            throw new MalformedPolicy(
                    type == PolicyType.KEY_POLICY ? MalformedPolicy.SYNTAX : "Missing required field Principal");
        }
        if (allBut && type != PolicyType.KEY_POLICY && type != PolicyType.ENDPOINT_POLICY) {
            throw new MalformedPolicy("Has prohibited field NotPrincipal.");
        }
        if (allBut && effect == Effect.ALLOW) {
            throw new MalformedPolicy(MalformedPolicy.INVALID_PRINCIPALS);
        }
        boolean everyone = principals.equals(List.of(new PolicyPrincipal.Everyone()));
        if (type == PolicyType.RESOURCE_CONTROL_POLICY && !everyone) {
            throw new MalformedPolicy(MalformedPolicy.INVALID_PRINCIPALS);
        }
    }

    void requireActions(@Nullable List<String> actions, boolean allBut) throws MalformedPolicy {
        if (type.allowsIdleStatements()) {
            return;
        }
        if (actions == null || actions.isEmpty()) {
            throw new MalformedPolicy("Policy statement must contain actions.");
        }
        if (type == PolicyType.RESOURCE_CONTROL_POLICY
                && (allBut || (effect == Effect.DENY && actions.contains("*")))) {
            throw MalformedPolicy.syntax();
        }
        if (type == PolicyType.TRUST_POLICY) {
            requireActionsOfTrust(actions);
        }
    }

    private static void requireActionsOfTrust(List<String> actions) throws MalformedPolicy {
        for (String action : actions) {
            if (!OF_TRUST.contains(action.toLowerCase(Locale.ROOT))) {
                throw new MalformedPolicy("Trust Policy statement actions can only be sts:AssumeRole, "
                        + "sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity");
            }
        }
    }

    void requireResources(@Nullable List<String> resources) throws MalformedPolicy {
        if (type == PolicyType.TRUST_POLICY) {
            if (resources != null) {
                throw new MalformedPolicy("Has prohibited field Resource.");
            }
            return;
        }
        if (type.allowsIdleStatements()) {
            return;
        }
        if (resources == null || resources.isEmpty()) {
            throw new MalformedPolicy("Policy statement must contain resources.");
        }
        for (String resource : resources) {
            if (resource.startsWith("arn:")) {
                requireResource(resource);
            }
        }
    }

    private void requireResource(String resource) throws MalformedPolicy {
        String[] parts =
                VARIABLE.matcher(resource).replaceAll("\\$").split(":", 6); // A variable has colons of its own.
        if (type == PolicyType.SESSION_POLICY && parts.length < 6) {
            throw MalformedPolicy.syntax(); // What is missing is padded in policies that are stored, not in these.
        }
        if (type != PolicyType.IDENTITY_POLICY) {
            return;
        }
        if (!parts[1].startsWith("aws")) {
            throw new MalformedPolicy("Partition \"%s\" is not valid for resource \"arn:%s:%s:%s:%s:%s\"."
                    .formatted(parts[1], parts[1], part(parts, 2), part(parts, 3), part(parts, 4), part(parts, 5)));
        }
        if (parts.length < 3 || WildcardPattern.isPattern(parts[2]) || parts[2].isEmpty()) {
            throw new MalformedPolicy("Resource vendor must be fully qualified and cannot contain regexes.");
        }
        if (parts[2].equals("iam")) {
            requireIamResource(resource, parts);
        }
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "*";
    }

    private static void requireIamResource(String resource, String[] parts) throws MalformedPolicy {
        if (parts.length > 3 && !parts[3].isEmpty()) {
            throw new MalformedPolicy("IAM resource %s cannot contain region information.".formatted(resource));
        }
        String path = part(parts, 5);
        if (!path.startsWith("*") && !path.startsWith("$") && IAM_PATHS.stream().noneMatch(path::startsWith)) {
            throw new MalformedPolicy(
                    "IAM resource path must either be \"*\" or start with %s.".formatted(String.join(", ", IAM_PATHS)));
        }
    }

    /** A resource control policy denies; its one allowing statement is that of RCPFullAWSAccess. */
    void requireConditions(List<Condition> conditions, @Nullable List<String> actions, @Nullable List<String> resources)
            throws MalformedPolicy {
        if (type == PolicyType.RESOURCE_CONTROL_POLICY && effect == Effect.ALLOW) {
            boolean full = conditions.isEmpty()
                    && List.of("*").equals(actions)
                    && List.of("*").equals(resources);
            if (!full) {
                throw MalformedPolicy.syntax();
            }
        }
        if (type == PolicyType.KEY_POLICY) {
            for (Condition condition : conditions) {
                requireNarrow(condition);
            }
        }
    }

    /** ForAllValues holds for an absent key, which on a key with one value is seldom meant. */
    private static void requireNarrow(Condition condition) throws MalformedPolicy {
        ConditionKey key = condition.key();
        boolean context = key.is("kms", "encryptioncontext");
        if (condition.quantifier() == Condition.Quantifier.FOR_ALL_VALUES && (context || key.is("aws", "requesttag"))) {
            String what = context ? "encryption context" : "tag";
            throw new MalformedPolicy(
                    ("OverlyPermissiveCondition: Using the ForAllValues set operator with a single-valued condition key"
                                    + " matches requests without the specified %s or with an unspecified %s."
                                    + " To fix, remove ForAllValues.")
                            .formatted(what, what));
        }
    }
}
