// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static io.sealwright.policy.Documents.ALICE;
import static io.sealwright.policy.Documents.ENCRYPT;
import static io.sealwright.policy.Documents.KEY;
import static io.sealwright.policy.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables of Version 2012-10-17, and what each comes to. */
class VariablesTest {
    private final PolicyEvaluator evaluator = new PolicyEvaluator();

    @ParameterizedTest(name = "{0} with team {1} met {2}: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "${aws:PrincipalTag/team} | red | red | HOLDS",
                "${aws:PrincipalTag/team} | red | blue | FAILS",
                "${AWS:principaltag/team}-x | red | red-x | HOLDS",
                "${ aws:PrincipalTag/team } | red | red | HOLDS",
                "${aws:PrincipalTag/team, 'none'} | - | none | HOLDS",
                "${aws:PrincipalTag/team,'none'} | red | none | FAILS",
                "${aws:PrincipalTag/team, ''} | - | '' | HOLDS",
                "${aws:PrincipalTag/team} | - | '' | FAILS",
                "a${*}c | - | a*c | HOLDS",
                "a${*}c | - | abc | FAILS",
                "${?}${$} | - | ?$ | HOLDS",
                "a* | - | abc | HOLDS",
                "${aws:PrincipalTag/team}* | r | red | HOLDS",
                "${aws:PrincipalTag/team} | * | red | FAILS",
                "${aws:PrincipalTag/team} | * | * | HOLDS",
                "${aws:PrincipalTag/team | - | ${aws:PrincipalTag/team | HOLDS",
                "${team} | - | x | FAILS"
            })
    void a_variable_is_its_value_whose_wildcards_are_literal(String wanted, String team, String found, Verdict verdict)
            throws MalformedPolicy {
        Fact tag = team == null ? Fact.ABSENT : Fact.of(team);
        var request = Documents.request(Map.of("aws:PrincipalTag/team", tag, "aws:username", Fact.of(found)));

        assertThat(Condition.of("StringLike", "aws:username", List.of(wanted), true, PolicyType.IDENTITY_POLICY)
                        .verdict(request, Effect.ALLOW))
                .isEqualTo(verdict);
    }

    @Test
    void without_a_value_for_its_variable_neither_an_operator_nor_its_negation_holds() throws MalformedPolicy {
        var request = Documents.request(Map.of("aws:PrincipalTag/team", Fact.ABSENT, "aws:username", Fact.of("alice")));
        List<String> wanted = List.of("${aws:PrincipalTag/team}");

        for (String operator : List.of("StringEquals", "StringNotEquals", "StringNotLike", "StringLikeIfExists")) {
            assertThat(Condition.of(operator, "aws:username", wanted, true, PolicyType.IDENTITY_POLICY)
                            .verdict(request, Effect.DENY))
                    .as(operator)
                    .isEqualTo(Verdict.FAILS);
        }
    }

    @Test
    void a_value_without_a_variable_may_match_beside_one_that_is_unresolved() throws MalformedPolicy {
        var request = Documents.request(Map.of("aws:PrincipalTag/team", Fact.ABSENT, "aws:username", Fact.of("alice")));
        var condition = Condition.of(
                "StringEquals",
                "aws:username",
                List.of("${aws:PrincipalTag/team}", "alice"),
                true,
                PolicyType.IDENTITY_POLICY);

        assertThat(condition.verdict(request, Effect.ALLOW)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_multivalued_key_is_no_variable_and_twins_are_unknown() throws MalformedPolicy {
        var condition = Condition.of(
                "StringEquals", "aws:username", List.of("${aws:TagKeys}"), true, PolicyType.IDENTITY_POLICY);

        assertThat(condition.verdict(
                        Documents.request(
                                Map.of("aws:TagKeys", Fact.ofAll(List.of("alice")), "aws:username", Fact.of("alice"))),
                        Effect.ALLOW))
                .isEqualTo(Verdict.FAILS);
        assertThat(condition.verdict(
                        Documents.request(Map.of(
                                "aws:TagKeys",
                                new Fact.Twins(List.of("alice", "bob")),
                                "aws:username",
                                Fact.of("alice"))),
                        Effect.ALLOW))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_value_that_would_make_matching_dear_is_as_unknown() throws MalformedPolicy {
        String longValue = "a".repeat(WildcardPattern.LONGEST_RUN);
        var request = Documents.request(
                Map.of("aws:PrincipalTag/team", Fact.of(longValue), "aws:username", Fact.of("x" + longValue + "yy")));

        assertThat(Condition.of(
                                "StringLike",
                                "aws:username",
                                List.of("*?${aws:PrincipalTag/team}*"),
                                true,
                                PolicyType.IDENTITY_POLICY)
                        .verdict(request, Effect.ALLOW))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(Condition.of(
                                "StringLike",
                                "aws:username",
                                List.of("*${aws:PrincipalTag/team}*"),
                                true,
                                PolicyType.IDENTITY_POLICY)
                        .verdict(request, Effect.ALLOW))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void before_2012_a_variable_is_plain_text() {
        String statement = "{'Effect':'Allow','Action':'kms:*','Resource':'arn:aws:kms:*:*:key/${aws:username}'}";

        assertThat(allows("{'Version':'2008-10-17','Statement':%s}".formatted(statement), "key/${aws:username}"))
                .isTrue();
        assertThat(allows("{'Statement':%s}".formatted(statement), "key/${aws:username}"))
                .isTrue();
        assertThat(allows("{'Version':'2012-10-17','Statement':%s}".formatted(statement), "key/${aws:username}"))
                .isFalse();
        assertThat(allows("{'Version':'2012-10-17','Statement':%s}".formatted(statement), "key/alice"))
                .isTrue();
        assertThat(allows("{'Version':'2012-10-17','Statement':%s}".formatted(statement), "key/bob"))
                .isFalse();
    }

    @Test
    void the_colons_of_a_variable_and_of_its_value_part_nothing() {
        String statement = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'kms:*','Resource':"
                + "'arn:aws:kms:*:${aws:PrincipalAccount}:key/${aws:userid}/*'}}";

        assertThat(allows(statement, "key/AROA:session/x")).isTrue();
        assertThat(allows(statement, "key/AROA:other/x")).isFalse();
    }

    @Test
    void a_resource_whose_variable_is_unresolved_does_not_match_and_neither_does_not_resource() {
        String resource = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'kms:*','Resource':"
                + "'arn:aws:kms:*:*:key/${aws:PrincipalTag/none}'}}";

        assertThat(allows(resource, "key/")).isFalse();
        assertThat(allows(resource.replace("'Resource'", "'NotResource'"), "alias/x"))
                .isFalse();
        assertThat(allows(resource.replace("/none", "/none, k"), "key/k")).isTrue();
    }

    private boolean allows(String policy, String resource) {
        var facts = Documents.facts(Map.of(
                "aws:username",
                Fact.of("alice"),
                "aws:userid",
                Fact.of("AROA:session"),
                "aws:PrincipalAccount",
                Fact.of("111122223333"),
                "aws:PrincipalTag/none",
                Fact.ABSENT));
        var arn = Documents.arn("arn:aws:kms:" + KEY.region() + ":111122223333:" + resource);
        var request = new AccessRequest(ALICE, ENCRYPT, Resource.of(arn), facts);
        return evaluator.decide(request, Policies.ofIdentity(Documents.identity(json(policy))))
                instanceof Decision.Allowed;
    }
}
