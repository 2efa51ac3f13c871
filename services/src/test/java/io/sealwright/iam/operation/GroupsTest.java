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

/** Groups, and who belongs to them. */
@ExtendWith(SharedKms.class)
class GroupsTest {
    private static final String ALLOW_LIST_KEYS = """
            {"Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}}""";

    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms shared) {
        account = shared.newAccount();
        iam = Iam.as(account.administrator());
    }

    private XmlAnswer add(String user, String group) {
        return iam.call("AddUserToGroup", "UserName", user, "GroupName", group);
    }

    @Test
    void a_group_is_made_and_told_of() {
        XmlAnswer made =
                iam.call("CreateGroup", "GroupName", "Devs", "Path", "/eng/").ok();

        assertThat(made.text("Arn")).isEqualTo("arn:aws:iam::%s:group/eng/Devs".formatted(account.id()));
        assertThat(made.text("GroupId")).matches("AGPA[A-Z2-7]{17}");
        XmlAnswer told = iam.call("GetGroup", "GroupName", "devs").ok();
        assertThat(told.text("Group")).isEqualTo(made.text("Group"));
        assertThat(told.all("UserName")).isEmpty();
        assertThat(told.text("IsTruncated")).isEqualTo("false");
    }

    @Test
    void names_are_unique_whatever_their_case_and_absent_ones_cannot_be_found() {
        iam.call("CreateGroup", "GroupName", "devs").ok();

        iam.call("CreateGroup", "GroupName", "DEVS")
                .isRefusal(409, "EntityAlreadyExists", "Group with name DEVS already exists.");
        for (String operation : List.of("GetGroup", "DeleteGroup", "UpdateGroup", "ListGroupPolicies")) {
            iam.call(operation, "GroupName", "ops").isNoSuchEntity("The group with name ops cannot be found.");
        }
    }

    @Test
    void groups_are_listed_by_name_under_a_path_page_by_page() {
        for (String name : List.of("c", "B", "a")) {
            iam.call("CreateGroup", "GroupName", name, "Path", "/eng/").ok();
        }
        iam.call("CreateGroup", "GroupName", "d").ok();

        XmlAnswer first =
                iam.call("ListGroups", "PathPrefix", "/eng/", "MaxItems", 2).ok();
        assertThat(first.all("GroupName")).containsExactly("a", "B");
        assertThat(iam.call("ListGroups", "PathPrefix", "/eng/", "Marker", first.text("Marker"))
                        .all("GroupName"))
                .containsExactly("c");
        assertThat(iam.call("ListGroups").all("GroupName")).containsExactly("a", "B", "c", "d");
    }

    @Test
    void who_belongs_to_a_group_has_its_policies_until_it_leaves() {
        TestUser bob = account.user("bob");
        iam.call("CreateGroup", "GroupName", "devs").ok();
        iam.call("PutGroupPolicy", "GroupName", "devs", "PolicyName", "p", "PolicyDocument", ALLOW_LIST_KEYS)
                .ok();
        assertThat(bob.call("ListKeys").code()).isEqualTo("AccessDeniedException");

        add("bob", "devs").ok();
        bob.call("ListKeys").ok();

        iam.call("DeleteGroupPolicy", "GroupName", "devs", "PolicyName", "p").ok();
        assertThat(bob.call("ListKeys").code()).isEqualTo("AccessDeniedException");
        iam.call("PutGroupPolicy", "GroupName", "devs", "PolicyName", "p", "PolicyDocument", ALLOW_LIST_KEYS)
                .ok();
        bob.call("ListKeys").ok();

        iam.call("RemoveUserFromGroup", "UserName", "bob", "GroupName", "devs").ok();
        assertThat(bob.call("ListKeys").code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void a_deny_of_a_group_beats_what_the_user_is_allowed() {
        TestUser bob = account.userAllowed("bob", "*");
        iam.call("CreateGroup", "GroupName", "barred").ok();
        iam.call(
                        "PutGroupPolicy",
                        "GroupName",
                        "barred",
                        "PolicyName",
                        "p",
                        "PolicyDocument",
                        ALLOW_LIST_KEYS.replace("Allow", "Deny"))
                .ok();
        bob.call("ListKeys").ok();

        add("bob", "barred").ok();

        assertThat(bob.call("ListKeys").text("Message")).contains("explicit deny in an identity-based policy");
    }

    @Test
    void members_are_told_page_by_page_and_each_user_knows_its_groups() {
        iam.call("CreateGroup", "GroupName", "devs").ok();
        iam.call("CreateGroup", "GroupName", "Admins").ok();
        for (String name : List.of("a", "b", "c")) {
            iam.call("CreateUser", "UserName", name).ok();
            add(name, "devs").ok();
        }
        add("a", "Admins").ok();
        add("a", "Admins").ok();

        XmlAnswer first =
                iam.call("GetGroup", "GroupName", "devs", "MaxItems", 2).ok();
        XmlAnswer second = iam.call("GetGroup", "GroupName", "devs", "Marker", first.text("Marker"))
                .ok();
        assertThat(first.all("UserName")).hasSize(2).doesNotContainAnyElementsOf(second.all("UserName"));
        assertThat(second.all("UserName")).hasSize(1);
        assertThat(iam.call("ListGroupsForUser", "UserName", "a").ok().all("GroupName"))
                .containsExactly("Admins", "devs");
    }

    @Test
    void a_user_belongs_to_ten_groups_at_most() {
        iam.call("CreateUser", "UserName", "bob").ok();
        for (int i = 0; i < 10; i++) {
            iam.call("CreateGroup", "GroupName", "g" + i).ok();
            add("bob", "g" + i).ok();
        }
        iam.call("CreateGroup", "GroupName", "last").ok();

        add("bob", "last").isRefusal(409, "LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10");
    }

    @Test
    void who_is_absent_joins_nothing_and_who_is_no_member_does_not_leave() {
        iam.call("CreateGroup", "GroupName", "devs").ok();
        iam.call("CreateUser", "UserName", "bob").ok();

        add("carol", "devs").isNoSuchEntity("The user with name carol cannot be found.");
        add("bob", "ops").isNoSuchEntity("The group with name ops cannot be found.");
        iam.call("RemoveUserFromGroup", "UserName", "bob", "GroupName", "devs")
                .isNoSuchEntity("User bob not in group devs");
    }

    @Test
    void a_group_with_members_or_policies_is_not_deleted() {
        iam.call("CreateGroup", "GroupName", "devs").ok();
        iam.call("CreateUser", "UserName", "bob").ok();
        add("bob", "devs").ok();
        iam.call("PutGroupPolicy", "GroupName", "devs", "PolicyName", "p", "PolicyDocument", ALLOW_LIST_KEYS)
                .ok();

        iam.call("DeleteGroup", "GroupName", "devs")
                .isRefusal(409, "DeleteConflict", "Cannot delete entity, must remove users from group first.");
        iam.call("RemoveUserFromGroup", "UserName", "bob", "GroupName", "devs").ok();
        iam.call("DeleteGroup", "GroupName", "devs")
                .isRefusal(409, "DeleteConflict", "Cannot delete entity, must delete policies first.");
        iam.call("DeleteGroupPolicy", "GroupName", "devs", "PolicyName", "p").ok();
        iam.call("DeleteGroup", "GroupName", "devs").ok();
        iam.call("GetGroup", "GroupName", "devs").isNoSuchEntity("The group with name devs cannot be found.");
        iam.call("CreateGroup", "GroupName", "devs").ok();
    }

    @Test
    void a_renamed_group_keeps_its_members_and_their_rights() {
        TestUser bob = account.user("bob");
        String id = iam.call("CreateGroup", "GroupName", "devs").text("GroupId");
        iam.call("PutGroupPolicy", "GroupName", "devs", "PolicyName", "p", "PolicyDocument", ALLOW_LIST_KEYS)
                .ok();
        add("bob", "devs").ok();

        iam.call("UpdateGroup", "GroupName", "devs", "NewGroupName", "Makers", "NewPath", "/eng/")
                .ok();

        assertThat(iam.call("GetGroup", "GroupName", "makers").ok().text("GroupId"))
                .isEqualTo(id);
        bob.call("ListKeys").ok();
        iam.call("CreateGroup", "GroupName", "devs").ok();
        iam.call("UpdateGroup", "GroupName", "devs", "NewGroupName", "MAKERS")
                .isRefusal(409, "EntityAlreadyExists", "Group with name MAKERS already exists.");
    }

    @Test
    void the_right_that_is_needed_is_to_the_group() {
        iam.call("CreateGroup", "GroupName", "devs", "Path", "/eng/").ok();
        iam.call("CreateGroup", "GroupName", "ops").ok();
        iam.call("CreateUser", "UserName", "bob").ok();
        Iam lead = Iam.as(account.user("lead", """
                {"Statement":{"Effect":"Allow","Action":"iam:*","Resource":"arn:aws:iam::%s:group/eng/*"}}""".formatted(account.id())));

        lead.call("AddUserToGroup", "UserName", "bob", "GroupName", "devs").ok();
        assertThat(lead.call("AddUserToGroup", "UserName", "bob", "GroupName", "ops")
                        .text("Code"))
                .isEqualTo("AccessDenied");
        assertThat(lead.call("UpdateGroup", "GroupName", "devs", "NewPath", "/").text("Code"))
                .isEqualTo("AccessDenied");
        lead.call("UpdateGroup", "GroupName", "devs", "NewPath", "/eng/web/").ok();
    }
}
