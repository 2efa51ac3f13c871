// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of users: other names, tags, the end. */
@ExtendWith(SharedKms.class)
class UserLifeTest {
    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms shared) {
        account = shared.newAccount();
        iam = Iam.as(account.administrator());
    }

    @Test
    void a_renamed_user_keeps_id_keys_and_rights_and_calls_under_its_new_name() {
        TestUser bob = account.userAllowed("bob", "iam:GetUser", "kms:ListKeys");
        bob.call("ListKeys").ok();

        iam.call("UpdateUser", "UserName", "BOB", "NewUserName", "Robert", "NewPath", "/eng/")
                .ok();

        XmlAnswer self = Iam.as(bob).call("GetUser").ok();
        assertThat(self.text("UserId")).isEqualTo(bob.userId());
        assertThat(self.text("Arn")).isEqualTo("arn:aws:iam::%s:user/eng/Robert".formatted(account.id()));
        bob.call("ListKeys").ok();
        assertThat(bob.call("CreateKey").text("Message")).startsWith("User: %s ".formatted(self.text("Arn")));
        iam.call("GetUser", "UserName", "bob").isNoSuchEntity("The user with name bob cannot be found.");
        iam.call("CreateUser", "UserName", "bob").ok();
    }

    @Test
    void a_name_may_change_its_case() {
        iam.call("CreateUser", "UserName", "bob").ok();

        iam.call("UpdateUser", "UserName", "bob", "NewUserName", "Bob").ok();

        assertThat(iam.call("GetUser", "UserName", "bob").text("UserName")).isEqualTo("Bob");
    }

    @Test
    void nobody_gets_the_name_of_another() {
        iam.call("CreateUser", "UserName", "bob").ok();
        iam.call("CreateUser", "UserName", "carol").ok();

        iam.call("UpdateUser", "UserName", "bob", "NewUserName", "CAROL")
                .isRefusal(409, "EntityAlreadyExists", "User with name CAROL already exists.");
    }

    @Test
    void whoever_renames_needs_the_right_to_both_names() {
        iam.call("CreateUser", "UserName", "bob", "Path", "/eng/").ok();
        Iam lead = Iam.as(account.user("lead", """
                {"Statement":{"Effect":"Allow","Action":"iam:UpdateUser","Resource":"arn:aws:iam::%s:user/eng/*"}}""".formatted(account.id())));

        assertThat(lead.call("UpdateUser", "UserName", "bob", "NewPath", "/ops/")
                        .text("Message"))
                .contains("user/ops/bob");
        lead.call("UpdateUser", "UserName", "bob", "NewUserName", "robert").ok();
    }

    @Test
    void a_user_to_whom_something_belongs_is_not_deleted() {
        iam.call("CreateUser", "UserName", "bob").ok();
        iam.call("CreateGroup", "GroupName", "devs").ok();
        iam.call("AddUserToGroup", "UserName", "bob", "GroupName", "devs").ok();
        iam.call("PutUserPolicy", "UserName", "bob", "PolicyName", "p", "PolicyDocument", InlinePoliciesTest.ALLOW)
                .ok();
        String key = iam.call("CreateAccessKey", "UserName", "bob").text("AccessKeyId");

        conflict("Cannot delete entity, must remove users from group first.");
        iam.call("RemoveUserFromGroup", "UserName", "bob", "GroupName", "devs").ok();
        conflict("Cannot delete entity, must delete policies first.");
        iam.call("DeleteUserPolicy", "UserName", "bob", "PolicyName", "p").ok();
        conflict("Cannot delete entity, must delete access keys first.");
        iam.call("DeleteAccessKey", "UserName", "bob", "AccessKeyId", key).ok();
        iam.call("DeleteUser", "UserName", "bob").ok();

        iam.call("DeleteUser", "UserName", "bob").isNoSuchEntity("The user with name bob cannot be found.");
    }

    private void conflict(String text) {
        iam.call("DeleteUser", "UserName", "bob").isRefusal(409, "DeleteConflict", text);
    }

    @Test
    void a_user_made_again_under_an_old_name_is_another() {
        String first = iam.call("CreateUser", "UserName", "bob").text("UserId");
        iam.call("DeleteUser", "UserName", "bob").ok();

        assertThat(iam.call("CreateUser", "UserName", "bob").ok().text("UserId"))
                .isNotEqualTo(first);
    }

    @Test
    void tags_are_set_told_by_key_and_taken_away_whatever_their_case() {
        iam.call("CreateUser", "UserName", "bob", "Tags", List.of(Iam.tag("dept", "a"), Iam.tag("Cost", "1")))
                .ok();

        iam.call("TagUser", "UserName", "bob", "Tags", List.of(Iam.tag("DEPT", "b"), Iam.tag("new", "")))
                .ok();
        XmlAnswer told = iam.call("ListUserTags", "UserName", "bob").ok();
        assertThat(told.all("Key")).containsExactly("Cost", "DEPT", "new");
        assertThat(told.all("Value")).containsExactly("1", "b", "");

        iam.call("UntagUser", "UserName", "bob", "TagKeys", List.of("dept", "none"))
                .ok();
        assertThat(iam.call("ListUserTags", "UserName", "bob").all("Key")).containsExactly("Cost", "new");
    }

    @Test
    void a_user_has_fifty_tags_at_most_and_they_are_told_page_by_page() {
        iam.call("CreateUser", "UserName", "bob").ok();
        List<Map<String, String>> tags = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tags.add(Iam.tag("k%02d".formatted(i), "v"));
        }
        iam.call("TagUser", "UserName", "bob", "Tags", tags).ok();

        iam.call("TagUser", "UserName", "bob", "Tags", List.of(Iam.tag("one more", "")))
                .isRefusal(409, "LimitExceeded", "Cannot exceed quota for TagsPerUser: 50");
        iam.call("TagUser", "UserName", "bob", "Tags", List.of(Iam.tag("K00", "other")))
                .ok();
        XmlAnswer first =
                iam.call("ListUserTags", "UserName", "bob", "MaxItems", 30).ok();
        XmlAnswer second = iam.call("ListUserTags", "UserName", "bob", "Marker", first.text("Marker"))
                .ok();
        assertThat(first.all("Key")).hasSize(30).startsWith("K00", "k01");
        assertThat(second.all("Key")).hasSize(20).endsWith("k49");
    }
}
