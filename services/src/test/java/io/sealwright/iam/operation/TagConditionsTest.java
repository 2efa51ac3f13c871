// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tags in conditions: the request's, the entity's, the caller's. */
@ExtendWith(SharedKms.class)
class TagConditionsTest {
    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms shared) {
        account = shared.newAccount();
        iam = Iam.as(account.administrator());
    }

    private Iam allowedIf(String actions, String condition) {
        return Iam.as(account.user("delegate", """
                {"Version":"2012-10-17","Statement":
                  {"Effect":"Allow","Action":%s,"Resource":"*","Condition":%s}}""".formatted(actions, condition)));
    }

    private static void isDenied(XmlAnswer answer) {
        assertThat(answer.text("Code")).isEqualTo("AccessDenied");
    }

    @Test
    void the_tags_of_a_request_decide() {
        Iam delegate = allowedIf("[\"iam:CreateUser\",\"iam:TagUser\"]", """
                {"StringEquals":{"aws:RequestTag/dept":"eng"},"ForAllValues:StringEquals":{"aws:TagKeys":["Dept"]}}""");

        isDenied(delegate.call("CreateUser", "UserName", "bob"));
        isDenied(delegate.call("CreateUser", "UserName", "bob", "Tags", List.of(Iam.tag("Dept", "ops"))));
        isDenied(delegate.call(
                "CreateUser", "UserName", "bob", "Tags", List.of(Iam.tag("Dept", "eng"), Iam.tag("x", "1"))));
        delegate.call("CreateUser", "UserName", "bob", "Tags", List.of(Iam.tag("Dept", "eng")))
                .ok();
        isDenied(delegate.call("TagUser", "UserName", "bob", "Tags", List.of(Iam.tag("Dept", "ops"))));
    }

    @Test
    void to_make_a_user_with_tags_takes_the_right_to_tag() {
        Iam delegate = Iam.as(account.userAllowed("delegate", "iam:CreateUser"));

        delegate.call("CreateUser", "UserName", "bob").ok();
        assertThat(delegate.call("CreateUser", "UserName", "carol", "Tags", List.of(Iam.tag("a", "b")))
                        .text("Message"))
                .contains("iam:TagUser");
    }

    @Test
    void the_tags_of_the_user_decide_under_either_name() {
        iam.call("CreateUser", "UserName", "bob", "Tags", List.of(Iam.tag("Dept", "eng")))
                .ok();
        iam.call("CreateUser", "UserName", "carol").ok();
        for (String key : List.of("aws:ResourceTag/dept", "iam:ResourceTag/Dept")) {
            Iam delegate = Iam.as(account.user("delegate-" + key.substring(0, 3), """
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*",
                      "Condition":{"StringEquals":{"%s":"eng"}}}}""".formatted(key)));

            delegate.call("GetUser", "UserName", "bob").ok();
            isDenied(delegate.call("GetUser", "UserName", "carol"));
        }
    }

    @Test
    void the_keys_that_are_taken_away_decide() {
        iam.call("CreateUser", "UserName", "bob", "Tags", List.of(Iam.tag("a", "1"), Iam.tag("b", "2")))
                .ok();
        Iam delegate = allowedIf("\"iam:UntagUser\"", "{\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"a\"]}}");

        isDenied(delegate.call("UntagUser", "UserName", "bob", "TagKeys", List.of("a", "b")));
        delegate.call("UntagUser", "UserName", "bob", "TagKeys", List.of("a")).ok();
    }

    @Test
    void the_callers_own_tags_decide_and_a_changed_one_at_once() {
        TestUser bob = account.user("bob", """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*",
                  "Condition":{"StringEquals":{"aws:PrincipalTag/Dept":"eng"}}}}""");
        assertThat(bob.call("ListKeys").code()).isEqualTo("AccessDeniedException");

        iam.call("TagUser", "UserName", "bob", "Tags", List.of(Iam.tag("dept", "eng")))
                .ok();
        bob.call("ListKeys").ok();

        iam.call("UntagUser", "UserName", "bob", "TagKeys", List.of("Dept")).ok();
        assertThat(bob.call("ListKeys").code()).isEqualTo("AccessDeniedException");
    }
}
