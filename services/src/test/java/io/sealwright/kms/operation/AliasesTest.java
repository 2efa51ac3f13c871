// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** CreateAlias, UpdateAlias, DeleteAlias and ListAliases. */
@ExtendWith(SharedKms.class)
class AliasesTest {

    private TestAccount account;
    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
    }

    private String arn(String alias) {
        return "arn:aws:kms:%s:%s:%s".formatted(Kms.REGION, account.id(), alias);
    }

    private static String idOf(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private void name(String alias, String target) {
        assertThat(alice.call("CreateAlias", "AliasName", alias, "TargetKeyId", target)
                        .ok()
                        .body())
                .isEmpty();
    }

    @Test
    void an_alias_must_start_with_its_prefix() {
        alice.call("CreateAlias", "AliasName", "mine", "TargetKeyId", key)
                .isRefusal(
                        "ValidationException",
                        "Alias must start with the prefix \"alias/\". Please see"
                                + " https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
    }

    @Test
    void names_of_aws_are_reserved_and_refused_without_a_word() {
        for (String operation : List.of("CreateAlias", "UpdateAlias")) {
            alice.call(operation, "AliasName", "alias/aws/s3", "TargetKeyId", key)
                    .isBareRefusal("NotAuthorizedException");
        }
        alice.call("DeleteAlias", "AliasName", "alias/aws/s3").isBareRefusal("NotAuthorizedException");
    }

    @Test
    void a_name_is_taken_once() {
        name("alias/one", key);

        alice.call("CreateAlias", "AliasName", "alias/one", "TargetKeyId", alice.createKey())
                .isRefusal(
                        "AlreadyExistsException",
                        "An alias with the name %s already exists".formatted(arn("alias/one")));
    }

    @Test
    void an_alias_is_no_target_and_so_is_no_invented_key() {
        name("alias/one", key);

        alice.call("CreateAlias", "AliasName", "alias/two", "TargetKeyId", "alias/one")
                .isRefusal("NotFoundException", "Invalid keyId 'alias/one'");
        String absent = Keys.absent(account.id());
        alice.call("CreateAlias", "AliasName", "alias/two", "TargetKeyId", absent)
                .isRefusal("NotFoundException", "Key '%s' does not exist".formatted(absent));
    }

    @Test
    void a_key_has_at_most_50_aliases() {
        for (int i = 0; i < 50; i++) {
            name("alias/n" + i, key);
        }
        assertThat(alice.call("CreateAlias", "AliasName", "alias/more", "TargetKeyId", key)
                        .code())
                .isEqualTo("LimitExceededException");
        String other = alice.createKey();
        name("alias/other", other);
        assertThat(alice.call("UpdateAlias", "AliasName", "alias/other", "TargetKeyId", key)
                        .code())
                .isEqualTo("LimitExceededException");
        alice.call("UpdateAlias", "AliasName", "alias/n7", "TargetKeyId", key).ok();

        alice.call("DeleteAlias", "AliasName", "alias/n0").ok();
        alice.call("UpdateAlias", "AliasName", "alias/other", "TargetKeyId", key)
                .ok();
    }

    @Test
    void an_updated_alias_names_the_other_key_at_once() {
        String other = alice.createKey();
        name("alias/one", key);

        assertThat(alice.call("UpdateAlias", "AliasName", "alias/one", "TargetKeyId", idOf(other))
                        .ok()
                        .body())
                .isEmpty();

        assertThat(alice.call("Encrypt", "KeyId", "alias/one", "Plaintext", new byte[1])
                        .ok()
                        .text("KeyId"))
                .isEqualTo(other);
    }

    @Test
    void what_is_not_there_can_be_neither_updated_nor_deleted() {
        String message = "Alias %s is not found.".formatted(arn("alias/none"));

        alice.call("UpdateAlias", "AliasName", "alias/none", "TargetKeyId", key)
                .isRefusal("NotFoundException", message);
        alice.call("DeleteAlias", "AliasName", "alias/none").isRefusal("NotFoundException", message);
        alice.call("DescribeKey", "KeyId", "alias/none").isRefusal("NotFoundException", message);
    }

    @Test
    void a_deleted_alias_names_nothing_and_its_key_stays() {
        name("alias/one", key);

        alice.call("DeleteAlias", "AliasName", "alias/one").ok();

        assertThat(alice.call("DescribeKey", "KeyId", "alias/one").code()).isEqualTo("NotFoundException");
        alice.call("DescribeKey", "KeyId", key).ok();
        name("alias/one", key);
    }

    @Test
    void create_alias_needs_a_right_to_the_alias_and_one_to_the_key() {
        assertThat(on("a", "kms:CreateAlias", arn("alias/one"))
                        .call("CreateAlias", "AliasName", "alias/one", "TargetKeyId", key)
                        .code())
                .isEqualTo("AccessDeniedException");
        assertThat(on("b", "kms:CreateAlias", key)
                        .call("CreateAlias", "AliasName", "alias/one", "TargetKeyId", key)
                        .code())
                .isEqualTo("AccessDeniedException");
        on("c", "kms:CreateAlias", arn("alias/one"), key)
                .call("CreateAlias", "AliasName", "alias/one", "TargetKeyId", key)
                .ok();
    }

    @Test
    void update_alias_needs_three_rights() {
        String other = alice.createKey();
        name("alias/one", key);
        List<String> all = List.of(arn("alias/one"), key, other);
        for (String left : all) {
            String[] two = all.stream().filter(one -> !one.equals(left)).toArray(String[]::new);

            var answer = on("without" + all.indexOf(left), "kms:UpdateAlias", two)
                    .call("UpdateAlias", "AliasName", "alias/one", "TargetKeyId", other);

            assertThat(answer.code()).as(left).isEqualTo("AccessDeniedException");
        }
        on("whole", "kms:UpdateAlias", all.toArray(String[]::new))
                .call("UpdateAlias", "AliasName", "alias/one", "TargetKeyId", other)
                .ok();
    }

    @Test
    void delete_alias_needs_a_right_to_the_alias_and_one_to_the_key() {
        name("alias/one", key);

        for (String one : List.of(key, arn("alias/one"))) {
            TestUser half = on("half" + one.length(), "kms:DeleteAlias", one);
            assertThat(half.call("DeleteAlias", "AliasName", "alias/one").code())
                    .isEqualTo("AccessDeniedException");
        }
        on("whole", "kms:DeleteAlias", key, arn("alias/one"))
                .call("DeleteAlias", "AliasName", "alias/one")
                .ok();
    }

    private TestUser on(String name, String action, String... resources) {
        return account.user(
                name,
                io.sealwright.kms.Json.object(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of("Effect", "Allow", "Action", action, "Resource", List.of(resources)))));
    }

    @Test
    void the_list_goes_by_name_with_dates_and_bare_key_ids() {
        name("alias/b", key);
        name("alias/a", key);

        var answer = alice.call("ListAliases").ok();

        assertThat(answer.get("Truncated")).isEqualTo(false);
        assertThat(answer.json()).doesNotContainKey("NextMarker");
        List<Map<String, Object>> aliases = answer.list("Aliases");
        assertThat(aliases).extracting(alias -> alias.get("AliasName")).containsExactly("alias/a", "alias/b");
        assertThat(aliases.getFirst())
                .containsOnlyKeys("AliasName", "AliasArn", "TargetKeyId", "CreationDate", "LastUpdatedDate")
                .containsEntry("AliasArn", arn("alias/a"))
                .containsEntry("TargetKeyId", idOf(key));
    }

    @Test
    void pages_hold_every_alias_once(Kms kms) {
        String other = alice.createKey();
        IntStream.range(0, 7).forEach(i -> name("alias/n" + i, i % 2 == 0 ? key : other));

        var names = Paging.all(alice, "ListAliases", "Aliases", "AliasName", "Limit", 2);
        var ofKey = Paging.all(alice, "ListAliases", "Aliases", "AliasName", "Limit", 3, "KeyId", key);

        assertThat(names)
                .containsExactly("alias/n0", "alias/n1", "alias/n2", "alias/n3", "alias/n4", "alias/n5", "alias/n6");
        assertThat(ofKey).containsExactly("alias/n0", "alias/n2", "alias/n4", "alias/n6");
    }

    @Test
    void a_page_has_at_most_100_aliases() {
        alice.call("ListAliases", "Limit", 101)
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must"
                                + " have value less than or equal to 100");
    }

    @Test
    void the_record_names_alias_and_key(Kms kms) {
        var answer = alice.call("CreateAlias", "AliasName", "alias/one", "TargetKeyId", key)
                .ok();

        var event = kms.eventOf(answer);
        assertThat(event.get("requestParameters")).isEqualTo(Map.of("aliasName", "alias/one", "targetKeyId", key));
        assertThat(event).containsEntry("responseElements", null).containsEntry("readOnly", false);
        assertThat(event.get("resources"))
                .isEqualTo(List.of(
                        Map.of("accountId", account.id(), "type", "AWS::KMS::Alias", "ARN", arn("alias/one")),
                        Map.of("accountId", account.id(), "type", "AWS::KMS::Key", "ARN", key)));
    }
}
