// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions fail closed: what AWS knows and nobody here can tell denies, and never allows. */
class UnknownFactsTest {
    private final PolicyEvaluator evaluator = new PolicyEvaluator();

    static Stream<String> operators() {
        List<String> all = new ArrayList<>();
        for (ConditionOperator operator : ConditionOperator.values()) {
            all.add(operator.word());
            if (operator != ConditionOperator.NULL) {
                all.add(operator.word() + "IfExists");
                all.add("ForAllValues:" + operator.word());
                all.add("ForAnyValue:" + operator.word());
                all.add("ForAllValues:" + operator.word() + "IfExists");
                all.add("ForAnyValue:" + operator.word() + "IfExists");
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void a_deny_that_depends_on_an_unknown_key_applies_and_an_allow_does_not(String operator) {
        for (ConditionKeys.Row row : ConditionKeys.all()) {
            String key = row.name().endsWith("/") || row.name().endsWith(":") ? row.name() + "x" : row.name();
            for (String value : valuesFor(operator)) {
                String condition = ",'Condition':{'%s':{'%s':'%s'}}}".formatted(operator, key, value);
                var request = request(Facts.NONE, key.substring(0, key.indexOf(':')));

                assertThat(decide(request, allow(condition))).as(key).isNotInstanceOf(Decision.Allowed.class);
                assertThat(decide(request, allow("}"), deny(condition)))
                        .as(key)
                        .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.IDENTITY));
            }
        }
    }

    @Test
    void a_key_in_no_table_is_absent_as_on_aws() {
        var request = request(Facts.NONE, "kms");

        assertThat(decide(request, allow(",'Condition':{'StringNotEquals':{'aws:Invented':'x'}}}")))
                .isInstanceOf(Decision.Allowed.class);
        assertThat(decide(request, allow("}"), deny(",'Condition':{'StringEquals':{'invented:key':'x'}}}")))
                .isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void the_keys_of_one_service_are_absent_from_requests_to_another() {
        var toIam = request(Facts.NONE, "iam");
        String viaService = ",'Condition':{'StringEquals':{'kms:ViaService':'x'}}}";

        assertThat(decide(toIam, allow("}"), deny(viaService))).isInstanceOf(Decision.Allowed.class);
        assertThat(decide(request(Facts.NONE, "kms"), allow("}"), deny(viaService)))
                .isInstanceOf(Decision.ExplicitlyDenied.class);
    }

    @Test
    void a_deny_whose_other_condition_fails_does_not_depend_on_what_is_unknown() {
        String both = ",'Condition':{'StringEquals':{'aws:SourceVpc':'x','aws:username':'bob'}}}";
        var request = request(Documents.facts(Map.of("aws:username", Fact.of("alice"))), "kms");

        assertThat(decide(request, allow("}"), deny(both))).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void an_unknown_variable_denies_and_never_allows() {
        String variable = ",'Condition':{'StringEquals':{'aws:username':'${aws:SourceVpc}'}}}";
        var request = request(Documents.facts(Map.of("aws:username", Fact.of("alice"))), "kms");

        assertThat(decide(request, allow(variable))).isNotInstanceOf(Decision.Allowed.class);
        assertThat(decide(request, allow("}"), deny(variable))).isInstanceOf(Decision.ExplicitlyDenied.class);
    }

    @Test
    void facts_are_asked_in_order_until_one_can_tell() {
        Facts first = Documents.facts(Map.of("aws:username", Fact.ABSENT, "aws:userid", Fact.of("A")));
        Facts second = Documents.facts(Map.of("aws:username", Fact.of("bob"), "aws:PrincipalType", Fact.of("User")));
        Facts both = first.or(second);

        assertThat(both.of(ConditionKeys.named("aws:username"))).isEqualTo(Fact.ABSENT);
        assertThat(both.of(ConditionKeys.named("aws:userid"))).isEqualTo(Fact.of("A"));
        assertThat(both.of(ConditionKeys.named("aws:PrincipalType"))).isEqualTo(Fact.of("User"));
        assertThat(both.of(ConditionKeys.named("aws:SourceIp"))).isEqualTo(Fact.UNKNOWN);
    }

    private static List<String> valuesFor(String operator) {
        if (operator.contains("Bool") || operator.equals("Null")) {
            return List.of("true", "false");
        }
        if (operator.contains("Ip")) {
            return List.of("0.0.0.0/0");
        }
        return List.of(operator.contains("Binary") ? "AAAA" : operator.contains("Arn") ? "arn:aws:a:b:c:d" : "2026");
    }

    private static AccessRequest request(Facts facts, String service) {
        return new AccessRequest(Documents.ALICE, new Action(service, "Anything"), Resource.EVERYTHING, facts);
    }

    private Decision decide(AccessRequest request, String... statements) {
        return evaluator.decide(request, Policies.ofIdentity(Documents.identity(Documents.policy(statements))));
    }

    private static String allow(String rest) {
        return "{'Effect':'Allow','Action':'*','Resource':'*'" + rest;
    }

    private static String deny(String rest) {
        return "{'Effect':'Deny','Action':'*','Resource':'*'" + rest;
    }
}
