// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static io.sealwright.policy.Documents.ADMINISTRATOR_ACCESS;
import static io.sealwright.policy.Documents.ALICE;
import static io.sealwright.policy.Documents.ASSUME_ROLE;
import static io.sealwright.policy.Documents.CAROL;
import static io.sealwright.policy.Documents.DEFAULT_KEY_POLICY;
import static io.sealwright.policy.Documents.ENCRYPT;
import static io.sealwright.policy.Documents.KEY;
import static io.sealwright.policy.Documents.ROLE;
import static io.sealwright.policy.Documents.ROOT_USER;
import static io.sealwright.policy.Documents.STRANGER;
import static io.sealwright.policy.Documents.WORKLOAD;
import static io.sealwright.policy.Documents.WRITER;
import static io.sealwright.policy.Documents.identityStatement;
import static io.sealwright.policy.Documents.keyStatement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's order of evaluation with everything that may limit a caller, row by row. */
class EvaluationLogicTest {
    private static final String ALLOW_ALL = identityStatement("Allow", "*", "*");
    private static final String DENY_ALL = identityStatement("Deny", "*", "*");
    private static final String NOTHING = identityStatement("Allow", "s3:GetObject", "*");
    private static final String ROLE_TRUST_EVERYONE =
            "{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'sts:AssumeRole'}";

    private final PolicyEvaluator evaluator = new PolicyEvaluator();

    /** The table "Resource policy that allows, same account". */
    @ParameterizedTest(name = "{0} for {1}: identity limits {2}, boundary {3}, session {4}")
    @CsvSource({
        "arn:aws:iam::111122223333:user/alice,                     alice,  false, false, false",
        "arn:aws:iam::111122223333:role/app/writer,                writer, false, true,  true",
        "arn:aws:sts::111122223333:assumed-role/writer/s1,         writer, false, false, false",
        "arn:aws:sts::111122223333:federated-user/carol,           carol,  false, false, false",
        "arn:aws:iam::111122223333:user/alice,                     carol,  false, true,  true",
        "*,                                                        writer, false, false, false",
        "*,                                                        carol,  false, false, false",
        "arn:aws:iam::111122223333:root,                           alice,  true,  true,  true",
        "arn:aws:iam::111122223333:root,                           writer, true,  true,  true",
        "111122223333,                                             carol,  true,  true,  true"
    })
    void who_is_named_decides_which_implicit_denies_limit_it(
            String named, String requester, boolean identity, boolean boundary, boolean session) {
        Principal caller = named(requester);
        var world =
                world(caller).resource(keyStatement("Allow", named, "kms:*")).identity(ALLOW_ALL);
        world.boundary(ALLOW_ALL).session(ALLOW_ALL);

        assertThat(world.decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(world.identity(NOTHING).decide()).isEqualTo(missingIf(identity, PolicyKind.IDENTITY));
        assertThat(world.identity(ALLOW_ALL).boundary(NOTHING).decide())
                .isEqualTo(missingIf(boundary, PolicyKind.BOUNDARY));
        assertThat(world.boundary(ALLOW_ALL).session(NOTHING).decide())
                .isEqualTo(missingIf(session, PolicyKind.SESSION));
    }

    @Test
    void a_federated_user_without_a_session_policy_may_do_nothing_and_a_role_session_all_of_its_role() {
        var federated = world(CAROL)
                .resource(keyStatement("Allow", "111122223333", "kms:*"))
                .identity(ALLOW_ALL);
        var role = world(WRITER)
                .resource(keyStatement("Allow", "111122223333", "kms:*"))
                .identity(ALLOW_ALL);

        assertThat(federated.decide()).isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.SESSION));
        assertThat(role.decide()).isEqualTo(Decision.Allowed.INSTANCE);
    }

    @Test
    void each_session_policy_and_each_level_of_an_organization_must_allow() {
        var world = world(ALICE)
                .resource(keyStatement("Allow", "111122223333", "kms:*"))
                .identity(ALLOW_ALL);

        assertThat(world.session(ALLOW_ALL).session(ALLOW_ALL).decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(world.copy().session(NOTHING).decide()).isEqualTo(missing(PolicyKind.SESSION));
        assertThat(world.serviceControl(ALLOW_ALL).serviceControl(ALLOW_ALL).decide())
                .isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(world.copy().serviceControl(NOTHING).decide()).isEqualTo(missing(PolicyKind.SERVICE_CONTROL));
    }

    @Test
    void an_explicit_deny_anywhere_wins_and_names_its_kind() {
        assertThat(allowed().serviceControl(ALLOW_ALL, DENY_ALL).decide())
                .isEqualTo(denied(PolicyKind.SERVICE_CONTROL));
        assertThat(allowed()
                        .resourceControl("{'Effect':'Deny','Principal':'*','Action':'kms:*','Resource':'*'}")
                        .decide())
                .isEqualTo(denied(PolicyKind.RESOURCE_CONTROL));
        assertThat(allowed().resource(keyStatement("Deny", "*", "kms:*")).decide())
                .isEqualTo(denied(PolicyKind.RESOURCE));
        assertThat(allowed().identity(ALLOW_ALL, DENY_ALL).decide()).isEqualTo(denied(PolicyKind.IDENTITY));
        assertThat(allowed().boundary(ALLOW_ALL, DENY_ALL).decide()).isEqualTo(denied(PolicyKind.BOUNDARY));
        assertThat(allowed().session(ALLOW_ALL, DENY_ALL).decide()).isEqualTo(denied(PolicyKind.SESSION));
        assertThat(allowed().endpoint("Deny").decide()).isEqualTo(denied(PolicyKind.ENDPOINT));
    }

    @Test
    void the_first_in_aws_order_gives_the_reason() {
        var world =
                allowed().endpoint("Deny").session(DENY_ALL).boundary(DENY_ALL).identity(DENY_ALL);

        assertThat(world.decide()).isEqualTo(denied(PolicyKind.IDENTITY));
        assertThat(world.resource(keyStatement("Deny", "*", "kms:*")).decide()).isEqualTo(denied(PolicyKind.RESOURCE));
        assertThat(world.serviceControl(DENY_ALL).decide()).isEqualTo(denied(PolicyKind.SERVICE_CONTROL));

        var silent = world(ALICE).resource(keyStatement("Allow", "111122223333", "kms:*"));
        assertThat(silent.boundary(NOTHING).session(NOTHING).identity(NOTHING).decide())
                .isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(silent.endpoint("nothing").decide()).isEqualTo(missing(PolicyKind.ENDPOINT));
        assertThat(silent.serviceControl(NOTHING).decide()).isEqualTo(missing(PolicyKind.SERVICE_CONTROL));
    }

    @Test
    void an_endpoint_policy_must_allow_too() {
        assertThat(allowed().endpoint("Allow").decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(allowed().endpoint("nothing").decide()).isEqualTo(missing(PolicyKind.ENDPOINT));
    }

    @Test
    void the_root_user_has_full_access_limited_by_scp_rcp_and_the_resource_only() {
        var service = world(ROOT_USER).withoutResource();
        var key = world(ROOT_USER).resource(keyStatement("Allow", "arn:aws:iam::111122223333:root", "kms:*"));

        assertThat(service.decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(key.decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(key.resource(keyStatement("Allow", "arn:aws:iam::111122223333:user/alice", "kms:*"))
                        .decide())
                .isEqualTo(missing(PolicyKind.RESOURCE));
        assertThat(service.serviceControl(NOTHING).decide()).isEqualTo(missing(PolicyKind.SERVICE_CONTROL));
        assertThat(service.serviceControl(DENY_ALL).decide()).isEqualTo(denied(PolicyKind.SERVICE_CONTROL));
    }

    @Test
    void a_grant_allows_whatever_key_and_identity_policies_leave_out() {
        var silent = world(ALICE)
                .resource(keyStatement("Allow", "444455556666", "kms:*"))
                .identity(NOTHING);
        var delegating = world(ALICE)
                .resource(keyStatement("Allow", "111122223333", "kms:*"))
                .identity(NOTHING);

        assertThat(silent.granted().decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(delegating.granted().decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(silent.boundary(NOTHING).decide()).isEqualTo(Decision.Allowed.INSTANCE);
    }

    @Test
    void a_grant_to_another_account_stands_for_the_identity_policy_there() {
        var foreign = world(STRANGER)
                .resource(keyStatement("Allow", "111122223333", "kms:*"))
                .granted();

        assertThat(foreign.decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(foreign.serviceControl(NOTHING).decide()).isEqualTo(missing(PolicyKind.SERVICE_CONTROL));
    }

    @Test
    void a_deny_beats_a_grant_and_a_session_policy_cuts_it() {
        assertThat(allowed().granted().identity(DENY_ALL).decide()).isEqualTo(denied(PolicyKind.IDENTITY));
        assertThat(world(WRITER)
                        .resource(keyStatement("Allow", "444455556666", "kms:*"))
                        .granted()
                        .session(NOTHING)
                        .decide())
                .isEqualTo(missing(PolicyKind.SESSION));
        assertThat(world(WRITER)
                        .resource(keyStatement("Allow", "444455556666", "kms:*"))
                        .granted()
                        .boundary(NOTHING)
                        .decide())
                .isEqualTo(missing(PolicyKind.BOUNDARY));
        assertThat(world(WRITER)
                        .resource(keyStatement("Allow", "444455556666", "kms:*"))
                        .granted()
                        .session(ALLOW_ALL)
                        .decide())
                .isEqualTo(Decision.Allowed.INSTANCE);
    }

    @Test
    void a_grant_is_no_session_policy_and_the_root_user_may_have_one() {
        var elsewhere = keyStatement("Allow", "444455556666", "kms:*");

        assertThat(world(CAROL).resource(elsewhere).granted().decide()).isEqualTo(missing(PolicyKind.SESSION));
        assertThat(world(CAROL).resource(elsewhere).granted().session(ALLOW_ALL).decide())
                .isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(world(ROOT_USER).resource(elsewhere).granted().decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(world(ROOT_USER).resource(elsewhere).decide()).isEqualTo(missing(PolicyKind.RESOURCE));
    }

    @Test
    void each_level_of_resource_control_policies_must_allow() {
        String full = "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}";
        String deny = "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'}";

        assertThat(allowed().resourceControl(full, deny).resourceControl(full).decide())
                .isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(allowed().resourceControl(full).resourceControl(deny).decide())
                .isEqualTo(missing(PolicyKind.RESOURCE_CONTROL));
    }

    @Test
    void unique_ids_and_providers_reach_only_their_own() {
        String byId = keyStatement("Allow", "AROAWRITER123456", "kms:*");
        var writer = Documents.session("writer", "AROAWRITER123456", "s1");

        assertThat(world(writer).resource(byId).decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(world(WRITER).resource(byId).decide()).isEqualTo(missing(PolicyKind.RESOURCE));
        assertThat(world(ROOT_USER).resource(byId).decide()).isEqualTo(missing(PolicyKind.RESOURCE));
        assertThat(world(ALICE)
                        .resource("{'Effect':'Allow','Principal':{'Federated':'" + Documents.PROVIDER
                                + "','Service':'kms.amazonaws.com'},'Action':'kms:*','Resource':'*'}")
                        .decide())
                .isEqualTo(missing(PolicyKind.RESOURCE));
        assertThat(trusting(WORKLOAD, "'AWS':'*'").decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(trusting(WORKLOAD, "'AWS':'AROAWRITER123456'").decide()).isEqualTo(missing(PolicyKind.TRUST));
    }

    @Test
    void a_session_has_the_account_partition_and_names_of_its_arn_exactly() {
        for (String other : List.of(
                "arn:aws:sts::111122223333:assumed-role/writer/s2",
                "arn:aws:sts::111122223333:assumed-role/writes/s1",
                "arn:aws:sts::444455556666:assumed-role/writer/s1",
                "arn:aws-cn:sts::111122223333:assumed-role/writer/s1",
                "arn:aws:sts::111122223333:federated-user/s1",
                "arn:aws:iam::111122223333:role/writer",
                "arn:aws:iam::111122223333:role/app/writes",
                "arn:aws:iam::111122223333:user/app/writer")) {
            assertThat(world(WRITER)
                            .resource(keyStatement("Allow", other, "kms:*"))
                            .decide())
                    .as(other)
                    .isEqualTo(missing(PolicyKind.RESOURCE));
        }
    }

    @Test
    void across_accounts_nobody_named_gets_round_its_own_side() {
        var inviting =
                world(STRANGER).resource(keyStatement("Allow", "arn:aws:iam::444455556666:user/stranger", "kms:*"));

        assertThat(inviting.identity(NOTHING).decide()).isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(inviting.identity(ALLOW_ALL).boundary(NOTHING).decide()).isEqualTo(missing(PolicyKind.BOUNDARY));
        assertThat(inviting.boundary(ALLOW_ALL).decide()).isEqualTo(Decision.Allowed.INSTANCE);
    }

    @Test
    void a_trust_policy_that_names_the_caller_suffices_in_its_account_and_one_that_names_the_account_delegates() {
        var naming = trusting(ALICE, "'AWS':'arn:aws:iam::111122223333:user/alice'");
        var delegating = trusting(ALICE, "'AWS':'111122223333'");
        var foreign = trusting(STRANGER, "'AWS':'arn:aws:iam::444455556666:user/stranger'");

        assertThat(naming.identity(NOTHING).decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(delegating.identity(NOTHING).decide()).isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(delegating.identity(ALLOW_ALL).decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(foreign.identity(NOTHING).decide()).isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(foreign.identity(ALLOW_ALL).decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(trusting(STRANGER, "'AWS':'111122223333'")
                        .identity(ALLOW_ALL)
                        .decide())
                .isEqualTo(missing(PolicyKind.TRUST));
    }

    @Test
    void whom_a_provider_vouches_for_is_decided_by_the_trust_policy_alone() {
        var trusting = trusting(WORKLOAD, "'Federated':'" + Documents.PROVIDER + "'");

        assertThat(trusting.identity(NOTHING).decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(trusting(WORKLOAD, "'AWS':'111122223333'")
                        .identity(ALLOW_ALL)
                        .decide())
                .isEqualTo(missing(PolicyKind.TRUST));
        assertThat(trusting(WORKLOAD, "'Federated':'arn:aws:iam::111122223333:oidc-provider/other.example.com'")
                        .decide())
                .isEqualTo(missing(PolicyKind.TRUST));
    }

    @Test
    void kms_principal_everyone_with_the_callers_account_is_every_identity_of_that_account() {
        String idiom = "{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'kms:*','Resource':'*','Condition':"
                + "{'StringEquals':{'kms:CallerAccount':'111122223333'}}}";
        Facts ours = Documents.facts(Map.of("kms:CallerAccount", Fact.of("111122223333")));
        Facts theirs = Documents.facts(Map.of("kms:CallerAccount", Fact.of("444455556666")));

        assertThat(world(ALICE).resource(idiom).identity(NOTHING).facts(ours).decide())
                .isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(world(STRANGER)
                        .resource(idiom)
                        .identity(ALLOW_ALL)
                        .facts(theirs)
                        .decide())
                .isEqualTo(missing(PolicyKind.RESOURCE));
    }

    @ParameterizedTest(name = "NotPrincipal {1} for {0}: denied {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "alice | arn:aws:iam::111122223333:user/alice | true",
                "alice | arn:aws:iam::111122223333:user/alice & 111122223333 | false",
                "alice | 111122223333 | true",
                "alice | * | false",
                "root | 111122223333 | false",
                "writer | 111122223333 & arn:aws:iam::111122223333:role/app/writer | true",
                "writer | 111122223333 & arn:aws:sts::111122223333:assumed-role/writer/s1 | true",
                "writer | 111122223333 & arn:aws:iam::111122223333:role/app/writer & arn:aws:sts::111122223333:assumed-role/writer/s1 | false",
                "writer | 111122223333 & arn:aws:iam::111122223333:role/app/writer & arn:aws:sts::111122223333:assumed-role/writer/s2 | true",
                "carol | 111122223333 & arn:aws:sts::111122223333:federated-user/carol | false",
                "carol | 111122223333 & arn:aws:iam::111122223333:user/alice | true",
                "stranger | 111122223333 & arn:aws:iam::111122223333:user/alice | true"
            })
    void not_principal_excepts_only_whom_it_lists_with_account_role_and_session(
            String requester, String listed, boolean denied) {
        String statement = "{'Effect':'Deny','NotPrincipal':{'AWS':[%s]},'Action':'kms:*','Resource':'*'}"
                .formatted("'" + listed.replace(" & ", "','") + "'");
        var world = world(named(requester))
                .resource(keyStatement("Allow", "*", "kms:*"), statement)
                .identity(ALLOW_ALL);

        assertThat(world.decide().equals(denied(PolicyKind.RESOURCE))).isEqualTo(denied);
    }

    @Test
    void not_principal_always_denies_whoever_has_a_permissions_boundary() {
        String statement = "{'Effect':'Deny','NotPrincipal':{'AWS':['*']},'Action':'kms:*','Resource':'*'}";
        var world = world(ALICE)
                .resource(keyStatement("Allow", "*", "kms:*"), statement)
                .identity(ALLOW_ALL);

        assertThat(world.decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(world.boundary(ALLOW_ALL).decide()).isEqualTo(denied(PolicyKind.RESOURCE));
    }

    @Test
    void not_action_and_not_resource_speak_of_everything_else() {
        String notAction = "{'Effect':'Allow','NotAction':['kms:Decrypt','iam:*'],'Resource':'*'}";
        String notResource = "{'Effect':'Allow','Action':'kms:*','NotResource':'arn:aws:kms:*:*:key/1234*'}";

        assertThat(world(ALICE).withoutResource().identity(notAction).decide()).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(world(ALICE)
                        .withoutResource()
                        .identity(notAction)
                        .action(Documents.DECRYPT)
                        .decide())
                .isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(world(ALICE)
                        .resource(keyStatement("Allow", "111122223333", "kms:*"))
                        .identity(notResource)
                        .decide())
                .isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(world(ALICE).withoutResource().identity(notResource).decide())
                .isEqualTo(Decision.Allowed.INSTANCE);
    }

    @Test
    void whoever_is_made_again_under_an_old_name_is_not_whom_the_policy_meant() {
        var alice = Documents.arn("arn:aws:iam::111122223333:user/alice");
        var role = Documents.arn("arn:aws:iam::111122223333:role/app/writer");
        var ids = PrincipalIds.of(Map.of(alice, "AIDAalice", role, "AROAWRITER"));
        String policy = Documents.policy(
                keyStatement("Allow", alice.toString(), "kms:*"), keyStatement("Allow", role.toString(), "kms:*"));

        assertThat(onKeyOf(policy, ids, ALICE)).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(onKeyOf(policy, ids, WRITER)).isEqualTo(Decision.Allowed.INSTANCE);
        assertThat(onKeyOf(policy, ids, CAROL)).isEqualTo(missing(PolicyKind.SESSION));
        assertThat(onKeyOf(policy, ids, new Principal.User("aws", Documents.ACCOUNT, "/", "alice", "AIDANEW")))
                .isEqualTo(missing(PolicyKind.RESOURCE));
        assertThat(onKeyOf(policy, ids, Documents.session("writer", "AROANEW", "s1")))
                .isEqualTo(missing(PolicyKind.RESOURCE));
        assertThat(onKeyOf(policy, PrincipalIds.NONE, Documents.session("writer", "AROANEW", "s1")))
                .isEqualTo(Decision.Allowed.INSTANCE);
    }

    @Test
    void a_key_policy_does_not_hear_of_the_aliases_of_its_key_and_an_identity_policy_does() {
        Facts facts = Documents.facts(Map.of("kms:ResourceAliases", Fact.ofAll(List.of("alias/app"))));
        String condition = ",'Condition':{'ForAnyValue:StringEquals':{'kms:ResourceAliases':'alias/app'}}}";
        PolicySet named = Documents.keyPolicy(Documents.json(
                "{'Statement':{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'" + condition + "}"));
        PolicySet identity = Documents.identity(
                Documents.json("{'Statement':{'Effect':'Allow','Action':'kms:*','Resource':'*'" + condition + "}"));
        var request = new AccessRequest(ALICE, Documents.ENCRYPT, Resource.of(Documents.KEY), facts);
        var evaluator = new PolicyEvaluator();

        assertThat(evaluator.decide(request, Policies.of(CallersPolicies.NONE, named, List.of(), null)))
                .isEqualTo(missing(PolicyKind.RESOURCE));
        assertThat(evaluator.decide(request, Policies.of(identity, Documents.keyPolicy(Documents.DEFAULT_KEY_POLICY))))
                .isEqualTo(Decision.Allowed.INSTANCE);
    }

    @Test
    void the_unique_id_of_a_user_reaches_its_federated_sessions_and_no_others() {
        var dora = new io.sealwright.vocabulary.Principal.User(
                "aws", Documents.ACCOUNT, "/", "dora", "AIDACKCEVSQ6C2EXAMPLE");
        var session = new io.sealwright.vocabulary.Principal.FederatedUser("aws", Documents.ACCOUNT, "d", dora);
        String policy = Documents.policy(keyStatement("Allow", "AIDACKCEVSQ6C2EXAMPLE", "kms:*"));

        assertThat(onKeyOf(policy, PrincipalIds.NONE, session)).isEqualTo(missing(PolicyKind.SESSION));
        assertThat(onKeyOf(policy, PrincipalIds.NONE, CAROL)).isEqualTo(missing(PolicyKind.RESOURCE));
    }

    @Test
    void a_document_stands_in_no_set_of_another_kind() {
        for (PolicyType type : PolicyType.values()) {
            if (type != PolicyType.IDENTITY_POLICY) {
                assertThat(type.maySpeakAs(PolicyKind.BOUNDARY)).as(type.name()).isFalse();
            }
        }
        for (PolicyKind kind : PolicyKind.values()) {
            boolean managed = kind == PolicyKind.IDENTITY || kind == PolicyKind.BOUNDARY || kind == PolicyKind.SESSION;
            assertThat(PolicyType.IDENTITY_POLICY.maySpeakAs(kind))
                    .as(kind.name())
                    .isEqualTo(managed);
        }
    }

    @Test
    void the_ids_of_principals_are_kept_as_a_text() {
        var ids = PrincipalIds.of(Map.of(Documents.arn("arn:aws:iam::111122223333:user/a b"), "AIDAX", ROLE, "AROAY"));

        assertThat(PrincipalIds.parse(ids.text())).isEqualTo(ids).hasSameHashCodeAs(ids);
        assertThat(ids.text()).isEqualTo("""
                arn:aws:iam::111122223333:role/app/writer AROAY
                arn:aws:iam::111122223333:user/a b AIDAX
                """);
        assertThat(PrincipalIds.parse("")).isEqualTo(PrincipalIds.NONE);
        assertThat(ids.of(ROLE)).hasValue("AROAY");
    }

    @Test
    void what_aws_manages_is_foreign_to_nobody() {
        var managed = Resource.of(Documents.arn("arn:aws:iam::aws:policy/AdministratorAccess"));
        var request = new AccessRequest(ALICE, new Action("iam", "GetPolicy"), managed, Facts.NONE);

        assertThat(evaluator.decide(request, Policies.ofIdentity(Documents.identity(ADMINISTRATOR_ACCESS))))
                .isEqualTo(Decision.Allowed.INSTANCE);
    }

    @Test
    void no_set_of_policies_stands_in_the_place_of_another() {
        PolicySet identity = Documents.identity(ADMINISTRATOR_ACCESS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallersPolicies(identity, identity, List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallersPolicies(identity, null, List.of(identity), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallersPolicies(identity, null, List.of(), List.of(identity)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallersPolicies.of(Documents.keyPolicy(DEFAULT_KEY_POLICY)));
        assertThatIllegalArgumentException().isThrownBy(() -> Policies.of(identity, identity));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.of(CallersPolicies.NONE, null, List.of(identity), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.of(CallersPolicies.NONE, null, List.of(), identity));
    }

    private Decision onKeyOf(String policy, PrincipalIds ids, Principal caller) {
        var set = PolicySet.of(PolicyKind.RESOURCE, 1, List.of(Documents.document(policy, PolicyType.KEY_POLICY)), ids);
        return evaluator.decide(
                new AccessRequest(caller, ENCRYPT, Resource.of(KEY), Facts.NONE),
                Policies.of(CallersPolicies.NONE, set, List.of(), null));
    }

    private World allowed() {
        return world(ALICE).resource(keyStatement("Allow", "*", "kms:*")).identity(ALLOW_ALL);
    }

    private World trusting(Principal caller, String principal) {
        var world = world(caller).action(ASSUME_ROLE);
        world.on = ROLE;
        world.resource = Documents.of(PolicyType.TRUST_POLICY, ROLE_TRUST_EVERYONE.replace("'AWS':'*'", principal));
        return world;
    }

    private World world(Principal caller) {
        return new World(caller);
    }

    private static Principal named(String name) {
        return switch (name) {
            case "alice" -> ALICE;
            case "writer" -> WRITER;
            case "carol" -> CAROL;
            case "root" -> ROOT_USER;
            case "stranger" -> STRANGER;
            default -> throw new AssertionError(name);
        };
    }

    private static Decision missingIf(boolean limits, PolicyKind kind) {
        return limits ? missing(kind) : Decision.Allowed.INSTANCE;
    }

    private static Decision missing(PolicyKind kind) {
        return new Decision.ImplicitlyDenied(kind);
    }

    private static Decision denied(PolicyKind kind) {
        return new Decision.ExplicitlyDenied(kind);
    }

    /** All that decides, to be changed bit by bit; what is set again replaces what was. */
    private final class World {
        private final Principal caller;
        private Action action = ENCRYPT;
        private @Nullable Arn on = KEY;
        private Facts facts = Facts.NONE;
        private @Nullable PolicySet resource;
        private PolicySet identity = Documents.of(PolicyType.IDENTITY_POLICY, NOTHING);
        private @Nullable PolicySet boundary;
        private List<PolicySet> session = new ArrayList<>();
        private List<PolicySet> serviceControl = new ArrayList<>();
        private final List<PolicySet> resourceControl = new ArrayList<>();
        private @Nullable PolicySet endpoint;
        private Grants grants = Grants.NONE;

        World(Principal caller) {
            this.caller = caller;
        }

        World resource(String... statements) {
            resource = Documents.of(PolicyType.KEY_POLICY, statements);
            return this;
        }

        World withoutResource() {
            on = null;
            return this;
        }

        World action(Action other) {
            action = other;
            return this;
        }

        World facts(Facts known) {
            facts = known;
            return this;
        }

        World identity(String... statements) {
            identity = Documents.of(PolicyType.IDENTITY_POLICY, statements);
            return this;
        }

        World boundary(String... statements) {
            boundary = Documents.boundary(statements);
            return this;
        }

        /** The session's policies, of which the newest comes last. */
        World session(String... statements) {
            session.add(Documents.of(PolicyType.SESSION_POLICY, statements));
            return this;
        }

        World serviceControl(String... statements) {
            serviceControl.add(Documents.of(PolicyType.SERVICE_CONTROL_POLICY, statements));
            return this;
        }

        World resourceControl(String... statements) {
            resourceControl.add(Documents.of(PolicyType.RESOURCE_CONTROL_POLICY, statements));
            return this;
        }

        World endpoint(String effect) {
            String statement = "{'Effect':'%s','Principal':'*','Action':'%s','Resource':'*'}"
                    .formatted(effect.equals("Deny") ? "Deny" : "Allow", effect.equals("nothing") ? "s3:*" : "*");
            endpoint = Documents.of(PolicyType.ENDPOINT_POLICY, statement);
            return this;
        }

        World granted() {
            grants = request -> request.caller() instanceof Principal.AssumedRole
                            || request.caller() instanceof Principal.FederatedUser
                    ? Reach.ISSUER
                    : Reach.CALLER;
            return this;
        }

        World copy() {
            World copy = new World(caller).facts(facts).action(action);
            copy.on = on;
            copy.resource = resource;
            copy.identity = identity;
            copy.boundary = boundary;
            copy.session = new ArrayList<>(session);
            copy.serviceControl = new ArrayList<>(serviceControl);
            copy.endpoint = endpoint;
            copy.grants = grants;
            return copy;
        }

        Decision decide() {
            var policies = Policies.of(
                    new CallersPolicies(identity, boundary, session, serviceControl),
                    resource,
                    resourceControl,
                    endpoint);
            var target = on == null ? Resource.EVERYTHING : Resource.of(on);
            var request = new AccessRequest(caller, action, target, facts, grants);
            Decision decision = evaluator.decide(request, policies);
            assertThat(evaluator.explain(request, policies).decision()).isEqualTo(decision);
            return decision;
        }
    }
}
