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
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void services_providers_and_canonical_users_may_be_principals() {
        String canonical = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
        String provider = "arn:aws:iam::111122223333:oidc-provider/token.example.com";
        String text = "{'Statement':{'Effect':'Allow','Action':'kms:*','Resource':'*','Principal':{"
                + "'Service':['secretsmanager.amazonaws.com','ec2.amazonaws.com'],'Federated':['" + provider
                + "','accounts.google.com'],'CanonicalUser':'" + canonical + "','AWS':'AIDACKCEVSQ6C2EXAMPLE'}}}";

        assertThat(document(json(text), PolicyType.KEY_POLICY).principals())
                .containsExactly(
                        new PolicyPrincipal.Service("secretsmanager.amazonaws.com"),
                        new PolicyPrincipal.Service("ec2.amazonaws.com"),
                        new PolicyPrincipal.Federated(provider),
                        new PolicyPrincipal.Federated("accounts.google.com"),
                        new PolicyPrincipal.CanonicalUser(canonical),
                        new PolicyPrincipal.UniqueId("AIDACKCEVSQ6C2EXAMPLE"));
    }

    @ParameterizedTest
    @CsvSource({
        "Service, nodots",
        "Service, .x",
        "Service, a b.c",
        "Service, *.amazonaws.com",
        "Federated, login.example.com",
        "Federated, arn:aws:iam::111122223333:role/x",
        "Federated, arn:aws:iam::111122223333:oidc-provider/*",
        "Federated, arn:aws:sts::111122223333:oidc-provider/x.com",
        "CanonicalUser, 79a59df9",
        "AWS, AIDAshortish"
    })
    void a_principal_of_each_kind_has_its_form(String kind, String text) {
        String principal = "'Principal':{'" + kind + "':'" + text + "'}";

        refused(
                "{'Statement':{'Effect':'Allow','Action':'kms:*','Resource':'*'," + principal + "}}",
                PolicyType.KEY_POLICY,
                "Policy contains a statement with one or more invalid principals.");
        refused(
                "{'Statement':{'Effect':'Allow','Action':'sts:AssumeRole'," + principal + "}}",
                PolicyType.TRUST_POLICY,
                json("Invalid principal in policy: '" + kind.toUpperCase(Locale.ROOT) + "':'" + text + "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'kms:*','NotAction':'kms:*','Resource':'*'",
                "'NotAction':'kms:*','Action':'kms:*','Resource':'*'",
                "'Action':'kms:*','Resource':'*','NotResource':'arn:aws:kms:::x'",
                "'Action':'kms:*','NotResource':'arn:aws:kms:::x','Resource':'*'"
            })
    void an_element_and_its_negation_exclude_each_other(String elements) {
        refused(
                "{'Statement':{'Effect':'Deny'," + elements + "}}",
                PolicyType.IDENTITY_POLICY,
                "Syntax errors in policy.");
    }

    @ParameterizedTest
    @CsvSource({
        "AIDACKCEVSQ6C2EX, true",
        "AROACKCEVSQ6C2EX, true",
        "AIDAAZ09AZ09AZ09, true",
        "AIDACKCEVSQ6C2E, false",
        "AGPACKCEVSQ6C2EX, false",
        "AIDACKCEVSQ6C2@X, false",
        "AIDACKCEVSQ6C2[X, false",
        "AIDACKCEVSQ6C2/X, false",
        "AIDACKCEVSQ6C2:X, false",
        "AIDACKCEVSQ6C2ex, false"
    })
    void a_unique_id_has_capitals_and_digits_behind_its_prefix(String id, boolean unique) {
        String text = policy(keyStatement("Allow", id, "kms:*"));

        if (unique) {
            assertThat(document(text, PolicyType.KEY_POLICY).principals())
                    .containsExactly(new PolicyPrincipal.UniqueId(id));
        } else {
            refused(text, PolicyType.KEY_POLICY, "one or more invalid principals");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "A9-z_0.Z", "ec2.amazonaws.com.cn"})
    void the_name_of_a_service_has_letters_digits_dots_hyphens(String service) {
        document(
                json("{'Statement':{'Effect':'Allow','Action':'kms:*','Resource':'*','Principal':{'Service':'" + service
                        + "'}}}"),
                PolicyType.KEY_POLICY);
        for (char bad : "/:@[`{".toCharArray()) {
            refused(
                    "{'Statement':{'Effect':'Allow','Action':'kms:*','Principal':{'Service':'" + service + bad + "'}}}",
                    PolicyType.KEY_POLICY,
                    "one or more invalid principals");
        }
    }

    @Test
    void the_keys_of_conditions_and_variables_are_listed_once_in_aws_spelling() {
        String text = policy("{'Effect':'Allow','Action':'kms:*','Resource':'arn:aws:kms:*:*:key/${AWS:USERNAME}',"
                + "'Condition':{'StringLike':{'aws:principaltag/Team':['${aws:username}-*','${aws:SourceVpc, x}']},"
                + "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::${aws:PrincipalAccount}:role/*'},"
                + "'Bool':{'my:Own':'true'}}}");

        assertThat(document(text, PolicyType.IDENTITY_POLICY).contextKeys())
                .containsExactly(
                        "aws:username",
                        "aws:PrincipalTag/Team",
                        "aws:SourceVpc",
                        "aws:PrincipalArn",
                        "aws:PrincipalAccount",
                        "my:own");
    }

    @Test
    void principal_and_not_principal_exclude_each_other() {
        refused(
                "{'Statement':{'Effect':'Deny','Principal':'*','NotPrincipal':'*','Action':'kms:*','Resource':'*'}}",
                PolicyType.KEY_POLICY,
                "Syntax errors in policy.");
    }

    @Test
    void not_principal_stands_with_deny_only_and_never_in_trust_policies() {
        String denying =
                "{'Statement':{'Effect':'Deny','NotPrincipal':{'AWS':'" + USER + "'},'Action':'kms:*','Resource':'*'}}";

        document(json(denying), PolicyType.KEY_POLICY);
        refused(denying.replace("Deny", "Allow"), PolicyType.KEY_POLICY, "one or more invalid principals");
        refused(
                denying.replace("kms:*", "sts:AssumeRole").replace(",'Resource':'*'", ""),
                PolicyType.TRUST_POLICY,
                "Has prohibited field NotPrincipal.");
    }

    @Test
    void trust_policies_have_no_resource_and_only_actions_of_sts() {
        String good = "{'Version':'2012-10-17','Statement':{'Sid':'A1','Effect':'Allow','Principal':{'Service':"
                + "'ec2.amazonaws.com'},'Action':['sts:AssumeRole','sts:TagSession','sts:SetSourceIdentity']}}";

        document(json(good), PolicyType.TRUST_POLICY);
        refused(
                good.replace("'Effect'", "'Resource':'*','Effect'"),
                PolicyType.TRUST_POLICY,
                "Has prohibited field Resource.");
        refused(
                good.replace("sts:TagSession", "kms:Decrypt"),
                PolicyType.TRUST_POLICY,
                "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and"
                        + " sts:AssumeRoleWithWebIdentity");
        refused(good.replace("'Principal':{'Service':'ec2.amazonaws.com'},", ""), PolicyType.TRUST_POLICY, "Principal");
        refused(good.replace("A1", "A 1"), PolicyType.TRUST_POLICY, "must be alpha-numeric");
    }

    @Test
    void resource_control_policies_deny_everyone_named_actions() {
        String good = "{'Statement':{'Effect':'Deny','Principal':'*','Action':'kms:*','Resource':'*'}}";
        String full = "{'Statement':{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}}";

        document(json(good), PolicyType.RESOURCE_CONTROL_POLICY);
        document(json(full), PolicyType.RESOURCE_CONTROL_POLICY);
        refused(good.replace("'kms:*'", "'*'"), PolicyType.RESOURCE_CONTROL_POLICY, "Syntax");
        refused(good.replace("Action", "NotAction"), PolicyType.RESOURCE_CONTROL_POLICY, "Syntax");
        refused(
                good.replace("'*','Action", "{'AWS':'" + USER + "'},'Action"),
                PolicyType.RESOURCE_CONTROL_POLICY,
                "principals");
        refused(full.replace("'Action':'*'", "'Action':'kms:*'"), PolicyType.RESOURCE_CONTROL_POLICY, "Syntax");
    }

    @Test
    void service_control_policies_speak_of_whoever_is_under_them() {
        document(policy(identityStatement("Deny", "kms:*", "*")), PolicyType.SERVICE_CONTROL_POLICY);
        refused(
                policy(keyStatement("Deny", "*", "kms:*")),
                PolicyType.SERVICE_CONTROL_POLICY,
                "should not specify a principal");
    }

    @Test
    void an_incomplete_arn_is_padded_in_identity_policies_and_malformed_in_session_policies() {
        String padded = policy(identityStatement("Allow", "sqs:*", "arn:aws:sqs"));

        document(padded, PolicyType.IDENTITY_POLICY);
        refused(padded, PolicyType.SESSION_POLICY, "Syntax errors in policy.");
        document(policy(identityStatement("Allow", "sqs:*", "arn:aws:sqs:*:*:*")), PolicyType.SESSION_POLICY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:*:kms:*:*:key/x | Partition \"*\" is not valid for resource \"arn:*:kms:*:*:key/x\".",
                "arn:azure:kms | Partition \"azure\" is not valid for resource \"arn:azure:kms:*:*:*\".",
                "arn:aws | Resource vendor must be fully qualified and cannot contain regexes.",
                "arn:aws:k*:::x | Resource vendor must be fully qualified and cannot contain regexes.",
                "arn:aws:iam:us-east-1:111122223333:user/x | IAM resource arn:aws:iam:us-east-1:111122223333:user/x cannot contain region information.",
                "arn:aws:iam::111122223333:usr/x | IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/",
                "key/x | Resource key/x must be in ARN format or \"*\"."
            })
    void a_resource_of_an_identity_policy_is_an_arn_that_could_be(String resource, String reason) {
        refused(policy(identityStatement("Allow", "kms:*", resource)), PolicyType.IDENTITY_POLICY, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::${aws:PrincipalAccount}:role/app/*",
                "arn:aws:iam::*:user/${aws:username}",
                "arn:aws:iam::*:${aws:PrincipalTag/path}",
                "arn:aws:iam::*:*",
                "arn:aws:s3:::${aws:username}/*"
            })
    void a_variable_may_stand_in_the_account_and_the_resource(String resource) {
        document(policy(identityStatement("Allow", "iam:*", resource)), PolicyType.IDENTITY_POLICY);
        document(policy(identityStatement("Allow", "iam:*", resource)), PolicyType.SESSION_POLICY);
    }

    @Test
    void conditions_take_scalars_without_quotes_and_without_brackets() {
        String statement = "{'Effect':'Allow','Action':'kms:*','Resource':'*','Condition':{"
                + "'Bool':{'aws:SecureTransport':true},'NumericLessThan':{'kms:RotationPeriodInDays':[90,'91']},"
                + "'StringEquals':{}}}";

        assertThat(document(policy(statement), PolicyType.IDENTITY_POLICY).contextKeys())
                .containsExactly("aws:SecureTransport", "kms:RotationPeriodInDays");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'StringEqual':{'aws:username':'x'}} | Syntax errors in policy.",
                "{'stringequals':{'aws:username':'x'}} | Syntax errors in policy.",
                "{'NullIfExists':{'aws:username':'true'}} | Syntax errors in policy.",
                "{'ForAnyValue:Null':{'aws:username':'true'}} | Syntax errors in policy.",
                "{'StringEquals':{'username':'x'}} | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "{'StringEquals':{':username':'x'}} | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "{'StringEquals':{'aws:':'x'}} | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "{'StringEquals':{'aws:username':null}} | Syntax errors in policy.",
                "{'StringEquals':{'aws:username':{'a':'b'}}} | Syntax errors in policy.",
                "{'StringEquals':'x'} | Syntax errors in policy.",
                "[] | Syntax errors in policy.",
                "{'DateLessThan':{'aws:CurrentTime':'tomorrow'}} | The policy failed legacy parsing",
                "{'DateLessThan':{'aws:CurrentTime':'2026-13-01'}} | The policy failed legacy parsing",
                "{'NumericEquals':{'aws:MultiFactorAuthAge':'1h'}} | Syntax errors in policy.",
                "{'Bool':{'aws:SecureTransport':'yes'}} | Syntax errors in policy.",
                "{'IpAddress':{'aws:SourceIp':'10.0.0.0/33'}} | Syntax errors in policy.",
                "{'IpAddress':{'aws:SourceIp':'example.com'}} | Syntax errors in policy.",
                "{'BinaryEquals':{'aws:x':'%'}} | Syntax errors in policy.",
                "{'StringEquals':{'aws:username':'a'},'StringEquals':{'aws:userid':'a'}} | This policy contains invalid Json"
            })
    void a_condition_that_could_not_be_evaluated_is_not_stored(String condition, String reason) {
        refused(
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'kms:*','Resource':'*','Condition':"
                        + condition + "}}",
                PolicyType.IDENTITY_POLICY,
                reason);
    }

    @Test
    void for_all_values_on_a_key_with_one_value_is_overly_permissive_on_kms_keys() {
        String statement = "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Condition':"
                + "{'ForAllValues:StringEquals':{'kms:EncryptionContext:Dept':'x'}}}";

        refused(
                policy(statement),
                PolicyType.KEY_POLICY,
                "OverlyPermissiveCondition: Using the ForAllValues set operator with a single-valued condition key"
                        + " matches requests without the specified encryption context or with an unspecified"
                        + " encryption context. To fix, remove ForAllValues.");
        refused(
                policy(statement.replace("kms:EncryptionContext:", "aws:RequestTag/")),
                PolicyType.KEY_POLICY,
                "the specified tag or");
        document(policy(statement.replace("kms:EncryptionContext:Dept", "aws:TagKeys")), PolicyType.KEY_POLICY);
        document(policy(statement.replace("ForAllValues:", "")), PolicyType.KEY_POLICY);
    }

    @Test
    void gone_principals_are_shown_by_their_unique_id_and_nothing_else_changes() {
        String text = """
                {
                  "Statement" : [ { "Effect":"Allow", "Principal" : {"AWS": ["arn:aws:iam::111122223333:user/alice" ,
                     "arn:aws:iam::111122223333:role/app/writer"]}, "Action":"kms:*", "Resource":"*" },
                   { "Effect":"Deny", "NotPrincipal" : {"AWS":"arn:aws:iam::111122223333:user\\/alice"},
                     "Action":"kms:*", "Resource":"*" } ]
                }""";
        var document = document(text, PolicyType.KEY_POLICY);

        assertThat(document.textShowing(Map.of(arn(USER), "AIDAALICE")))
                .isEqualTo(text.replace("arn:aws:iam::111122223333:user/alice", "AIDAALICE")
                        .replace("arn:aws:iam::111122223333:user\\/alice", "AIDAALICE"));
        assertThat(document.textShowing(Map.of())).isEqualTo(text);
    }

    @Test
    void statements_know_their_place_as_the_policy_simulator_tells_it() {
        String example = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'dynamodb:*','Resource':'*',"
                + "'Condition':{'DateGreaterThan':{'aws:CurrentTime':'2018-08-16T12:00:00Z'}}}}";

        var place = document(json(example), PolicyType.IDENTITY_POLICY)
                .statements()
                .getFirst()
                .place();

        assertThat(place.start()).isEqualTo(new TextPosition(1, 38));
        assertThat(place.end()).isEqualTo(new TextPosition(1, 167));
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
                .withMessageMatching("(?s).*([Vv]endor|one colon).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-z:b", "A9z:b", "Z0:B", "k:~", "k:!", "a.b:c", "*:*", "*:Get*"})
    void a_vendor_has_letters_digits_hyphens_and_dots_or_is_a_star(String action) {
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

    @Test
    void an_effect_in_another_case_passes_the_syntax_and_fails_legacy_parsing() {
        refused(
                "{'Statement':{'Effect':'allow','Action':'a:b','Resource':'*'}}",
                PolicyType.IDENTITY_POLICY,
                "The policy failed legacy parsing");
    }

    private static void refused(String text, PolicyType type, String reason) {
        assertThatExceptionOfType(MalformedPolicy.class)
                .isThrownBy(() -> Documents.parse(json(text), type))
                .withMessageContaining(reason)
                .satisfies(malformed -> assertThat(malformed.reason()).isEqualTo(malformed.getMessage()));
    }
}
