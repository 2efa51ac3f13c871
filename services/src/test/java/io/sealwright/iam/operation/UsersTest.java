// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users, from the making on. */
@ExtendWith(SharedKms.class)
class UsersTest {
    private Kms kms;
    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms shared) {
        kms = shared;
        account = shared.newAccount();
        iam = Iam.as(account.administrator());
    }

    private String arn(String rest) {
        return "arn:aws:iam::%s:%s".formatted(account.id(), rest);
    }

    @Test
    void a_user_is_made_with_path_and_tags_and_described() {
        XmlAnswer made = iam.call(
                        "CreateUser", "UserName", "Bob", "Path", "/eng/", "Tags", List.of(Iam.tag("Dept", "a b")))
                .ok();

        assertThat(made.text("Arn")).isEqualTo(arn("user/eng/Bob"));
        assertThat(made.text("UserId")).matches("AIDA[A-Z2-7]{17}");
        assertThat(made.text("CreateDate")).matches("[0-9-]{10}T[0-9:]{8}Z");
        assertThat(made.text("Value")).isEqualTo("a b");
        assertThat(made.has("PermissionsBoundary")).isFalse();

        XmlAnswer told = iam.call("GetUser", "UserName", "BOB").ok();
        assertThat(told.text("User")).isEqualTo(made.text("User"));
    }

    @Test
    void without_a_path_it_is_the_root_path() {
        assertThat(iam.call("CreateUser", "UserName", "bob").ok().text("Path")).isEqualTo("/");
    }

    @Test
    void the_record_names_the_user_and_the_region_of_the_global_service() {
        XmlAnswer made = iam.call("CreateUser", "UserName", "bob").ok();

        var event = kms.eventOf(made.answer());
        assertThat(event)
                .containsEntry("eventSource", "iam.amazonaws.com")
                .containsEntry("eventName", "CreateUser")
                .containsEntry("awsRegion", "us-east-1")
                .containsEntry("readOnly", false);
        assertThat(event.get("requestParameters")).hasToString("{userName=bob}");
        assertThat(String.valueOf(event.get("responseElements"))).contains(made.text("UserId"));
    }

    @Test
    void get_user_without_a_name_tells_of_the_caller() {
        assertThat(iam.call("GetUser").ok().text("UserId"))
                .isEqualTo(account.administrator().userId());
    }

    @Test
    void names_are_unique_whatever_their_case() {
        iam.call("CreateUser", "UserName", "bob").ok();

        iam.call("CreateUser", "UserName", "BOB")
                .isRefusal(409, "EntityAlreadyExists", "User with name BOB already exists.");
    }

    @Test
    void who_is_not_there_cannot_be_found() {
        iam.call("GetUser", "UserName", "carol").isNoSuchEntity("The user with name carol cannot be found.");
    }

    @Test
    void who_may_not_hears_no_more_of_an_absent_user_than_of_another() {
        iam.call("CreateUser", "UserName", "bob", "Path", "/eng/").ok();
        Iam nobody = Iam.as(account.user("nobody"));

        for (String name : List.of("bob", "carol")) {
            nobody.call("GetUser", "UserName", name)
                    .isRefusal(
                            403,
                            "AccessDenied",
                            "User: %s is not authorized to perform: iam:GetUser on resource: user %s because no"
                                            .formatted(arn("user/nobody"), name)
                                    + " identity-based policy allows the iam:GetUser action");
        }
        nobody.call("CreateUser", "UserName", "carol", "Path", "/eng/")
                .isRefusal(
                        403,
                        "AccessDenied",
                        "User: %s is not authorized to perform: iam:CreateUser on resource: %s because no"
                                        .formatted(arn("user/nobody"), arn("user/eng/carol"))
                                + " identity-based policy allows the iam:CreateUser action");
    }

    @Test
    void one_may_be_allowed_the_users_under_a_path() {
        Iam lead = Iam.as(account.user("lead", """
                {"Statement":{"Effect":"Allow","Action":"iam:*User","Resource":"arn:aws:iam::%s:user/eng/*"}}""".formatted(account.id())));

        lead.call("CreateUser", "UserName", "bob", "Path", "/eng/").ok();
        assertThat(lead.call("CreateUser", "UserName", "bob", "Path", "/ops/").text("Code"))
                .isEqualTo("AccessDenied");
        lead.call("GetUser", "UserName", "bob").ok();
    }

    @Test
    void users_are_listed_by_name_under_a_path_page_by_page() {
        for (String name : List.of("carol", "Bob", "dave")) {
            iam.call("CreateUser", "UserName", name, "Path", "/eng/").ok();
        }
        iam.call("CreateUser", "UserName", "eve", "Path", "/ops/").ok();

        XmlAnswer first =
                iam.call("ListUsers", "PathPrefix", "/eng/", "MaxItems", 2).ok();
        assertThat(first.all("UserName")).containsExactly("Bob", "carol");
        assertThat(first.text("IsTruncated")).isEqualTo("true");

        XmlAnswer second = iam.call("ListUsers", "PathPrefix", "/eng/", "Marker", first.text("Marker"))
                .ok();
        assertThat(second.all("UserName")).containsExactly("dave");
        assertThat(second.text("IsTruncated")).isEqualTo("false");
        assertThat(second.has("Marker")).isFalse();
        assertThat(iam.call("ListUsers").ok().all("UserName"))
                .containsExactly("administrator", "Bob", "carol", "dave", "eve");
    }

    @Test
    void a_marker_serves_its_own_list_only() {
        List<String> names = new ArrayList<>();
        for (char letter = 'a'; letter < 'd'; letter++) {
            names.add(String.valueOf(letter).repeat(64));
            iam.call("CreateUser", "UserName", names.getLast(), "Path", "/x/").ok();
        }
        String marker =
                iam.call("ListUsers", "PathPrefix", "/x/", "MaxItems", 1).text("Marker");

        assertThat(marker).hasSizeLessThanOrEqualTo(320);
        iam.call("ListUsers", "Marker", marker).isRefusal(400, "InvalidInput", "Invalid Marker.");
        iam.call("ListUsers", "Marker", "eHg").isRefusal(400, "InvalidInput", "Invalid Marker.");
    }

    @Test
    void a_request_that_an_sdk_repeats_makes_one_user() {
        XmlAnswer first = iam.repeatably("i-1", "CreateUser", "UserName", "bob").ok();
        XmlAnswer second =
                iam.repeatably("i-1", "CreateUser", "UserName", "bob").ok();

        assertThat(second.text("User")).isEqualTo(first.text("User"));
        iam.repeatably("i-2", "CreateUser", "UserName", "bob")
                .isRefusal(409, "EntityAlreadyExists", "User with name bob already exists.");
    }

    @Test
    void tags_have_keys_that_differ_in_more_than_case_and_are_not_aws() {
        iam.call("CreateUser", "UserName", "bob", "Tags", List.of(Iam.tag("a", "1"), Iam.tag("A", "2")))
                .isRefusal(
                        400,
                        "InvalidInput",
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        assertThat(iam.call("CreateUser", "UserName", "bob", "Tags", List.of(Iam.tag("aws:x", "1")))
                        .text("Code"))
                .isEqualTo("InvalidInput");
    }

    @Test
    void a_boundary_that_is_no_policy_is_refused() {
        iam.call("CreateUser", "UserName", "bob", "PermissionsBoundary", "12345678901234567890")
                .isRefusal(400, "ValidationError", "Invalid ARN:  Could not be parsed!");
        String absent = arn("policy/none");
        iam.call("CreateUser", "UserName", "bob", "PermissionsBoundary", absent)
                .isNoSuchEntity("Policy %s does not exist or is not attachable.".formatted(absent));
    }
}
