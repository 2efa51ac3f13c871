// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Policies that are part of a user or a group. */
@ExtendWith(SharedKms.class)
class InlinePoliciesTest {
    static final String ALLOW = """
            {"Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}}""";

    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms shared) {
        account = shared.newAccount();
        iam = Iam.as(account.administrator());
        iam.call("CreateUser", "UserName", "bob").ok();
        iam.call("CreateGroup", "GroupName", "devs").ok();
    }

    private XmlAnswer put(String kind, String holder, String name, String document) {
        return iam.call(
                "Put%sPolicy".formatted(kind), kind + "Name", holder, "PolicyName", name, "PolicyDocument", document);
    }

    @Test
    void a_document_comes_back_as_its_author_shaped_it() {
        String shaped = """
                {
                  "Version": "2012-10-17",
                  "Statement": { "Effect": "Allow", "Action": "kms:ListKeys", "Resource": "*",
                     "Sid": "one" } }""";
        for (String kind : List.of("User", "Group")) {
            String holder = kind.equals("User") ? "bob" : "devs";
            put(kind, holder, "p", shaped).ok();

            XmlAnswer told = iam.call("Get%sPolicy".formatted(kind), kind + "Name", holder, "PolicyName", "p")
                    .ok();

            String encoded = told.text("PolicyDocument");
            assertThat(encoded).startsWith("%7B%0A%20%20%22Version%22").doesNotContain("+", "*");
            assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(shaped);
            assertThat(told.text(kind + "Name")).isEqualTo(holder);
        }
    }

    @Test
    void it_decides_until_it_is_deleted() {
        TestUser carol = account.user("carol");
        put("User", "carol", "p", ALLOW).ok();
        carol.call("ListKeys").ok();

        put("User", "carol", "p", ALLOW.replace("ListKeys", "ListAliases")).ok();
        assertThat(carol.call("ListKeys").code()).isEqualTo("AccessDeniedException");
        carol.call("ListAliases").ok();

        iam.call("DeleteUserPolicy", "UserName", "carol", "PolicyName", "p").ok();
        assertThat(carol.call("ListAliases").code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void names_are_listed_page_by_page() {
        for (String name : List.of("c", "a", "b")) {
            put("User", "bob", name, ALLOW).ok();
            put("Group", "devs", name, ALLOW).ok();
        }
        XmlAnswer first =
                iam.call("ListUserPolicies", "UserName", "bob", "MaxItems", 2).ok();
        assertThat(first.text("PolicyNames")).isEqualTo("<member>a</member><member>b</member>");
        assertThat(iam.call("ListUserPolicies", "UserName", "bob", "Marker", first.text("Marker"))
                        .text("PolicyNames"))
                .isEqualTo("<member>c</member>");
        assertThat(iam.call("ListGroupPolicies", "GroupName", "devs").text("PolicyNames"))
                .isEqualTo("<member>a</member><member>b</member><member>c</member>");
    }

    @Test
    void a_name_without_a_policy_cannot_be_found() {
        for (String operation : List.of("GetUserPolicy", "DeleteUserPolicy")) {
            iam.call(operation, "UserName", "bob", "PolicyName", "x")
                    .isNoSuchEntity("The user policy with name x cannot be found.");
        }
        for (String operation : List.of("GetGroupPolicy", "DeleteGroupPolicy")) {
            iam.call(operation, "GroupName", "devs", "PolicyName", "x")
                    .isNoSuchEntity("The group policy with name x cannot be found.");
        }
    }

    @Test
    void all_together_weigh_no_more_than_the_quota_white_space_not_counted() {
        String small = document(1_000, " ".repeat(3_000));
        put("User", "bob", "a", small).ok();
        put("User", "bob", "b", small).ok();

        put("User", "bob", "c", ALLOW)
                .isRefusal(409, "LimitExceeded", "Maximum policy size of 2048 bytes exceeded for user bob");
        put("User", "bob", "b", document(1_048, "")).ok();
        put("Group", "devs", "a", document(5_120, "")).ok();
        put("Group", "devs", "a", document(5_121, ""))
                .isRefusal(409, "LimitExceeded", "Maximum policy size of 5120 bytes exceeded for group devs");
    }

    /** A policy of so many characters, and white space besides. */
    private static String document(int characters, String space) {
        String form = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"kms:%s\",%s\"Resource\":\"*\"}}";
        int fixed = form.formatted("", "").length();
        return form.formatted("x".repeat(characters - fixed), space);
    }

    @Test
    void what_is_no_policy_is_not_kept() {
        for (String malformed : List.of("{", "{}", "{\"Statement\":{\"Effect\":\"Maybe\"}}")) {
            assertThat(put("User", "bob", "p", malformed).text("Code")).isEqualTo("MalformedPolicyDocument");
        }
        assertThat(iam.call("ListUserPolicies", "UserName", "bob").text("PolicyNames"))
                .isEmpty();
    }
}
