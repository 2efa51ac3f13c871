// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static io.sealwright.policy.Documents.ALICE;
import static io.sealwright.policy.Documents.ENCRYPT;
import static io.sealwright.policy.Documents.KEY;
import static io.sealwright.policy.Documents.STRANGER;
import static io.sealwright.policy.Documents.document;
import static io.sealwright.policy.Documents.identityStatement;
import static io.sealwright.policy.Documents.keyStatement;
import static io.sealwright.policy.Documents.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sealwright.policy.Explanation.Change;
import io.sealwright.policy.Explanation.Outcome;
import io.sealwright.policy.Explanation.StatementOutcome;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why a request was decided as it was, and what would have allowed it. */
class ExplanationTest {
    private static final String ALLOW_ALL = identityStatement("Allow", "*", "*");
    private static final String DELEGATE = keyStatement("Allow", "111122223333", "kms:*");
    private static final Arn MANAGED = Documents.arn("arn:aws:iam::111122223333:policy/work");

    private final PolicyEvaluator evaluator = new PolicyEvaluator();

    @Test
    void each_statement_says_whether_it_matched_or_why_not() {
        String text = policy(
                identityStatement("Allow", "kms:Decrypt", "*"),
                identityStatement("Allow", "kms:*", "arn:aws:kms:*:*:alias/*"),
                "{'Sid':'Office','Effect':'Allow','Action':'kms:*','Resource':'*','Condition':"
                        + "{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'},'Bool':{'aws:SecureTransport':'true'}}}",
                "{'Effect':'Allow','Action':'kms:*','Resource':'*','Condition':{'Null':{'aws:SourceVpc':'true'}}}",
                "{'Sid':'All','Effect':'Allow','Action':'kms:*','Resource':'*'}");
        Facts facts =
                Documents.facts(Map.of("aws:SourceIp", Fact.of("192.0.2.1"), "aws:SecureTransport", Fact.of(true)));

        var explanation = explain(ALICE, facts, keyPolicy(DELEGATE), identity(text), null);

        assertThat(explanation.decision()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(explanation.changes()).isEmpty();
        assertThat(explanation.policies())
                .extracting(Explanation.Policy::kind)
                .containsExactly(PolicyKind.RESOURCE, PolicyKind.IDENTITY);
        var mine = explanation.policies().get(1);
        assertThat(mine.name()).isEqualTo("work");
        assertThat(mine.arn()).isEqualTo(MANAGED);
        assertThat(mine.statements())
                .extracting(StatementOutcome::outcome)
                .containsExactly(
                        Outcome.OTHER_ACTION,
                        Outcome.OTHER_RESOURCE,
                        Outcome.CONDITION_FAILED,
                        Outcome.UNKNOWN,
                        Outcome.MATCHED);
        assertThat(mine.statements().get(2).conditions())
                .extracting(
                        Explanation.ConditionOutcome::key,
                        Explanation.ConditionOutcome::met,
                        Explanation.ConditionOutcome::verdict)
                .containsExactly(
                        tuple("aws:SourceIp", Fact.of("192.0.2.1"), Verdict.FAILS),
                        tuple("aws:SecureTransport", Fact.of(true), Verdict.HOLDS));
        assertThat(explanation.missingKeys()).containsExactly("aws:SourceVpc");
        assertThat(explanation.applied()).extracting(StatementOutcome::sid).containsExactly("", "All");
        assertThat(explanation.applied().getFirst().reach()).isEqualTo(Reach.ACCOUNT);
    }

    @Test
    void every_deny_that_applied_has_to_go() {
        String text = policy(
                ALLOW_ALL,
                "{'Sid':'No','Effect':'Deny','Action':'kms:Encrypt','Resource':'*'}",
                "{'Sid':'Dark','Effect':'Deny','Action':'kms:*','Resource':'*','Condition':"
                        + "{'StringEquals':{'aws:SourceVpc':'vpc-1'}}}");

        var explanation = explain(ALICE, Facts.NONE, keyPolicy(DELEGATE), identity(text), null);

        assertThat(explanation.changes())
                .hasSize(2)
                .allSatisfy(change -> assertThat(change).isInstanceOf(Change.RemoveDeny.class));
        assertThat(explanation.changes().stream()
                        .map(change -> ((Change.RemoveDeny) change).statement().sid()))
                .containsExactly("No", "Dark");
    }

    @Test
    void what_nothing_allows_needs_a_statement_and_a_condition_that_failed_could_be_met() {
        String conditional = "{'Effect':'Allow','Action':'kms:*','Resource':'*','Condition':"
                + "{'StringEquals':{'aws:username':'bob'}}}";
        String twice = "{'Effect':'Allow','Action':'kms:*','Resource':'*','Condition':"
                + "{'StringEquals':{'aws:username':'bob','aws:userid':'x'}}}";
        Facts facts = Documents.facts(Map.of("aws:username", Fact.of("alice"), "aws:userid", Fact.of("AIDA")));

        var silent = explain(
                ALICE,
                Facts.NONE,
                keyPolicy(DELEGATE),
                identity(policy(identityStatement("Allow", "s3:*", "*"))),
                null);
        var near = explain(ALICE, facts, keyPolicy(DELEGATE), identity(policy(twice, conditional)), null);

        assertThat(silent.changes())
                .containsExactly(new Change.AddAllow(PolicyKind.IDENTITY, 0, ALICE.arn(), ENCRYPT, Resource.of(KEY)));
        assertThat(near.changes()).singleElement().isInstanceOfSatisfying(Change.MeetConditions.class, change -> {
            assertThat(change.statement().index()).isEqualTo(1);
            assertThat(change.failed()).singleElement().satisfies(failed -> {
                assertThat(failed.wanted()).containsExactly("bob");
                assertThat(failed.met()).isEqualTo(Fact.of("alice"));
            });
        });
    }

    @Test
    void one_statement_in_the_resources_policy_suffices_in_its_account_and_not_across() {
        String elsewhere = keyStatement("Allow", "999988887777", "kms:*");
        var nothing = identity(policy(identityStatement("Allow", "s3:*", "*")));

        assertThat(explain(ALICE, Facts.NONE, keyPolicy(elsewhere), nothing, null)
                        .changes())
                .extracting(Change::kind)
                .containsExactly(PolicyKind.RESOURCE);
        assertThat(explain(STRANGER, Facts.NONE, keyPolicy(elsewhere), nothing, null)
                        .changes())
                .extracting(Change::kind)
                .containsExactly(PolicyKind.RESOURCE, PolicyKind.IDENTITY);
    }

    @Test
    void all_that_is_missing_is_named_at_once() {
        var nothing = identity(policy(identityStatement("Allow", "s3:*", "*")));
        var callers = new CallersPolicies(
                nothing,
                Documents.boundary(identityStatement("Allow", "s3:*", "*")),
                List.of(Documents.of(PolicyType.SESSION_POLICY, identityStatement("Allow", "s3:*", "*"))),
                List.of(
                        Documents.of(PolicyType.SERVICE_CONTROL_POLICY, ALLOW_ALL),
                        Documents.of(PolicyType.SERVICE_CONTROL_POLICY, identityStatement("Allow", "s3:*", "*"))));
        var request = new AccessRequest(ALICE, ENCRYPT, Resource.of(KEY), Facts.NONE);

        var explanation = evaluator.explain(request, Policies.of(callers, keyPolicy(DELEGATE), List.of(), null));

        assertThat(explanation.changes())
                .extracting(Change::kind)
                .containsExactly(
                        PolicyKind.SERVICE_CONTROL, PolicyKind.IDENTITY, PolicyKind.BOUNDARY, PolicyKind.SESSION);
        assertThat(explanation.changes().getFirst())
                .isEqualTo(new Change.AddAllow(PolicyKind.SERVICE_CONTROL, 1, ALICE.arn(), ENCRYPT, Resource.of(KEY)));
    }

    @Test
    void a_grant_leaves_only_what_limits_everybody() {
        var nothing = identity(policy(identityStatement("Allow", "s3:*", "*")));
        String elsewhere = keyStatement("Allow", "999988887777", "kms:*");

        var granted = explain(ALICE, Facts.NONE, keyPolicy(elsewhere), nothing, _ -> Reach.CALLER);

        assertThat(granted.allowedByGrant()).isTrue();
        assertThat(granted.decision()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(granted.changes()).isEmpty();
    }

    @Test
    void an_explanation_asks_for_no_more_than_would_have_sufficed() {
        String nothing = identityStatement("Allow", "s3:*", "*");
        var limited = new CallersPolicies(
                identity(policy(nothing)),
                Documents.boundary(nothing),
                List.of(Documents.of(PolicyType.SESSION_POLICY, nothing)),
                List.of());

        assertThat(kinds(Documents.WRITER, limited, keyStatement("Allow", Documents.ROLE.toString(), "kms:*"), false))
                .containsExactly(PolicyKind.BOUNDARY, PolicyKind.SESSION);
        assertThat(kinds(Documents.WRITER, limited, keyStatement("Allow", "999988887777", "kms:*"), false))
                .containsExactly(PolicyKind.RESOURCE);
        assertThat(kinds(Documents.WRITER, limited, keyStatement("Allow", "999988887777", "kms:*"), true))
                .containsExactly(PolicyKind.BOUNDARY, PolicyKind.SESSION);
        assertThat(kinds(STRANGER, limited, keyStatement("Allow", "444455556666", "kms:*"), false))
                .containsExactly(PolicyKind.IDENTITY, PolicyKind.BOUNDARY, PolicyKind.SESSION);
        assertThat(kinds(
                        Documents.ROOT_USER,
                        CallersPolicies.NONE,
                        keyStatement("Allow", "999988887777", "kms:*"),
                        false))
                .containsExactly(PolicyKind.RESOURCE);
        assertThat(kinds(Documents.CAROL, CallersPolicies.NONE, DELEGATE, false))
                .containsExactly(PolicyKind.IDENTITY, PolicyKind.SESSION);
    }

    @Test
    void a_grant_to_the_account_asks_for_an_identity_policy_besides() {
        String nothing = identityStatement("Allow", "s3:*", "*");
        var limited = new CallersPolicies(identity(policy(nothing)), Documents.boundary(nothing), List.of(), List.of());
        var request = new AccessRequest(ALICE, ENCRYPT, Resource.of(KEY), Facts.NONE, _ -> Reach.ACCOUNT);
        var policies = Policies.of(limited, keyPolicy(keyStatement("Allow", "999988887777", "kms:*")), List.of(), null);

        assertThat(evaluator.explain(request, policies).changes())
                .extracting(Change::kind)
                .containsExactly(PolicyKind.IDENTITY, PolicyKind.BOUNDARY);
    }

    @Test
    void across_accounts_the_callers_side_is_asked_for_whatever_the_key_policy_says() {
        String nothing = identityStatement("Allow", "s3:*", "*");
        var limited = new CallersPolicies(identity(policy(nothing)), Documents.boundary(nothing), List.of(), List.of());

        assertThat(kinds(STRANGER, limited, keyStatement("Allow", "999988887777", "kms:*"), false))
                .containsExactly(PolicyKind.RESOURCE, PolicyKind.IDENTITY, PolicyKind.BOUNDARY);
        assertThat(kinds(STRANGER, limited, keyStatement("Allow", STRANGER.arn().toString(), "kms:*"), false))
                .containsExactly(PolicyKind.IDENTITY, PolicyKind.BOUNDARY);
    }

    @Test
    void of_a_foreign_thing_without_a_policy_both_sides_are_missing() {
        var alias = Resource.of(Documents.arn("arn:aws:kms:eu-central-1:111122223333:alias/app"));
        var request = new AccessRequest(STRANGER, ENCRYPT, alias, Facts.NONE);
        var limited = new CallersPolicies(
                identity(policy(identityStatement("Allow", "s3:*", "*"))),
                Documents.boundary(identityStatement("Allow", "s3:*", "*")),
                List.of(),
                List.of());

        assertThat(evaluator
                        .explain(request, Policies.of(limited, null, List.of(), null))
                        .changes())
                .extracting(Change::kind)
                .containsExactly(PolicyKind.RESOURCE, PolicyKind.IDENTITY, PolicyKind.BOUNDARY);
        assertThat(evaluator
                        .explain(
                                new AccessRequest(ALICE, ENCRYPT, alias, Facts.NONE),
                                Policies.of(limited, null, List.of(), null))
                        .changes())
                .extracting(Change::kind)
                .containsExactly(PolicyKind.IDENTITY, PolicyKind.BOUNDARY);
    }

    @Test
    void only_an_allow_is_met_by_meeting_its_conditions() {
        String condition =
                ",'Condition':{'StringEquals':{'aws:username':'bob'},'Bool':{'aws:SecureTransport':'true'}}}";
        String text = policy(
                "{'Effect':'Deny','Action':'kms:*','Resource':'*'" + condition,
                "{'Effect':'Allow','Action':'kms:*','Resource':'*'" + condition);
        Facts facts = Documents.facts(Map.of("aws:username", Fact.of("alice"), "aws:SecureTransport", Fact.of(true)));

        var explanation = explain(ALICE, facts, keyPolicy(DELEGATE), identity(text), null);

        assertThat(explanation.changes())
                .singleElement()
                .isInstanceOfSatisfying(Change.MeetConditions.class, change -> {
                    assertThat(change.statement().effect()).isEqualTo(Effect.ALLOW);
                    assertThat(change.failed())
                            .extracting(Explanation.ConditionOutcome::key)
                            .containsExactly("aws:username");
                });
    }

    @Test
    void resource_control_endpoint_boundary_and_session_policies_are_told_too() {
        String everyone = "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}";
        String denying = "{'Effect':'Deny','NotPrincipal':{'AWS':'*'},'Action':'kms:*','Resource':'*'}";
        var callers = new CallersPolicies(
                identity(policy(ALLOW_ALL)),
                Documents.boundary(ALLOW_ALL),
                List.of(Documents.of(PolicyType.SESSION_POLICY, ALLOW_ALL)),
                List.of(Documents.of(PolicyType.SERVICE_CONTROL_POLICY, ALLOW_ALL)));
        var policies = Policies.of(
                callers,
                keyPolicy(DELEGATE, denying),
                List.of(Documents.of(PolicyType.RESOURCE_CONTROL_POLICY, everyone)),
                Documents.of(PolicyType.ENDPOINT_POLICY, everyone));

        var explanation = evaluator.explain(new AccessRequest(ALICE, ENCRYPT, Resource.of(KEY), Facts.NONE), policies);

        assertThat(explanation.policies())
                .extracting(Explanation.Policy::kind)
                .containsExactly(
                        PolicyKind.RESOURCE_CONTROL,
                        PolicyKind.SERVICE_CONTROL,
                        PolicyKind.ENDPOINT,
                        PolicyKind.RESOURCE,
                        PolicyKind.IDENTITY,
                        PolicyKind.BOUNDARY,
                        PolicyKind.SESSION);
        assertThat(explanation.changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.RemoveDeny.class,
                        change -> assertThat(change.statement().index()).isEqualTo(1));
    }

    @Test
    void conditions_are_told_as_they_are_written() {
        String text = policy("{'Effect':'Allow','Action':'kms:*','Resource':'*','Condition':"
                + "{'ForAllValues:StringLikeIfExists':{'AWS:tagkeys':['a','b']},'Null':{'aws:username':false}}}");

        var told = explain(ALICE, Facts.NONE, keyPolicy(DELEGATE), identity(text), null)
                .policies()
                .get(1)
                .statements()
                .getFirst()
                .conditions();

        assertThat(told)
                .extracting(
                        Explanation.ConditionOutcome::operator,
                        Explanation.ConditionOutcome::key,
                        Explanation.ConditionOutcome::wanted)
                .containsExactly(
                        tuple("ForAllValues:StringLikeIfExists", "AWS:tagkeys", List.of("a", "b")),
                        tuple("Null", "aws:username", List.of("false")));
    }

    private List<PolicyKind> kinds(Principal caller, CallersPolicies callers, String keyStatement, boolean granted) {
        Reach byGrant = caller instanceof Principal.User ? Reach.CALLER : Reach.ISSUER;
        var request =
                new AccessRequest(caller, ENCRYPT, Resource.of(KEY), Facts.NONE, _ -> granted ? byGrant : Reach.NOBODY);
        var policies = Policies.of(callers, keyPolicy(keyStatement), List.of(), null);
        return evaluator.explain(request, policies).changes().stream()
                .map(Change::kind)
                .toList();
    }

    @Test
    void whom_a_statement_does_not_speak_of_is_told_from_what() {
        var other = explain(
                ALICE,
                Facts.NONE,
                keyPolicy(keyStatement("Allow", "arn:aws:iam::111122223333:user/bob", "kms:*")),
                identity(policy(ALLOW_ALL)),
                null);

        assertThat(other.policies().getFirst().statements())
                .extracting(StatementOutcome::outcome)
                .containsExactly(Outcome.OTHER_PRINCIPAL);
    }

    private Explanation explain(
            Principal caller, Facts facts, PolicySet key, PolicySet identity, @Nullable Grants grants) {
        var request =
                new AccessRequest(caller, ENCRYPT, Resource.of(KEY), facts, grants == null ? Grants.NONE : grants);
        return evaluator.explain(request, Policies.of(CallersPolicies.of(identity), key, List.of(), null));
    }

    private static PolicySet keyPolicy(String... statements) {
        return Documents.of(PolicyType.KEY_POLICY, statements);
    }

    private static PolicySet identity(String text) {
        return PolicySet.named(
                PolicyKind.IDENTITY,
                1,
                List.of(new NamedPolicy("work", MANAGED, document(text, PolicyType.IDENTITY_POLICY))),
                PrincipalIds.NONE);
    }
}
