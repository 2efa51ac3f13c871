// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The policy simulator: what policies would allow, and which condition keys they name. */
@ExtendWith(SharedKms.class)
class SimulationTest {
    private static final String BUCKET = "arn:aws:s3:::bucket/file";
    private static final String ALLOW_S3 = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
    private static final String DENY_PUT = """
            {"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}}""";
    private static final String IF_DEPT = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",
             "Condition":{"StringEquals":{"aws:PrincipalTag/Dept":"a"},"Bool":{"aws:SecureTransport":"true"}}}}""";

    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms kms) {
        account = kms.newAccount();
        iam = Iam.as(account.administrator());
    }

    private String user(String name, String policy) {
        String arn = iam.call("CreateUser", "UserName", name).ok().text("Arn");
        iam.call("PutUserPolicy", "UserName", name, "PolicyName", "p", "PolicyDocument", policy)
                .ok();
        return arn;
    }

    @Test
    void a_result_tells_the_statements_that_determined_it() {
        String bob = user("bob", ALLOW_S3);

        XmlAnswer result = iam.call(
                        "SimulatePrincipalPolicy",
                        "PolicySourceArn",
                        bob,
                        "ActionNames",
                        List.of("s3:PutObject", "kms:Encrypt"),
                        "ResourceArns",
                        List.of(BUCKET))
                .ok();

        assertThat(result.all("EvalActionName")).containsExactly("s3:PutObject", "kms:Encrypt");
        assertThat(result.all("EvalDecision")).containsExactly("allowed", "implicitDeny");
        assertThat(result.all("EvalResourceDecision")).containsExactly("allowed", "implicitDeny");
        assertThat(result.all("SourcePolicyId")).containsOnly("user_bob_p");
        assertThat(result.all("SourcePolicyType")).containsOnly("IAM Policy");
        assertThat(result.text("StartPosition")).isEqualTo("<Line>1</Line><Column>38</Column>");
        assertThat(result.text("EvalDecisionDetails")).isEmpty();
        assertThat(result.all("AllowedByOrganizations")).containsOnly("true");
    }

    @Test
    void a_deny_wins_and_is_the_only_statement_told() {
        String bob = user("bob", ALLOW_S3);

        XmlAnswer result = iam.call(
                        "SimulatePrincipalPolicy",
                        "PolicySourceArn",
                        bob,
                        "ActionNames",
                        List.of("s3:PutObject"),
                        "PolicyInputList",
                        List.of(DENY_PUT))
                .ok();

        assertThat(result.all("EvalDecision")).containsExactly("explicitDeny");
        assertThat(result.all("SourcePolicyId")).containsExactly("PolicyInputList.1");
        assertThat(result.text("EvalResourceName")).isEqualTo("*");
        assertThat(result.has("EvalDecisionDetails")).isFalse();
        assertThat(result.has("ResourceSpecificResults")).isFalse();
    }

    @Test
    void group_and_managed_policies_take_part_and_a_boundary_bounds() {
        String bob = user("bob", IF_DEPT);
        iam.call("CreateGroup", "GroupName", "g").ok();
        iam.call("PutGroupPolicy", "GroupName", "g", "PolicyName", "p", "PolicyDocument", ALLOW_S3)
                .ok();
        iam.call("AddUserToGroup", "GroupName", "g", "UserName", "bob").ok();
        iam.call("AttachUserPolicy", "UserName", "bob", "PolicyArn", "arn:aws:iam::aws:policy/IAMReadOnlyAccess")
                .ok();

        XmlAnswer result = iam.call(
                        "SimulatePrincipalPolicy",
                        "PolicySourceArn",
                        bob,
                        "ActionNames",
                        List.of("s3:PutObject", "iam:GetUser"),
                        "PermissionsBoundaryPolicyInputList",
                        List.of(ALLOW_S3))
                .ok();

        assertThat(result.all("EvalDecision")).containsExactly("allowed", "implicitDeny");
        assertThat(result.all("AllowedByPermissionsBoundary")).containsExactly("true", "false");
        assertThat(result.all("SourcePolicyId")).contains("group_g_p");
    }

    @Test
    void conditions_meet_the_values_given_and_missing_ones_are_named() {
        Map<String, Object> dept = Map.of(
                "ContextKeyName",
                "aws:principaltag/DEPT",
                "ContextKeyValues",
                List.of("a"),
                "ContextKeyType",
                "string");
        Map<String, Object> secure = Map.of(
                "ContextKeyName",
                "aws:SecureTransport",
                "ContextKeyValues",
                List.of("true"),
                "ContextKeyType",
                "boolean");

        XmlAnswer missing = iam.call(
                        "SimulateCustomPolicy",
                        "PolicyInputList",
                        List.of(IF_DEPT),
                        "ActionNames",
                        List.of("s3:GetObject"),
                        "ContextEntries",
                        List.of(dept))
                .ok();
        XmlAnswer all = iam.call(
                        "SimulateCustomPolicy",
                        "PolicyInputList",
                        List.of(IF_DEPT),
                        "ActionNames",
                        List.of("s3:GetObject"),
                        "ContextEntries",
                        List.of(dept, secure))
                .ok();

        assertThat(missing.text("EvalDecision")).isEqualTo("implicitDeny");
        assertThat(missing.text("MissingContextValues")).containsIgnoringCase("aws:SecureTransport");
        assertThat(all.text("EvalDecision")).isEqualTo("allowed");
        assertThat(all.text("MissingContextValues")).isEmpty();
    }

    @Test
    void results_come_page_by_page() {
        XmlAnswer first = iam.call(
                        "SimulateCustomPolicy",
                        "PolicyInputList",
                        List.of(ALLOW_S3),
                        "ActionNames",
                        List.of("s3:A", "s3:B", "kms:C"),
                        "MaxItems",
                        2)
                .ok();
        XmlAnswer second = iam.call(
                        "SimulateCustomPolicy",
                        "PolicyInputList",
                        List.of(ALLOW_S3),
                        "ActionNames",
                        List.of("s3:A", "s3:B", "kms:C"),
                        "MaxItems",
                        2,
                        "Marker",
                        first.text("Marker"))
                .ok();

        assertThat(first.all("EvalActionName")).containsExactly("s3:A", "s3:B");
        assertThat(second.all("EvalActionName")).containsExactly("kms:C");
        assertThat(second.text("EvalDecision")).isEqualTo("implicitDeny");
    }

    @Test
    void what_is_no_action_no_resource_no_policy_is_refused() {
        iam.call("SimulateCustomPolicy", "PolicyInputList", List.of(ALLOW_S3), "ActionNames", List.of("s3PutObject"))
                .isRefusal(400, "InvalidInput", "Invalid Entry for ActionNames: s3PutObject");
        iam.call(
                        "SimulateCustomPolicy",
                        "PolicyInputList",
                        List.of(ALLOW_S3),
                        "ActionNames",
                        List.of("s3:PutObject"),
                        "ResourceArns",
                        List.of("bucket"))
                .isRefusal(400, "InvalidInput", "Invalid Entry for ResourceArns: bucket");
        assertThat(iam.call(
                                "SimulateCustomPolicy",
                                "PolicyInputList",
                                List.of("{}"),
                                "ActionNames",
                                List.of("s3:PutObject"))
                        .text("Code"))
                .isEqualTo("InvalidInput");
        assertThat(iam.call(
                                "SimulatePrincipalPolicy",
                                "PolicySourceArn",
                                "arn:aws:iam::%s:user/nobody".formatted(account.id()),
                                "ActionNames",
                                List.of("s3:PutObject"))
                        .text("Code"))
                .isEqualTo("NoSuchEntity");
    }

    @Test
    void the_condition_keys_of_policies_are_listed() {
        String bob = user("bob", IF_DEPT);

        assertThat(iam.call("GetContextKeysForCustomPolicy", "PolicyInputList", List.of(IF_DEPT))
                        .ok()
                        .all("member"))
                .containsExactlyInAnyOrder("aws:PrincipalTag/Dept", "aws:SecureTransport");
        assertThat(iam.call("GetContextKeysForPrincipalPolicy", "PolicySourceArn", bob)
                        .ok()
                        .all("member"))
                .containsExactlyInAnyOrder("aws:PrincipalTag/Dept", "aws:SecureTransport");
    }
}
