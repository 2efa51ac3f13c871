// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static io.sealwright.policy.Documents.DEFAULT_KEY_POLICY;
import static io.sealwright.policy.Documents.arn;
import static io.sealwright.policy.Documents.document;
import static io.sealwright.policy.Documents.identityStatement;
import static io.sealwright.policy.Documents.json;
import static io.sealwright.policy.Documents.keyStatement;
import static io.sealwright.policy.Documents.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.policy.PolicyPrincipal.Account;
import io.sealwright.policy.PolicyPrincipal.Entity;
import io.sealwright.policy.PolicyPrincipal.Everyone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar, rule by rule. */
class PolicyDocumentTest {
    private static final String USER = "arn:aws:iam::111122223333:user/alice";

    @Test
    void the_text_is_kept_exactly_as_its_author_shaped_it() {
        assertThat(document(DEFAULT_KEY_POLICY, PolicyType.KEY_POLICY).text()).isEqualTo(DEFAULT_KEY_POLICY);
    }

    @Test
    void statement_action_resource_and_principal_may_be_one_or_a_list() {
        String one = "{'Statement':{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'kms:*','Resource':'*'}}";
        String lists = "{'Statement':[{'Effect':'Allow','Principal':{'AWS':['" + USER + "','444455556666']},"
                + "'Action':['kms:Encrypt','kms:Decrypt'],'Resource':['*']}]}";

        assertThat(document(json(one), PolicyType.KEY_POLICY).principals()).containsExactly(new Everyone());
        assertThat(document(json(lists), PolicyType.KEY_POLICY).principals())
                .containsExactly(new Entity(arn(USER)), new Account("", Documents.OTHER_ACCOUNT));
    }

    @Test
    void everyone_may_be_written_without_a_kind() {
        String text = "{'Statement':{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'}}";

        assertThat(document(json(text), PolicyType.KEY_POLICY).principals()).containsExactly(new Everyone());
    }

    @Test
    void a_document_names_each_principal_once() {
        String twice = policy(keyStatement("Allow", USER, "kms:*"), keyStatement("Deny", USER, "kms:Decrypt"));

        assertThat(document(twice, PolicyType.KEY_POLICY).principals()).containsExactly(new Entity(arn(USER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Condition", "NotPrincipal", "NotAction", "NotResource"})
    void what_is_not_evaluated_yet_is_not_stored(String element) {
        String text = "{'Statement':{'Effect':'Deny','%s':{},'Action':'kms:*','Resource':'*'}}".formatted(element);

        refused(
                text,
                PolicyType.KEY_POLICY,
                "This server does not evaluate the element " + element + " in policies yet.");
        refused(text, PolicyType.IDENTITY_POLICY, "This server does not evaluate the element " + element);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Service", "Federated", "CanonicalUser"})
    void principals_of_kinds_that_do_not_exist_here_yet_are_not_stored(String kind) {
        String text =
                "{'Statement':{'Effect':'Allow','Principal':{'" + kind + "':'x.amazonaws.com'},'Action':'kms:*'}}";

        refused(text, PolicyType.KEY_POLICY, "principals of the kind " + kind);
    }

    @Test
    void variables_are_not_stored_and_before_2012_they_are_plain_text() {
        String statement = identityStatement("Allow", "kms:*", "arn:aws:kms:*:*:key/${aws:username}");

        refused(policy(statement), PolicyType.IDENTITY_POLICY, "does not evaluate variables");
        document(json("{'Version':'2008-10-17','Statement':[%s]}").formatted(statement), PolicyType.IDENTITY_POLICY);
        document(json("{'Statement':[%s]}").formatted(statement), PolicyType.IDENTITY_POLICY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:user/*",
                "arn:aws:iam::111122223333:user/al?ce",
                "arn:aws:iam::*:root",
                "arn:aws:iam::111122223333:group/admins",
                "arn:aws:iam::111122223333:instance-profile/web",
                "arn:aws:iam::111122223333:user/",
                "arn:aws:iam:eu-central-1:111122223333:user/alice",
                "arn:aws:sts::111122223333:session/x",
                "arn:aws:s3:::bucket",
                "AIDACKCEVSQ6C2EXAMPLE",
                "11112222333",
                "alice",
                ""
            })
    void who_can_never_be_a_principal_is_invalid(String principal) {
        refused(
                policy(keyStatement("Allow", principal, "kms:*")),
                PolicyType.KEY_POLICY,
                "Policy contains a statement with one or more invalid principals.");
    }

    @Test
    void identity_policies_do_not_name_principals_and_key_policies_must() {
        refused(
                policy(keyStatement("Allow", "*", "kms:*")),
                PolicyType.IDENTITY_POLICY,
                "Policy document should not specify a principal.");
        refused(policy(identityStatement("Allow", "kms:*", "*")), PolicyType.KEY_POLICY, "Syntax errors in policy.");
    }

    @Test
    void identity_policies_must_hold_actions_and_resources() {
        refused("{'Statement':{'Effect':'Allow','Resource':'*'}}", PolicyType.IDENTITY_POLICY, "must contain actions.");
        refused(
                "{'Statement':{'Effect':'Allow','Action':[],'Resource':'*'}}",
                PolicyType.IDENTITY_POLICY,
                "must contain act");
        refused(
                "{'Statement':{'Effect':'Allow','Action':'kms:*'}}",
                PolicyType.IDENTITY_POLICY,
                "must contain resources.");
    }

    @Test
    void statement_ids_are_plain_and_unique_in_identity_policies_only() {
        String spaced = "{'Sid':'Allow use','Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'}";
        String plain = "{'Sid':'A','Effect':'Allow','Action':'kms:*','Resource':'*'}";

        document(policy(spaced), PolicyType.KEY_POLICY);
        document(policy(plain.replace("'A'", "'AZaz09'")), PolicyType.IDENTITY_POLICY);
        document(policy(plain, plain.replace("'A'", "'B'")), PolicyType.IDENTITY_POLICY);
        for (String sid : List.of("Allow use", "A-", "/", ":", "@", "[", "`", "{")) {
            String other = plain.replace("'A'", "'" + sid + "'");
            refused(policy(other), PolicyType.IDENTITY_POLICY, "must be alpha-numeric");
        }
        refused(
                policy(plain, plain),
                PolicyType.IDENTITY_POLICY,
                "Statement IDs (SID) in a single policy must be unique.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Encrypt",
                ":Encrypt",
                "kms:",
                "k*:Encrypt",
                "*:*",
                "a:b:c",
                "",
                "a/:b",
                "a@:b",
                "a[:b",
                "a`:b",
                "a{:b",
                "a;:b"
            })
    void an_action_is_a_vendor_and_a_name(String action) {
        assertThatExceptionOfType(MalformedPolicy.class)
                .isThrownBy(() ->
                        Documents.parse(policy(identityStatement("Allow", action, "*")), PolicyType.IDENTITY_POLICY))
                .withMessageMatching("(?s).*(vendor|one colon).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-z:b", "A9z:b", "Z0:B", "k:~", "k:!"})
    void a_vendor_has_letters_digits_and_hyphens(String action) {
        document(policy(identityStatement("Allow", action, "*")), PolicyType.IDENTITY_POLICY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:role/app/writer",
                "arn:aws:sts::111122223333:assumed-role/writer/session",
                "arn:aws:sts::111122223333:federated-user/carol"
            })
    void roles_and_sessions_may_be_named(String principal) {
        assertThat(document(policy(keyStatement("Allow", principal, "kms:*")), PolicyType.KEY_POLICY)
                        .principals())
                .containsExactly(new Entity(arn(principal)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kms:\u212Aey", "kms:En crypt", "\u0131am:GetUser", "kms:Encrypt\u0000"})
    void an_action_is_printable_ascii(String action) {
        refused(
                policy(identityStatement("Allow", action, "*")).replace("\0", "\\u0000"),
                PolicyType.IDENTITY_POLICY,
                "Syntax");
    }

    @Test
    void a_resource_is_an_arn_or_everything() {
        refused(
                policy(identityStatement("Allow", "kms:*", "key/*")),
                PolicyType.IDENTITY_POLICY,
                "ARN format or \"*\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}{}",
                "not json",
                "{'Statement':[{'Effect':'Allow','Action':'a:b','Resource':'*'}]} x",
                "{'Statement':{'Effect':'Allow','Effect':'Allow','Action':'a:b','Resource':'*'}}",
                "{'Version':'2012-10-17','Version':'2012-10-17','Statement':[]}",
                "{'Statement':[{'Effect':'Allow','Action':[[[[[[[[[['a:b']]]]]]]]]],'Resource':'*'}]}"
            })
    void what_is_not_json_or_names_a_member_twice_is_refused_in_one_sentence(String text) {
        assertThatExceptionOfType(MalformedPolicy.class)
                .isThrownBy(() -> Documents.parse(json(text), PolicyType.IDENTITY_POLICY))
                .withMessageMatching("This policy contains invalid Json|Syntax errors in policy\\.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "'text'",
                "{}",
                "{'Statement':[]}",
                "{'Statement':'Allow'}",
                "{'statement':{'Effect':'Allow','Action':'a:b','Resource':'*'}}",
                "{'Version':'2012-10-18','Statement':{'Effect':'Allow','Action':'a:b','Resource':'*'}}",
                "{'Version':2012,'Statement':{'Effect':'Allow','Action':'a:b','Resource':'*'}}",
                "{'Id':'x','Statement':{'Effect':'Allow','Action':'a:b','Resource':'*'}}",
                "{'Statement':{'Effect':'allow','Action':'a:b','Resource':'*'}}",
                "{'Statement':{'effect':'Allow','Action':'a:b','Resource':'*'}}",
                "{'Statement':{'Action':'a:b','Resource':'*'}}",
                "{'Statement':{'Effect':'Allow','Action':{},'Resource':'*'}}",
                "{'Statement':{'Effect':'Allow','Action':[1],'Resource':'*'}}",
                "{'Statement':{'Effect':'Allow','Action':null,'Resource':'*'}}",
                "{'Statement':[[]]}"
            })
    void json_that_is_no_policy_is_a_syntax_error(String text) {
        refused(text, PolicyType.IDENTITY_POLICY, "Syntax errors in policy.");
    }

    private static void refused(String text, PolicyType type, String reason) {
        assertThatExceptionOfType(MalformedPolicy.class)
                .isThrownBy(() -> Documents.parse(json(text), type))
                .withMessageContaining(reason)
                .satisfies(malformed -> assertThat(malformed.reason()).isEqualTo(malformed.getMessage()));
    }
}
