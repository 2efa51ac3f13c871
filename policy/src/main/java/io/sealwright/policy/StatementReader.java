// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads one statement; it is judged and compiled once the whole document is known. */
final class StatementReader {

    private record ConditionAsWritten(String operator, String key, List<String> values) {}

    private final PolicyType type;
    private final List<ConditionAsWritten> conditions = new ArrayList<>();
    private String sid = "";
    private @Nullable String effect;
    private @Nullable PrincipalReader principals;
    private boolean allButPrincipals;
    private @Nullable List<String> actions;
    private boolean allButActions;
    private @Nullable List<String> resources;
    private boolean allButResources;
    private TextPosition start = new TextPosition(1, 1);
    private TextPosition end = start;

    private StatementReader(PolicyType type) {
        this.type = type;
    }

    /**
     * Reads from behind the opening brace up to and with the closing one.
     *
     * @param start what the simulator calls the statement's start
     */
    static StatementReader read(PolicyJson json, PolicyType type, TextPosition start) throws MalformedPolicy {
        var reader = new StatementReader(type);
        reader.start = start;
        while (json.hasNextMember()) {
            reader.member(json.member(), json);
        }
        reader.end = json.position();
        return reader;
    }

    private void member(String name, PolicyJson json) throws MalformedPolicy {
        switch (name) {
            case "Sid" -> sid = json.text();
            case "Effect" -> effect = json.text();
            case "Principal", "NotPrincipal" -> principal(name, json);
            case "Action", "NotAction" -> {
                requireFirst(actions);
                allButActions = name.equals("NotAction");
                actions = json.textOrList();
            }
            case "Resource", "NotResource" -> {
                requireFirst(resources);
                allButResources = name.equals("NotResource");
                resources = json.textOrList();
            }
            case "Condition" -> condition(json);
            default -> throw MalformedPolicy.syntax();
        }
    }

    /** One of an element and its negation. */
    private static void requireFirst(@Nullable Object other) throws MalformedPolicy {
        if (other != null) {
            throw MalformedPolicy.syntax();
        }
    }

    private void principal(String name, PolicyJson json) throws MalformedPolicy {
        if (!type.namesPrincipals()) {
            throw new MalformedPolicy("Policy document should not specify a principal.");
        }
        requireFirst(principals);
        allButPrincipals = name.equals("NotPrincipal");
        principals = PrincipalReader.read(json, type);
    }

    private void condition(PolicyJson json) throws MalformedPolicy {
        json.expect(JsonToken.START_OBJECT);
        while (json.hasNextMember()) {
            String operator = json.member();
            json.expect(JsonToken.START_OBJECT);
            while (json.hasNextMember()) {
                conditions.add(new ConditionAsWritten(operator, json.member(), json.scalarOrList()));
            }
        }
    }

    boolean hasSid() {
        return !sid.isEmpty();
    }

    String sid() {
        return sid;
    }

    List<PolicyPrincipal> principals() {
        return principals == null ? List.of() : principals.principals();
    }

    List<PrincipalReader.Spot> spots() {
        return principals == null ? List.of() : principals.spots();
    }

    /** @param variables whether {@code ${…}} is a variable, which it is from Version 2012-10-17 on */
    Statement compile(int index, boolean variables) throws MalformedPolicy {
        if (effect == null) {
            throw MalformedPolicy.syntax();
        }
        var rules = new StatementRules(type, Effect.named(effect));
        rules.requireSid(sid);
        rules.requirePrincipals(principals == null ? null : principals.principals(), allButPrincipals);
        rules.requireActions(actions, allButActions);
        rules.requireResources(resources);
        List<Condition> compiled = new ArrayList<>();
        for (ConditionAsWritten condition : conditions) {
            compiled.add(Condition.of(condition.operator(), condition.key(), condition.values(), variables, type));
        }
        rules.requireConditions(compiled, actions, resources);
        return new Statement(
                new Statement.Place(index, sid, start, end),
                Effect.named(effect),
                principalMatcher(),
                actionMatcher(),
                resourceMatcher(variables),
                List.copyOf(compiled));
    }

    private PrincipalMatcher principalMatcher() {
        if (principals == null) {
            return PrincipalMatcher.HOLDER;
        }
        return allButPrincipals
                ? PrincipalMatcher.allBut(principals.principals())
                : PrincipalMatcher.of(principals.principals());
    }

    /** On a key a statement without actions or resources is stored and matches nothing. */
    private ActionMatcher actionMatcher() throws MalformedPolicy {
        return actions == null ? ActionMatcher.of(List.of(), false) : ActionMatcher.of(actions, allButActions);
    }

    private ResourceMatcher resourceMatcher(boolean variables) throws MalformedPolicy {
        if (type == PolicyType.TRUST_POLICY) {
            return ResourceMatcher.HOLDER;
        }
        return resources == null
                ? ResourceMatcher.of(List.of(), false, variables)
                : ResourceMatcher.of(resources, allButResources, variables);
    }
}
