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
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules that two callers together could break, if each found them kept: both come at once, again and again. */
@ExtendWith(SharedKms.class)
class IamRacesTest {
    private static final int ROUNDS = 12;

    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms shared) {
        account = shared.newAccount();
        iam = Iam.as(account.administrator());
    }

    private static List<XmlAnswer> atOnce(List<Callable<XmlAnswer>> calls) throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<XmlAnswer>> begun = new ArrayList<>();
            for (Callable<XmlAnswer> call : calls) {
                begun.add(threads.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
            List<XmlAnswer> answers = new ArrayList<>();
            for (Future<XmlAnswer> each : begun) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static long succeeded(List<XmlAnswer> answers) {
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.answer().status()).as(answer.body()).isLessThan(500));
        return answers.stream()
                .filter(answer -> answer.answer().status() == 200)
                .count();
    }

    @Test
    void three_who_make_keys_make_two() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String user = "u" + round;
            iam.call("CreateUser", "UserName", user).ok();
            Callable<XmlAnswer> create = () -> iam.call("CreateAccessKey", "UserName", user);

            assertThat(succeeded(atOnce(List.of(create, create, create)))).isEqualTo(2);

            assertThat(iam.call("ListAccessKeys", "UserName", user).all("AccessKeyId"))
                    .hasSize(2);
        }
    }

    @Test
    void of_two_who_want_a_name_one_gets_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "n" + round;
            iam.call("CreateUser", "UserName", "other" + round).ok();
            String other = "other" + round;

            assertThat(succeeded(atOnce(List.of(
                            () -> iam.call("CreateUser", "UserName", name),
                            () -> iam.call(
                                    "UpdateUser", "UserName", other, "NewUserName", name.toUpperCase(Locale.ROOT))))))
                    .isEqualTo(1);
        }
    }

    @Test
    void nobody_belongs_to_a_group_that_is_gone() throws Exception {
        iam.call("CreateUser", "UserName", "bob").ok();
        for (int round = 0; round < ROUNDS; round++) {
            String group = "g" + round;
            iam.call("CreateGroup", "GroupName", group).ok();

            assertThat(succeeded(atOnce(List.of(
                            () -> iam.call("AddUserToGroup", "GroupName", group, "UserName", "bob"),
                            () -> iam.call("DeleteGroup", "GroupName", group)))))
                    .isEqualTo(1);

            List<String> groups =
                    iam.call("ListGroupsForUser", "UserName", "bob").all("GroupName");
            if (iam.call("GetGroup", "GroupName", group).answer().status() == 200) {
                assertThat(groups).containsExactly(group);
                iam.call("RemoveUserFromGroup", "GroupName", group, "UserName", "bob")
                        .ok();
            } else {
                assertThat(groups).isEmpty();
            }
        }
    }

    @Test
    void no_group_counts_a_user_who_is_gone() throws Exception {
        iam.call("CreateGroup", "GroupName", "devs").ok();
        for (int round = 0; round < ROUNDS; round++) {
            String user = "u" + round;
            iam.call("CreateUser", "UserName", user).ok();

            assertThat(succeeded(atOnce(List.of(
                            () -> iam.call("AddUserToGroup", "GroupName", "devs", "UserName", user),
                            () -> iam.call("DeleteUser", "UserName", user)))))
                    .isEqualTo(1);

            if (iam.call("GetUser", "UserName", user).answer().status() == 200) {
                iam.call("RemoveUserFromGroup", "GroupName", "devs", "UserName", user)
                        .ok();
            }
        }
        iam.call("DeleteGroup", "GroupName", "devs").ok();
    }

    @Test
    void a_user_who_leaves_twice_left_once() throws Exception {
        iam.call("CreateGroup", "GroupName", "devs").ok();
        iam.call("CreateUser", "UserName", "bob").ok();
        for (int round = 0; round < ROUNDS; round++) {
            iam.call("AddUserToGroup", "GroupName", "devs", "UserName", "bob").ok();
            Callable<XmlAnswer> leave = () -> iam.call("RemoveUserFromGroup", "GroupName", "devs", "UserName", "bob");

            assertThat(succeeded(atOnce(List.of(leave, leave)))).isEqualTo(1);
        }
        iam.call("DeleteGroup", "GroupName", "devs").ok();
    }

    @Test
    void two_policies_together_stay_in_the_quota() throws Exception {
        iam.call("CreateUser", "UserName", "bob").ok();
        String large = """
                {"Statement":{"Effect":"Allow","Action":"kms:%s","Resource":"*"}}""".formatted("x".repeat(1_400));
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(succeeded(atOnce(List.of(put("a", large), put("b", large)))))
                    .isEqualTo(1);

            for (String name : List.of("a", "b")) {
                iam.call("DeleteUserPolicy", "UserName", "bob", "PolicyName", name);
            }
        }
    }

    private Callable<XmlAnswer> put(String name, String document) {
        return () -> iam.call("PutUserPolicy", "UserName", "bob", "PolicyName", name, "PolicyDocument", document);
    }

    @Test
    void a_key_and_the_end_of_its_user_exclude_one_another() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String user = "u" + round;
            iam.call("CreateUser", "UserName", user).ok();

            assertThat(succeeded(atOnce(List.of(
                            () -> iam.call("CreateAccessKey", "UserName", user),
                            () -> iam.call("DeleteUser", "UserName", user)))))
                    .isEqualTo(1);
        }
    }

    @Test
    void an_sdk_that_repeats_itself_at_once_makes_one_key() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String user = "u" + round;
            iam.call("CreateUser", "UserName", user).ok();
            Callable<XmlAnswer> create = () -> iam.repeatably("once-" + user, "CreateAccessKey", "UserName", user);

            assertThat(succeeded(atOnce(List.of(create, create)))).isEqualTo(2);

            assertThat(iam.call("ListAccessKeys", "UserName", user).all("AccessKeyId"))
                    .hasSize(1);
        }
    }
}
