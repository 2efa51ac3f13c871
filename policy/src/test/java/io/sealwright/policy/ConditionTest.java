// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The operators, row by row of AWS's tables. */
class ConditionTest {
    private static final String KEY = "aws:PrincipalTag/x";

    @ParameterizedTest(name = "{0} {1} met {2}: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // String: exact, case counts, a star is a star.
                "StringEquals | a | a | true",
                "StringEquals | a | A | false",
                "StringEquals | a* | ab | false",
                "StringEquals | a* | a* | true",
                "StringNotEquals | a | a | false",
                "StringNotEquals | a | b | true",
                "StringEqualsIgnoreCase | abC | ABc | true",
                "StringEqualsIgnoreCase | abC | ABd | false",
                "StringNotEqualsIgnoreCase | abC | ABc | false",
                "StringNotEqualsIgnoreCase | abC | x | true",
                "StringLike | a*c?e | abbbcde | true",
                "StringLike | a*c?e | Abbbcde | false",
                "StringNotLike | a* | abc | false",
                "StringNotLike | a* | bc | true",
                // Numeric: integers and decimals.
                "NumericEquals | 10 | 10.0 | true",
                "NumericEquals | 10 | 11 | false",
                "NumericNotEquals | 10 | 10 | false",
                "NumericNotEquals | 10 | 11 | true",
                "NumericLessThan | 10 | 9.5 | true",
                "NumericLessThan | 10 | 10 | false",
                "NumericLessThanEquals | 10 | 10 | true",
                "NumericLessThanEquals | 10 | 10.1 | false",
                "NumericGreaterThan | -1 | 0 | true",
                "NumericGreaterThan | -1 | -1 | false",
                "NumericGreaterThanEquals | 3 | 3 | true",
                "NumericGreaterThanEquals | 3 | 2 | false",
                "NumericEquals | 10 | ten | false",
                "NumericEquals | 10 | 1E1 | false",
                // Date: W3C's ISO 8601, or seconds since 1970.
                "DateEquals | 2026-01-01T00:00:00Z | 2026-01-01T01:00:00+01:00 | true",
                "DateEquals | 2026-01-01 | 1767225600 | true",
                "DateEquals | 2026-01 | 2026-01-01T00:00Z | true",
                "DateEquals | 2026 | 1970-01-01T00:33:46Z | true",
                "DateNotEquals | 2026-01-01 | 2026-01-01T00:00:00.000Z | false",
                "DateNotEquals | 2026-01-01 | 2026-01-02 | true",
                "DateLessThan | 2026-06-30T00:00:00Z | 2026-06-29T23:59:59.999Z | true",
                "DateLessThan | 2026-06-30T00:00:00Z | 2026-06-30T00:00:00Z | false",
                "DateLessThanEquals | 1767225600.5 | 1767225600.5 | true",
                "DateGreaterThan | 2026-06-30 | 2026-07 | true",
                "DateGreaterThanEquals | 2026-07 | 2026-06-30 | false",
                "DateGreaterThanEquals | 2026-07 | 2026-07-01T00:00:00+0000 | true",
                "DateLessThan | 2026-06-30 | yesterday | false",
                "DateLessThan | 2026-06-30 | 2026-02-31 | false",
                // Bool.
                "Bool | true | true | true",
                "Bool | true | false | false",
                "Bool | false | false | true",
                "Bool | True | true | true",
                "Bool | true | yes | false",
                // Binary: byte by byte.
                "BinaryEquals | QmluYXJ5 | QmluYXJ5 | true",
                "BinaryEquals | QmluYXJ5 | QmluYXJ6 | false",
                "BinaryEquals | QmluYXJ5 | % | false",
                // IP: without a prefix one address.
                "IpAddress | 203.0.113.0/24 | 203.0.113.255 | true",
                "IpAddress | 203.0.113.0/24 | 203.0.114.0 | false",
                "IpAddress | 203.0.113.7 | 203.0.113.7 | true",
                "IpAddress | 203.0.113.7 | 203.0.113.8 | false",
                "IpAddress | 203.0.113.64/26 | 203.0.113.127 | true",
                "IpAddress | 203.0.113.64/26 | 203.0.113.128 | false",
                "IpAddress | 0.0.0.0/0 | 1.2.3.4 | true",
                "IpAddress | 0.0.0.0/0 | ::1 | false",
                "IpAddress | 2001:db8::/32 | 2001:DB8:1234:5678::1 | true",
                "IpAddress | 2001:db8::/33 | 2001:db8:8000::1 | false",
                "IpAddress | 2001:db8::1 | 2001:0db8:0000:0000:0000:0000:0000:0001 | true",
                "IpAddress | 10.0.0.0/8 | ::ffff:10.1.2.3 | true",
                "IpAddress | ::/0 | 1::2:3:4:5:6:7 | true",
                "IpAddress | 1:2:3:4:5:6:7:8 | 1:2:3:4:5:6:0.7.0.8 | true",
                "IpAddress | ::ffff:10.0.0.1 | 10.0.0.1 | true",
                "IpAddress | ::ffff:10.0.0.1 | 10.0.0.2 | false",
                "IpAddress | ::fffe:a00:1 | 10.0.0.1 | false",
                "IpAddress | 1::ffff:a00:1 | 10.0.0.1 | false",
                "IpAddress | 1:2:: | 1:2:0:0:0:0:0:0 | true",
                "IpAddress | ::/0 | 1:2:3:4:5:6:7 | false",
                "IpAddress | ::/0 | 1:2:3:4:5:6:7:8:9 | false",
                "IpAddress | ::/0 | 1:2:3:4:5:6:7:1.2.3.4 | false",
                "IpAddress | ::/0 | 1:2:3:4::5:6:7:8 | false",
                "IpAddress | ::/0 | 1:2:3::5:6:7:8 | true",
                "IpAddress | ::/0 | 1::2::3 | false",
                "IpAddress | ::/0 | 12345:: | false",
                "IpAddress | ::/0 | 1.2.3.4::1 | false",
                "IpAddress | ::/0 | g:: | false",
                "IpAddress | ::/0 | :1 | false",
                "IpAddress | 0.0.0.0/0 | 256.1.1.1 | false",
                "IpAddress | 0.0.0.0/0 | 255.255.255.255 | true",
                "IpAddress | 0.0.0.0/0 | 0001.1.1.1 | false",
                "IpAddress | 0.0.0.0/0 | 1.1.1.1.1 | false",
                "IpAddress | 0.0.0.0/0 | 1..1.1 | false",
                "IpAddress | 0.0.0.0/0 | 1.1.1.: | false",
                "IpAddress | 0.0.0.0/0 | 1.1.1./ | false",
                "IpAddress | 255.255.255.255/32 | 255.255.255.255 | true",
                "IpAddress | 10.0.0.0/8 | 10.1.2 | false",
                "IpAddress | 10.0.0.0/8 | 10.0x1.2.3 | false",
                "NotIpAddress | 203.0.113.0/24 | 203.0.113.1 | false",
                "NotIpAddress | 203.0.113.0/24 | 198.51.100.1 | true",
                // ARN: six parts, one by one.
                "ArnEquals | arn:aws:iam::111122223333:role/* | arn:aws:iam::111122223333:role/a/b | true",
                "ArnLike | arn:*:iam::*:role/a? | arn:aws:iam::111122223333:role/ab | true",
                "ArnLike | arn:aws:iam::111122223333:role/a | arn:aws:iam::111122223333:ROLE/a | false",
                "ArnLike | arn:aws:*:role/a | arn:aws:iam::111122223333:role/a | false",
                "ArnLike | arn:aws:iam::111122223333:role/* | text | false",
                "ArnLike | * | anything | true",
                "ArnLike | arn:aws:iam | arn:aws:iam::111122223333:role/a | false",
                "ArnNotLike | arn:aws:iam | arn:aws:iam::111122223333:role/a | true",
                "ArnNotEquals | arn:aws:iam::111122223333:role/* | arn:aws:iam::111122223333:role/a | false",
                "ArnNotLike | arn:aws:iam::111122223333:role/* | arn:aws:iam::111122223333:user/a | true",
                // Null: true means that the key is absent.
                "Null | true | a | false",
                "Null | false | a | true",
                "Null | true | - | true",
                "Null | false | - | false",
                // Absent: positive false, negated true, IfExists true.
                "StringEquals | a | - | false",
                "StringNotEquals | a | - | true",
                "NumericLessThan | 1 | - | false",
                "NumericNotEquals | 1 | - | true",
                "DateNotEquals | 2026 | - | true",
                "NotIpAddress | 10.0.0.0/8 | - | true",
                "ArnNotLike | arn:aws:iam::1:x | - | true",
                "Bool | true | - | false",
                "BoolIfExists | true | - | true",
                "BoolIfExists | true | false | false",
                "StringEqualsIfExists | a | - | true",
                "StringEqualsIfExists | a | b | false",
                "StringNotEqualsIfExists | a | - | true",
                "IpAddressIfExists | 10.0.0.0/8 | - | true",
                "ForAllValues:StringEquals | a | - | true",
                "ForAllValues:StringNotEquals | a | - | true",
                "ForAllValues:StringEqualsIfExists | a | - | true",
                "ForAnyValue:StringEquals | a | - | false",
                "ForAnyValue:StringNotEquals | a | - | false",
                "ForAnyValue:StringEqualsIfExists | a | - | true",
                "ForAnyValue:StringEquals | a | a | true",
                "ForAllValues:StringEquals | a | b | false"
            })
    void an_operator_compares_the_value_of_the_request_with_that_of_the_policy(
            String operator, String wanted, String found, boolean holds) {
        Fact fact = found == null ? Fact.ABSENT : Fact.of(found);

        assertThat(verdict(operator, List.of(wanted), fact)).isEqualTo(Verdict.of(holds));
    }

    @Test
    void of_several_values_a_positive_operator_needs_one_and_a_negated_none() {
        assertThat(verdict("StringEquals", List.of("a", "b"), Fact.of("b"))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict("StringNotEquals", List.of("a", "b"), Fact.of("b"))).isEqualTo(Verdict.FAILS);
        assertThat(verdict("StringNotEquals", List.of("a", "b"), Fact.of("c"))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict("NotIpAddress", List.of("10.0.0.0/8", "::1"), Fact.of("::1")))
                .isEqualTo(Verdict.FAILS);
        assertThat(verdict("StringEquals", List.of(), Fact.of("a"))).isEqualTo(Verdict.FAILS);
        assertThat(verdict("StringNotEquals", List.of(), Fact.of("a"))).isEqualTo(Verdict.HOLDS);
    }

    @ParameterizedTest(name = "{0} met {1}: {2}")
    @MethodSource
    void set_operators_join_the_values_of_a_multivalued_key(String operator, List<String> found, boolean holds) {
        assertThat(verdict(operator, List.of("a", "b"), Fact.ofAll(found))).isEqualTo(Verdict.of(holds));
    }

    static Stream<Arguments> set_operators_join_the_values_of_a_multivalued_key() {
        return Stream.of(
                Arguments.of("ForAllValues:StringEquals", List.of("a"), true),
                Arguments.of("ForAllValues:StringEquals", List.of("a", "b"), true),
                Arguments.of("ForAllValues:StringEquals", List.of("a", "c"), false),
                Arguments.of("ForAllValues:StringEquals", List.of(), true),
                Arguments.of("ForAllValues:StringNotEquals", List.of("c", "d"), true),
                Arguments.of("ForAllValues:StringNotEquals", List.of("c", "a"), false),
                Arguments.of("ForAllValues:StringNotEquals", List.of(), true),
                Arguments.of("ForAnyValue:StringEquals", List.of("c", "a"), true),
                Arguments.of("ForAnyValue:StringEquals", List.of("c", "d"), false),
                Arguments.of("ForAnyValue:StringEquals", List.of(), false),
                Arguments.of("ForAnyValue:StringNotEquals", List.of("a", "c"), true),
                Arguments.of("ForAnyValue:StringNotEquals", List.of("a", "b"), false),
                Arguments.of("ForAnyValue:StringNotEquals", List.of(), false),
                Arguments.of("ForAllValues:StringLikeIfExists", List.of("a", "c"), false),
                Arguments.of("StringEquals", List.of("c", "a"), true),
                Arguments.of("StringEquals", List.of("c", "d"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "HOLDS, HOLDS, HOLDS, HOLDS",
        "HOLDS, FAILS, FAILS, HOLDS",
        "HOLDS, UNKNOWN, UNKNOWN, HOLDS",
        "FAILS, FAILS, FAILS, FAILS",
        "FAILS, UNKNOWN, FAILS, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void what_is_unknown_counts_only_where_the_rest_does_not_decide(
            Verdict a, Verdict b, Verdict both, Verdict either) {
        assertThat(a.and(b)).isEqualTo(both);
        assertThat(b.and(a)).isEqualTo(both);
        assertThat(a.or(b)).isEqualTo(either);
        assertThat(b.or(a)).isEqualTo(either);
    }

    @Test
    void an_empty_set_is_null_and_an_empty_text_is_not() {
        assertThat(verdict("Null", List.of("true"), Fact.ofAll(List.of()))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict("Null", List.of("false"), Fact.ofAll(List.of("a")))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict("Null", List.of("false"), Fact.of(""))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void of_values_whose_keys_differ_in_case_only_an_allow_needs_all_and_a_deny_one() {
        Fact twins = new Fact.Twins(List.of("a", "b"));

        assertThat(verdict("StringEquals", List.of("a"), twins, Effect.ALLOW)).isEqualTo(Verdict.FAILS);
        assertThat(verdict("StringEquals", List.of("a"), twins, Effect.DENY)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict("StringEquals", List.of("a", "b"), twins, Effect.ALLOW))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict("StringNotEquals", List.of("a"), twins, Effect.ALLOW))
                .isEqualTo(Verdict.FAILS);
        assertThat(verdict("StringNotEquals", List.of("a"), twins, Effect.DENY)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict("StringEquals", List.of("c"), twins, Effect.DENY)).isEqualTo(Verdict.FAILS);
        assertThat(verdict("Null", List.of("false"), twins, Effect.ALLOW)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void the_operators_of_the_specification_are_all_here() {
        assertThat(Stream.of(ConditionOperator.values()).map(ConditionOperator::word))
                .containsExactlyInAnyOrder(
                        "StringEquals",
                        "StringNotEquals",
                        "StringEqualsIgnoreCase",
                        "StringNotEqualsIgnoreCase",
                        "StringLike",
                        "StringNotLike",
                        "NumericEquals",
                        "NumericNotEquals",
                        "NumericLessThan",
                        "NumericLessThanEquals",
                        "NumericGreaterThan",
                        "NumericGreaterThanEquals",
                        "DateEquals",
                        "DateNotEquals",
                        "DateLessThan",
                        "DateLessThanEquals",
                        "DateGreaterThan",
                        "DateGreaterThanEquals",
                        "Bool",
                        "BinaryEquals",
                        "IpAddress",
                        "NotIpAddress",
                        "ArnEquals",
                        "ArnNotEquals",
                        "ArnLike",
                        "ArnNotLike",
                        "Null");
    }

    private static Verdict verdict(String operator, List<String> wanted, Fact fact) {
        return verdict(operator, wanted, fact, Effect.ALLOW);
    }

    private static Verdict verdict(String operator, List<String> wanted, Fact fact, Effect effect) {
        try {
            return Condition.of(operator, KEY, wanted, true, PolicyType.IDENTITY_POLICY)
                    .verdict(Documents.request(Map.of(KEY, fact)), effect);
        } catch (MalformedPolicy malformed) {
            throw new AssertionError(operator, malformed);
        }
    }
}
