// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static io.sealwright.policy.Documents.ADMINISTRATOR_ACCESS;
import static io.sealwright.policy.Documents.ALICE;
import static io.sealwright.policy.Documents.BOB;
import static io.sealwright.policy.Documents.CREATE_KEY;
import static io.sealwright.policy.Documents.DECRYPT;
import static io.sealwright.policy.Documents.DEFAULT_KEY_POLICY;
import static io.sealwright.policy.Documents.ENCRYPT;
import static io.sealwright.policy.Documents.KEY;
import static io.sealwright.policy.Documents.STRANGER;
import static io.sealwright.policy.Documents.arn;
import static io.sealwright.policy.Documents.identity;
import static io.sealwright.policy.Documents.identityStatement;
import static io.sealwright.policy.Documents.keyPolicy;
import static io.sealwright.policy.Documents.keyStatement;
import static io.sealwright.policy.Documents.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Principal;
import org.junit.jupiter.api.Test;

/** One test per sentence of AWS's documentation. */
class PolicyEvaluatorTest {
    private static final Decision ALLOWED = new Decision.Allowed();
    private static final PolicySet NOTHING = identity();
    private static final String ROOT = "arn:aws:iam::111122223333:root";

    private final PolicyEvaluator evaluator = new PolicyEvaluator();

    @Test
    void a_key_policy_that_names_the_caller_needs_no_identity_policy() {
        var named = keyPolicy(policy(keyStatement("Allow", "arn:aws:iam::111122223333:user/alice", "kms:Encrypt")));

        assertThat(onKey(ALICE, ENCRYPT, NOTHING, named)).isEqualTo(ALLOWED);
        assertThat(onKey(BOB, ENCRYPT, NOTHING, named)).isEqualTo(missing(PolicyKind.RESOURCE));
        assertThat(onKey(ALICE, DECRYPT, NOTHING, named)).isEqualTo(missing(PolicyKind.RESOURCE));
    }

    @Test
    void a_user_is_named_with_its_path() {
        var withPath = keyPolicy(policy(keyStatement("Allow", "arn:aws:iam::111122223333:user/team/bob", "kms:*")));
        var withoutPath = keyPolicy(policy(keyStatement("Allow", "arn:aws:iam::111122223333:user/bob", "kms:*")));

        assertThat(onKey(BOB, ENCRYPT, NOTHING, withPath)).isEqualTo(ALLOWED);
        assertThat(onKey(BOB, ENCRYPT, NOTHING, withoutPath)).isEqualTo(missing(PolicyKind.RESOURCE));
    }

    @Test
    void a_user_of_the_same_name_in_another_account_or_partition_is_someone_else() {
        var foreign = keyPolicy(policy(
                keyStatement("Allow", "arn:aws:iam::444455556666:user/alice", "kms:*"),
                keyStatement("Allow", "arn:aws-cn:iam::111122223333:user/alice", "kms:*"),
                keyStatement("Allow", "arn:aws-cn:iam::111122223333:root", "kms:*"),
                keyStatement("Allow", "arn:aws:iam::111122223333:role/alice", "kms:*")));

        assertThat(onKey(ALICE, ENCRYPT, identity(ADMINISTRATOR_ACCESS), foreign))
                .isEqualTo(missing(PolicyKind.RESOURCE));
    }

    @Test
    void a_key_policy_that_names_only_the_account_needs_an_identity_policy() {
        var delegating = keyPolicy(DEFAULT_KEY_POLICY);

        assertThat(onKey(ALICE, ENCRYPT, NOTHING, delegating)).isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(onKey(ALICE, ENCRYPT, identity(ADMINISTRATOR_ACCESS), delegating))
                .isEqualTo(ALLOWED);
    }

    @Test
    void twelve_digits_name_the_account_as_its_root_does() {
        var delegating = keyPolicy(policy(keyStatement("Allow", "111122223333", "kms:*")));

        assertThat(onKey(ALICE, ENCRYPT, identity(ADMINISTRATOR_ACCESS), delegating))
                .isEqualTo(ALLOWED);
        assertThat(onKey(ALICE, ENCRYPT, NOTHING, delegating)).isEqualTo(missing(PolicyKind.IDENTITY));
    }

    @Test
    void a_key_policy_that_says_nothing_makes_identity_policies_powerless() {
        var silent = keyPolicy(policy(keyStatement("Allow", ROOT, "kms:DescribeKey")));

        assertThat(onKey(ALICE, ENCRYPT, identity(ADMINISTRATOR_ACCESS), silent))
                .isEqualTo(missing(PolicyKind.RESOURCE));
    }

    @Test
    void everyone_is_every_principal_by_name() {
        var open = keyPolicy(policy(keyStatement("Allow", "*", "kms:Encrypt")));

        assertThat(onKey(ALICE, ENCRYPT, NOTHING, open)).isEqualTo(ALLOWED);
        assertThat(onKey(STRANGER, ENCRYPT, NOTHING, open)).isEqualTo(missing(PolicyKind.IDENTITY));
    }

    @Test
    void an_explicit_deny_in_the_key_policy_wins_over_everything() {
        var denying = keyPolicy(policy(
                keyStatement("Allow", "arn:aws:iam::111122223333:user/alice", "kms:*"),
                keyStatement("Deny", "arn:aws:iam::111122223333:user/alice", "kms:Decrypt")));

        assertThat(onKey(ALICE, DECRYPT, identity(ADMINISTRATOR_ACCESS), denying))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.RESOURCE));
        assertThat(onKey(ALICE, ENCRYPT, NOTHING, denying)).isEqualTo(ALLOWED);
    }

    @Test
    void an_explicit_deny_in_an_identity_policy_wins_over_a_key_policy_that_names_the_caller() {
        var naming = keyPolicy(policy(keyStatement("Allow", "arn:aws:iam::111122223333:user/alice", "kms:*")));
        var denying = identity(ADMINISTRATOR_ACCESS, policy(identityStatement("Deny", "kms:Decrypt", "*")));

        assertThat(onKey(ALICE, DECRYPT, denying, naming))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.IDENTITY));
    }

    @Test
    void a_deny_that_names_the_account_denies_all_its_principals() {
        var denying = keyPolicy(policy(keyStatement("Allow", "*", "kms:*"), keyStatement("Deny", ROOT, "kms:*")));

        assertThat(onKey(ALICE, ENCRYPT, NOTHING, denying))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.RESOURCE));
    }

    @Test
    void across_accounts_both_sides_must_allow() {
        var inviting = keyPolicy(policy(keyStatement("Allow", "arn:aws:iam::444455556666:user/stranger", "kms:*")));
        var invitingTheAccount = keyPolicy(policy(keyStatement("Allow", "444455556666", "kms:*")));
        var admin = identity(ADMINISTRATOR_ACCESS);

        assertThat(onKey(STRANGER, ENCRYPT, admin, keyPolicy(DEFAULT_KEY_POLICY)))
                .isEqualTo(missing(PolicyKind.RESOURCE));
        assertThat(onKey(STRANGER, ENCRYPT, NOTHING, inviting)).isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(onKey(STRANGER, ENCRYPT, admin, inviting)).isEqualTo(ALLOWED);
        assertThat(onKey(STRANGER, ENCRYPT, NOTHING, invitingTheAccount)).isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(onKey(STRANGER, ENCRYPT, admin, invitingTheAccount)).isEqualTo(ALLOWED);
    }

    @Test
    void across_accounts_a_deny_of_either_side_wins() {
        var inviting = policy(keyStatement("Allow", "444455556666", "kms:*"));
        var denying = policy(keyStatement("Allow", "444455556666", "kms:*"), keyStatement("Deny", "*", "kms:*"));
        var admin = identity(ADMINISTRATOR_ACCESS);
        var careful = identity(ADMINISTRATOR_ACCESS, policy(identityStatement("Deny", "kms:*", "*")));

        assertThat(onKey(STRANGER, ENCRYPT, admin, keyPolicy(denying)))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.RESOURCE));
        assertThat(onKey(STRANGER, ENCRYPT, careful, keyPolicy(inviting)))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.IDENTITY));
    }

    @Test
    void operations_without_a_key_are_decided_by_identity_policies_on_everything() {
        var onEverything = identity(policy(identityStatement("Allow", "kms:CreateKey", "*")));
        var onKeys = identity(policy(identityStatement("Allow", "kms:CreateKey", "arn:aws:kms:*:*:key/*")));

        assertThat(onNothing(ALICE, CREATE_KEY, onEverything)).isEqualTo(ALLOWED);
        assertThat(onNothing(ALICE, CREATE_KEY, onKeys)).isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(onNothing(ALICE, CREATE_KEY, NOTHING)).isEqualTo(missing(PolicyKind.IDENTITY));
    }

    @Test
    void an_alias_is_decided_by_identity_policies_and_a_foreign_alias_by_nobody() {
        var createAlias = new Action("kms", "CreateAlias");
        var alias = Resource.of(arn("arn:aws:kms:eu-central-1:111122223333:alias/app"));
        var policies = Policies.ofIdentity(identity(ADMINISTRATOR_ACCESS));

        assertThat(evaluator.decide(new AccessRequest(ALICE, createAlias, alias, Facts.NONE), policies))
                .isEqualTo(ALLOWED);
        assertThat(evaluator.decide(new AccessRequest(STRANGER, createAlias, alias, Facts.NONE), policies))
                .isEqualTo(missing(PolicyKind.RESOURCE));
    }

    @Test
    void a_policy_that_names_an_alias_in_resource_never_matches_key_operations() {
        var onAlias = identity(
                policy(identityStatement("Allow", "kms:*", "arn:aws:kms:eu-central-1:111122223333:alias/app")));

        assertThat(onKey(ALICE, ENCRYPT, onAlias, keyPolicy(DEFAULT_KEY_POLICY)))
                .isEqualTo(missing(PolicyKind.IDENTITY));
    }

    @Test
    void an_identity_policy_may_name_one_key() {
        var onThisKey = identity(policy(identityStatement("Allow", "kms:Encrypt", KEY.toString())));
        var onAnother = identity(
                policy(identityStatement("Allow", "kms:Encrypt", KEY.toString().replace("1234abcd", "1234ABCD"))));

        assertThat(onKey(ALICE, ENCRYPT, onThisKey, keyPolicy(DEFAULT_KEY_POLICY)))
                .isEqualTo(ALLOWED);
        assertThat(onKey(ALICE, ENCRYPT, onAnother, keyPolicy(DEFAULT_KEY_POLICY)))
                .isEqualTo(missing(PolicyKind.IDENTITY));
    }

    @Test
    void a_statement_of_a_key_policy_without_resource_or_action_has_no_effect() {
        String principal = "'Principal':{'AWS':'*'}";
        String idle = Documents.policy(
                "{'Effect':'Allow',%s,'Action':'kms:*'}".formatted(principal),
                "{'Effect':'Allow',%s,'Resource':'*'}".formatted(principal),
                "{'Effect':'Deny',%s,'Action':'kms:*'}".formatted(principal));

        assertThat(onKey(ALICE, ENCRYPT, NOTHING, keyPolicy(idle))).isEqualTo(missing(PolicyKind.RESOURCE));
    }

    @Test
    void actions_match_whatever_their_case_and_only_in_their_service() {
        var odd = identity(policy(identityStatement("Allow", "KMS:enCRYPT", "*")));
        var starred = identity(policy(identityStatement("Allow", "kms:generatedatakey*", "*")));
        var secrets = identity(policy(identityStatement("Allow", "secretsmanager:*", "*")));

        assertThat(onNothing(ALICE, ENCRYPT, odd)).isEqualTo(ALLOWED);
        assertThat(onNothing(ALICE, new Action("kms", "GenerateDataKeyWithoutPlaintext"), starred))
                .isEqualTo(ALLOWED);
        assertThat(onNothing(ALICE, new Action("kms", "GenerateRandom"), starred))
                .isEqualTo(missing(PolicyKind.IDENTITY));
        assertThat(onNothing(ALICE, ENCRYPT, secrets)).isEqualTo(missing(PolicyKind.IDENTITY));
    }

    @Test
    void the_lockout_check_asks_whether_the_caller_could_put_another_policy_later() {
        var administrator = identity(ADMINISTRATOR_ACCESS);
        var bobOnly = keyPolicy(policy(keyStatement("Allow", "arn:aws:iam::111122223333:user/team/bob", "kms:*")));

        assertThat(evaluator.keepsControl(
                        ALICE, KEY, keyPolicy(DEFAULT_KEY_POLICY), CallersPolicies.of(administrator), Facts.NONE))
                .isTrue();
        assertThat(evaluator.keepsControl(
                        ALICE, KEY, keyPolicy(DEFAULT_KEY_POLICY), CallersPolicies.of(NOTHING), Facts.NONE))
                .isFalse();
        assertThat(evaluator.keepsControl(ALICE, KEY, bobOnly, CallersPolicies.of(administrator), Facts.NONE))
                .isFalse();
        assertThat(evaluator.keepsControl(BOB, KEY, bobOnly, CallersPolicies.of(NOTHING), Facts.NONE))
                .isTrue();
    }

    private Decision onKey(Principal caller, Action action, PolicySet identity, PolicySet keyPolicy) {
        return evaluator.decide(
                new AccessRequest(caller, action, Resource.of(KEY), Facts.NONE), Policies.of(identity, keyPolicy));
    }

    private Decision onNothing(Principal caller, Action action, PolicySet identity) {
        return evaluator.decide(
                new AccessRequest(caller, action, Resource.EVERYTHING, Facts.NONE), Policies.ofIdentity(identity));
    }

    private static Decision missing(PolicyKind kind) {
        return new Decision.ImplicitlyDenied(kind);
    }
}
