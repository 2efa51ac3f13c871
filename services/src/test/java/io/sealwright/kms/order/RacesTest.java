// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of one key at the same time: each wins or is refused, none is lost, and limits hold. */
@ExtendWith(SharedKms.class)
class RacesTest {
    private static final int ROUNDS = 4;

    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        alice = kms.newAccount().administrator();
        key = alice.createKey();
    }

    /** A change, and what shows that it stands. */
    record Change(String operation, List<Object> members) {
        Change(String operation, Object... members) {
            this(operation, List.of(members));
        }

        CompletableFuture<Answer> begin(TestUser user, String key) {
            return user.begin(
                    operation,
                    members.stream()
                            .map(member -> "KEY".equals(member) ? key : "ALICE".equals(member) ? user.arn() : member)
                            .toArray());
        }

        boolean stands(TestUser user, String key) {
            return switch (operation) {
                case "TagResource" ->
                    !user.call("ListResourceTags", "KeyId", key)
                            .ok()
                            .list("Tags")
                            .isEmpty();
                case "CreateAlias" ->
                    !user.call("ListAliases", "KeyId", key).ok().list("Aliases").isEmpty();
                case "UpdateKeyDescription" ->
                    describe(user, key).get("Description").equals("raced");
                case "DisableKey" -> !describe(user, key).get("Enabled").equals(true);
                case "ScheduleKeyDeletion" ->
                    describe(user, key).get("KeyState").equals("PendingDeletion");
                case "CreateGrant" ->
                    !user.call("ListGrants", "KeyId", key).ok().list("Grants").isEmpty();
                case "PutKeyPolicy" ->
                    user.call("GetKeyPolicy", "KeyId", key).ok().text("Policy").contains("raced");
                default -> throw new AssertionError(operation);
            };
        }

        private static Map<String, Object> describe(TestUser user, String key) {
            return user.call("DescribeKey", "KeyId", key).ok().object("KeyMetadata");
        }

        @Override
        public String toString() {
            return operation;
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change("TagResource", "KeyId", "KEY", "Tags", List.of(Map.of("TagKey", "a", "TagValue", "b"))),
            new Change("CreateAlias", "AliasName", "alias/raced", "TargetKeyId", "KEY"),
            new Change("UpdateKeyDescription", "KeyId", "KEY", "Description", "raced"),
            new Change("DisableKey", "KeyId", "KEY"),
            new Change("ScheduleKeyDeletion", "KeyId", "KEY"),
            new Change("CreateGrant", "KeyId", "KEY", "GranteePrincipal", "ALICE", "Operations", List.of("Encrypt")),
            new Change("PutKeyPolicy", "KeyId", "KEY", "Policy", """
                    {"Version":"2012-10-17","Id":"raced","Statement":[
                     {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}"""));

    static Stream<List<Change>> pairs() {
        return CHANGES.stream()
                .flatMap(one -> CHANGES.stream()
                        .filter(other -> CHANGES.indexOf(one) < CHANGES.indexOf(other))
                        .map(other -> List.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void two_changes_at_once_both_stand_or_one_is_told_why_not(List<Change> pair) {
        CompletableFuture<Answer> first = pair.getFirst().begin(alice, key);
        CompletableFuture<Answer> second = pair.getLast().begin(alice, key);

        for (Change change : pair) {
            Answer answer = (change.equals(pair.getFirst()) ? first : second).join();
            if (answer.status() == 200) {
                assertThat(change.stands(alice, key))
                        .as("%s of %s", change, pair)
                        .isTrue();
            } else {
                assertThat(answer.code())
                        .as("%s of %s", change, pair)
                        .isIn("KMSInvalidStateException", "DisabledException");
            }
        }
    }

    @Test
    void one_name_goes_to_one_key() {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "alias/one" + round;
            List<String> keys = List.of(alice.createKey(), alice.createKey(), alice.createKey());

            List<Answer> answers = all(keys.stream()
                    .map(target -> alice.begin("CreateAlias", "AliasName", name, "TargetKeyId", target))
                    .toList());

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("AlreadyExistsException"));
        }
    }

    @Test
    void a_grant_with_a_name_is_made_once() {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "once" + round;

            List<Answer> answers = all(IntStream.range(0, 4)
                    .mapToObj(_ -> alice.begin(
                            "CreateGrant",
                            "KeyId",
                            key,
                            "Name",
                            name,
                            "GranteePrincipal",
                            alice.arn(),
                            "Operations",
                            List.of("Encrypt")))
                    .toList());

            assertThat(answers.stream()
                            .map(answer -> answer.ok().text("GrantId"))
                            .distinct())
                    .hasSize(1);
        }
        List<Object> grants = alice.call("ListGrants", "KeyId", key).ok().list("Grants");
        assertThat(grants).hasSize(ROUNDS);
    }

    @Test
    void a_grant_ends_once() {
        for (int round = 0; round < ROUNDS; round++) {
            Answer made = alice.call(
                            "CreateGrant",
                            "KeyId",
                            key,
                            "GranteePrincipal",
                            alice.arn(),
                            "Operations",
                            List.of("Encrypt"))
                    .ok();

            List<Answer> answers = all(List.of(
                    alice.begin("RevokeGrant", "KeyId", key, "GrantId", made.text("GrantId")),
                    alice.begin("RetireGrant", "GrantToken", made.text("GrantToken")),
                    alice.begin("RevokeGrant", "KeyId", key, "GrantId", made.text("GrantId"))));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer ->
                            assertThat(answer.code()).isIn("NotFoundException", "InvalidGrantTokenException"));
        }
    }

    @Test
    void the_fiftieth_alias_is_given_once() {
        for (int i = 0; i < 48; i++) {
            alice.call("CreateAlias", "AliasName", "alias/n" + i, "TargetKeyId", key)
                    .ok();
        }

        List<Answer> answers = all(IntStream.range(0, 6)
                .mapToObj(i -> alice.begin("CreateAlias", "AliasName", "alias/raced" + i, "TargetKeyId", key))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("LimitExceededException"));
        List<Object> aliases =
                alice.call("ListAliases", "KeyId", key, "Limit", 100).ok().list("Aliases");
        assertThat(aliases).hasSize(50);
    }

    @Test
    void the_fiftieth_tag_is_given_once_and_no_tag_is_lost() {
        alice.call(
                        "TagResource",
                        "KeyId",
                        key,
                        "Tags",
                        IntStream.range(0, 47)
                                .mapToObj(i -> Map.of("TagKey", "k" + i, "TagValue", ""))
                                .toList())
                .ok();

        List<Answer> answers = all(IntStream.range(0, 5)
                .mapToObj(i -> alice.begin(
                        "TagResource", "KeyId", key, "Tags", List.of(Map.of("TagKey", "raced" + i, "TagValue", ""))))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        List<Object> tags = alice.call("ListResourceTags", "KeyId", key).ok().list("Tags");
        assertThat(tags).hasSize(50);
    }

    @Test
    void an_alias_that_two_want_to_move_ends_where_the_last_answered_put_it() {
        List<String> targets = List.of(alice.createKey(), alice.createKey(), key);
        alice.call("CreateAlias", "AliasName", "alias/moved", "TargetKeyId", key)
                .ok();
        List<CompletableFuture<Answer>> moves = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            targets.forEach(
                    target -> moves.add(alice.begin("UpdateAlias", "AliasName", "alias/moved", "TargetKeyId", target)));
            all(moves);
        }

        int named = 0;
        for (String target : targets) {
            named += alice.call("ListAliases", "KeyId", target)
                    .ok()
                    .list("Aliases")
                    .size();
            alice.call("DeleteAlias", "AliasName", "alias/none" + named);
        }
        assertThat(named).isOne();
        assertThat(moves.stream().map(CompletableFuture::join))
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 500));
        alice.call("DeleteAlias", "AliasName", "alias/moved").ok();
    }

    @Test
    void one_repeated_creation_makes_one_key() {
        Map<String, String> headers =
                Map.of("x-amz-target", "TrentService.CreateKey", "amz-sdk-invocation-id", "race-1");
        List<CompletableFuture<Answer>> repeats = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> alice.send("kms", headers, "{}")))
                .toList();

        assertThat(all(repeats).stream()
                        .map(answer -> answer.ok().object("KeyMetadata").get("KeyId")))
                .hasSize(4)
                .containsOnly(repeats.getFirst().join().object("KeyMetadata").get("KeyId"));
        List<Object> keys = alice.call("ListKeys").ok().list("Keys");
        assertThat(keys).hasSize(2);
    }

    @Test
    void no_use_begins_and_succeeds_after_disabling_was_answered() {
        byte[] sealed = alice.encrypt(key, "hello");
        for (int round = 0; round < ROUNDS; round++) {
            List<CompletableFuture<Answer>> before = uses(sealed);
            alice.call("DisableKey", "KeyId", key).ok();
            List<Answer> after = all(uses(sealed));

            assertThat(after).allSatisfy(answer -> assertThat(answer.code()).isEqualTo("DisabledException"));
            assertThat(all(before))
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.body()).isIn(200, 400));
            alice.call("EnableKey", "KeyId", key).ok();
        }
    }

    private List<CompletableFuture<Answer>> uses(byte[] sealed) {
        return IntStream.range(0, 8)
                .mapToObj(_ -> alice.begin("Decrypt", "CiphertextBlob", sealed))
                .toList();
    }

    private static List<Answer> all(List<CompletableFuture<Answer>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
