// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key under one operator of a statement's Condition.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">Conditions
 *     with multiple context keys or values</a>
 */
final class Condition {

    /** How the values of a multivalued key are joined. */
    enum Quantifier {
        NONE(""),
        FOR_ALL_VALUES("ForAllValues:"),
        FOR_ANY_VALUE("ForAnyValue:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final String IF_EXISTS = "IfExists";

    private final ConditionOperator operator;
    private final Quantifier quantifier;
    private final boolean ifExists;
    private final String keyAsWritten;
    private final ConditionKey key;
    private final List<String> values;
    private final ValueTest test;
    private final boolean unheard;

    private Condition(
            ConditionOperator operator,
            Quantifier quantifier,
            boolean ifExists,
            String keyAsWritten,
            List<String> values,
            ValueTest test,
            PolicyType type) {
        this.operator = operator;
        this.quantifier = quantifier;
        this.ifExists = ifExists;
        this.keyAsWritten = keyAsWritten;
        this.key = ConditionKeys.named(keyAsWritten);
        this.values = List.copyOf(values);
        this.test = test;
        this.unheard = type == PolicyType.KEY_POLICY && key.is("kms", "resourcealiases");
    }

    /**
     * A condition as it is written.
     *
     * @param operator with prefix and suffix
     * @param type of the policy it stands in: a key policy does not hear of the key's aliases
     */
    static Condition of(String operator, String key, List<String> values, boolean variables, PolicyType type)
            throws MalformedPolicy {
        Quantifier quantifier = quantifierOf(operator);
        String word = operator.substring(quantifier.prefix.length());
        boolean ifExists = word.endsWith(IF_EXISTS);
        ConditionOperator named =
                ConditionOperator.of(ifExists ? word.substring(0, word.length() - IF_EXISTS.length()) : word);
        if (named == ConditionOperator.NULL && (ifExists || quantifier != Quantifier.NONE)) {
            throw MalformedPolicy.syntax();
        }
        if (key.indexOf(':') <= 0 || key.endsWith(":")) {
            throw new MalformedPolicy(MalformedPolicy.NO_VENDOR);
        }
        return new Condition(named, quantifier, ifExists, key, values, named.compile(values, variables), type);
    }

    private static Quantifier quantifierOf(String operator) {
        if (operator.startsWith(Quantifier.FOR_ALL_VALUES.prefix)) {
            return Quantifier.FOR_ALL_VALUES;
        }
        return operator.startsWith(Quantifier.FOR_ANY_VALUE.prefix) ? Quantifier.FOR_ANY_VALUE : Quantifier.NONE;
    }

    ConditionKey key() {
        return key;
    }

    Quantifier quantifier() {
        return quantifier;
    }

    String operatorAsWritten() {
        return quantifier.prefix + operator.word() + (ifExists ? IF_EXISTS : "");
    }

    String keyAsWritten() {
        return keyAsWritten;
    }

    List<String> values() {
        return values;
    }

    /** The key, and those of the variables in the values. */
    List<ConditionKey> keys() {
        List<ConditionKey> keys = new ArrayList<>(test.keys());
        keys.addFirst(key);
        return keys;
    }

    Fact fact(AccessRequest request) {
        if (unheard) {
            return Fact.ABSENT;
        }
        return ConditionKeys.ask(request.facts(), key, request.action().service());
    }

    /** @param effect of the statement: twins must all match in an Allow, and only one in a Deny */
    Verdict verdict(AccessRequest request, Effect effect) {
        return verdict(fact(request), request, effect);
    }

    Verdict verdict(Fact fact, AccessRequest request, Effect effect) {
        return switch (fact) {
            case Fact.Unknown() -> Verdict.UNKNOWN;
            case Fact.Absent() -> operator == ConditionOperator.NULL ? isNull(true, request) : ofAbsent();
            case Fact.One(var value) ->
                operator == ConditionOperator.NULL ? isNull(false, request) : of(value, request);
            case Fact.Many(var found) -> ofMany(found, request);
            case Fact.Twins(var found) ->
                operator == ConditionOperator.NULL ? isNull(false, request) : ofTwins(found, request, effect);
        };
    }

    private Verdict isNull(boolean absent, AccessRequest request) {
        return test.match(Boolean.toString(absent), request).verdict(false);
    }

    private Verdict ofAbsent() {
        return Verdict.of(ifExists
                || switch (quantifier) {
                    case NONE -> operator.negated();
                    case FOR_ALL_VALUES -> true;
                    case FOR_ANY_VALUE -> false;
                });
    }

    private Verdict of(String value, AccessRequest request) {
        return test.match(value, request).verdict(operator.negated());
    }

    /** A multivalued key without a set operator is taken as with ForAnyValue. */
    private Verdict ofMany(List<String> found, AccessRequest request) {
        if (operator == ConditionOperator.NULL) {
            return isNull(found.isEmpty(), request);
        }
        if (found.isEmpty()) {
            return ofAbsent();
        }
        boolean all = quantifier == Quantifier.FOR_ALL_VALUES;
        return joined(found, request, all);
    }

    private Verdict ofTwins(List<String> found, AccessRequest request, Effect effect) {
        return joined(found, request, effect == Effect.ALLOW);
    }

    private Verdict joined(List<String> found, AccessRequest request, boolean all) {
        @Nullable Verdict joined = null;
        for (int i = 0; i < found.size(); i++) {
            Verdict one = of(found.get(i), request);
            if (joined == null) {
                joined = one;
            } else {
                joined = all ? joined.and(one) : joined.or(one);
            }
        }
        return joined == null ? ofAbsent() : joined;
    }

    @Override
    public String toString() {
        return operatorAsWritten() + ' ' + keyAsWritten + ' ' + values;
    }
}
