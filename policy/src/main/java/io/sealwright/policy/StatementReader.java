// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads one statement and compiles it, once the whole document is known. */
final class StatementReader {
    private final PolicyType type;
    private final List<PolicyPrincipal> principals = new ArrayList<>();
    private String sid = "";
    private @Nullable Effect effect;
    private boolean namesPrincipals;
    private List<String> actions = List.of();
    private List<String> resources = List.of();

    private StatementReader(PolicyType type) {
        this.type = type;
    }

    /** Reads from behind the opening brace up to and with the closing one. */
    static StatementReader read(PolicyJson json, PolicyType type) throws MalformedPolicy {
        var reader = new StatementReader(type);
        while (json.hasNextMember()) {
            reader.member(json.member(), json);
        }
        return reader;
    }

    private void member(String name, PolicyJson json) throws MalformedPolicy {
        switch (name) {
            case "Sid" -> sid = json.text();
            case "Effect" -> effect = Effect.named(json.text());
            case "Principal" -> principal(json);
            case "Action" -> actions = json.textOrList();
            case "Resource" -> resources = json.textOrList();
            case "Condition", "NotPrincipal", "NotAction", "NotResource" ->
                throw MalformedPolicy.notEvaluatedYet("the element " + name);
            default -> throw MalformedPolicy.syntax();
        }
    }

    private void principal(PolicyJson json) throws MalformedPolicy {
        if (!type.namesPrincipals()) {
            throw new MalformedPolicy("Policy document should not specify a principal.");
        }
        namesPrincipals = true;
        JsonToken token = json.next();
        if (token == JsonToken.VALUE_STRING && json.current().equals("*")) {
            principals.add(new PolicyPrincipal.Everyone());
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new MalformedPolicy(MalformedPolicy.INVALID_PRINCIPALS);
        }
        while (json.hasNextMember()) {
            awsPrincipals(json);
        }
    }

    private void awsPrincipals(PolicyJson json) throws MalformedPolicy {
        String kind = json.member();
        switch (kind) {
            case "AWS" -> {
                for (String text : json.textOrList()) {
                    principals.add(PolicyPrincipal.parse(text));
                }
            }
            case "Service", "Federated", "CanonicalUser" ->
                throw MalformedPolicy.notEvaluatedYet("principals of the kind " + kind);
            default -> throw MalformedPolicy.syntax();
        }
    }

    boolean hasSid() {
        return !sid.isEmpty();
    }

    String sid() {
        return sid;
    }

    Stream<PolicyPrincipal> principals() {
        return principals.stream();
    }

    /** @param variables whether {@code ${…}} would be a variable, which it is from Version 2012-10-17 on */
    Statement compile(boolean variables) throws MalformedPolicy {
        if (effect == null || (type.namesPrincipals() && !namesPrincipals)) {
            throw MalformedPolicy.syntax();
        }
        if (type.demandsPlainSids() && !sid.chars().allMatch(StatementReader::isLetterOrDigit)) {
            throw new MalformedPolicy("Statement IDs (SID) must be alpha-numeric.");
        }
        requireEffective();
        if (variables && resources.stream().anyMatch(resource -> resource.contains("${"))) {
            throw MalformedPolicy.notEvaluatedYet("variables");
        }
        var who = type.namesPrincipals() ? PrincipalMatcher.of(principals) : PrincipalMatcher.HOLDER;
        return new Statement(effect, who, ActionMatcher.of(actions), ResourceMatcher.of(resources));
    }

    /** On a key a statement without actions or resources is stored and matches nothing. */
    private void requireEffective() throws MalformedPolicy {
        if (type.allowsIdleStatements()) {
            return;
        }
        if (actions.isEmpty()) {
            throw new MalformedPolicy("Policy statement must contain actions.");
        }
        if (resources.isEmpty()) {
            throw new MalformedPolicy("Policy statement must contain resources.");
        }
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
