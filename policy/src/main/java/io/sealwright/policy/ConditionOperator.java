// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;
import java.util.Locale;

/**
 * How a condition compares, without the prefix and suffix that {@link Quantifier} and IfExists are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
enum ConditionOperator {
    STRING_EQUALS("StringEquals", false),
    STRING_NOT_EQUALS("StringNotEquals", true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true),
    STRING_LIKE("StringLike", false),
    STRING_NOT_LIKE("StringNotLike", true),
    NUMERIC_EQUALS("NumericEquals", false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true),
    NUMERIC_LESS_THAN("NumericLessThan", false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false),
    DATE_EQUALS("DateEquals", false),
    DATE_NOT_EQUALS("DateNotEquals", true),
    DATE_LESS_THAN("DateLessThan", false),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false),
    DATE_GREATER_THAN("DateGreaterThan", false),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false),
    BOOL("Bool", false),
    BINARY_EQUALS("BinaryEquals", false),
    IP_ADDRESS("IpAddress", false),
    NOT_IP_ADDRESS("NotIpAddress", true),
    ARN_EQUALS("ArnEquals", false),
    ARN_LIKE("ArnLike", false),
    ARN_NOT_EQUALS("ArnNotEquals", true),
    ARN_NOT_LIKE("ArnNotLike", true),
    NULL("Null", false);

    private final String word;
    private final boolean negated;

    ConditionOperator(String word, boolean negated) {
        this.word = word;
        this.negated = negated;
    }

    String word() {
        return word;
    }

    /** Whether it holds only if none of the listed values matches, and for a key that is absent. */
    boolean negated() {
        return negated;
    }

    /**
     * Reads the values that a condition with this operator lists.
     *
     * @throws MalformedPolicy for a value that no value of a request could ever match
     */
    ValueTest compile(List<String> values, boolean variables) throws MalformedPolicy {
        return switch (this) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> TextTest.of(values, variables, TextPattern.Way.EXACT);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                TextTest.of(values, variables, TextPattern.Way.IGNORING_CASE);
            case STRING_LIKE, STRING_NOT_LIKE -> TextTest.of(values, variables, TextPattern.Way.WILDCARDS);
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> OrderTest.numeric(values, OrderTest.Relation.EQUAL);
            case NUMERIC_LESS_THAN -> OrderTest.numeric(values, OrderTest.Relation.LESS);
            case NUMERIC_LESS_THAN_EQUALS -> OrderTest.numeric(values, OrderTest.Relation.LESS_OR_EQUAL);
            case NUMERIC_GREATER_THAN -> OrderTest.numeric(values, OrderTest.Relation.GREATER);
            case NUMERIC_GREATER_THAN_EQUALS -> OrderTest.numeric(values, OrderTest.Relation.GREATER_OR_EQUAL);
            case DATE_EQUALS, DATE_NOT_EQUALS -> OrderTest.date(values, OrderTest.Relation.EQUAL);
            case DATE_LESS_THAN -> OrderTest.date(values, OrderTest.Relation.LESS);
            case DATE_LESS_THAN_EQUALS -> OrderTest.date(values, OrderTest.Relation.LESS_OR_EQUAL);
            case DATE_GREATER_THAN -> OrderTest.date(values, OrderTest.Relation.GREATER);
            case DATE_GREATER_THAN_EQUALS -> OrderTest.date(values, OrderTest.Relation.GREATER_OR_EQUAL);
            case BOOL, NULL -> BoolTest.of(values);
            case BINARY_EQUALS -> BinaryTest.of(values);
            case IP_ADDRESS, NOT_IP_ADDRESS -> IpTest.of(values);
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> ArnTest.of(values, variables);
        };
    }

    static ConditionOperator of(String word) throws MalformedPolicy {
        for (ConditionOperator operator : values()) {
            if (operator.word.equals(word)) {
                return operator;
            }
        }
        throw MalformedPolicy.syntax();
    }

    /** The values of {@code Bool} and {@code Null}. */
    private record BoolTest(List<String> values) implements ValueTest {

        static BoolTest of(List<String> values) throws MalformedPolicy {
            for (String value : values) {
                if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                    throw MalformedPolicy.syntax();
                }
            }
            return new BoolTest(
                    values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList());
        }

        @Override
        public Match match(String value, AccessRequest request) {
            for (String wanted : values) {
                if (wanted.equalsIgnoreCase(value)) {
                    return Match.YES;
                }
            }
            return Match.NO;
        }
    }
}
