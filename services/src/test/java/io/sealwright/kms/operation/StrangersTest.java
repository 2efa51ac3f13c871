// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Json;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * To a stranger from another account all keys look the same that it may not use: absent, foreign, disabled, waiting to
 * be deleted, or refusing it. Neither answers nor the stranger's own records tell them apart.
 */
@NullUnmarked
@ExtendWith(SharedKms.class)
class StrangersTest {
    private static final String UNKNOWN =
            "because the resource does not exist in this Region, no resource-based policies"
                    + " allow access, or a resource-based policy explicitly denies access";

    private static Stream<Request> crossAccount() {
        return Stream.of(
                new Request("DescribeKey", "KeyId", "KEY"),
                new Request("Encrypt", "KeyId", "KEY", "Plaintext", new byte[1]),
                new Request("Decrypt", "KeyId", "KEY", "CiphertextBlob", new byte[200]),
                new Request("GenerateDataKey", "KeyId", "KEY", "KeySpec", "AES_256"),
                new Request("GenerateDataKeyWithoutPlaintext", "KeyId", "KEY", "NumberOfBytes", 8),
                new Request(
                        "CreateGrant", "KeyId", "KEY", "GranteePrincipal", "nobody", "Operations", List.of("Encrypt")),
                new Request("ListGrants", "KeyId", "KEY"),
                new Request("RevokeGrant", "KeyId", "KEY", "GrantId", "0".repeat(64)),
                new Request("RetireGrant", "KeyId", "KEY", "GrantId", "0".repeat(64)));
    }

    private static Stream<Request> withinAnAccount() {
        return Stream.of(
                new Request("CancelKeyDeletion", "KeyId", "KEY"),
                new Request("CreateAlias", "AliasName", "alias/mine", "TargetKeyId", "KEY"),
                new Request("DisableKey", "KeyId", "KEY"),
                new Request("EnableKey", "KeyId", "KEY"),
                new Request("GetKeyPolicy", "KeyId", "KEY"),
                new Request("ListKeyPolicies", "KeyId", "KEY"),
                new Request("ListResourceTags", "KeyId", "KEY"),
                new Request("PutKeyPolicy", "KeyId", "KEY", "Policy", Keys.EVERYONE),
                new Request("ScheduleKeyDeletion", "KeyId", "KEY"),
                new Request("TagResource", "KeyId", "KEY", "Tags", List.of(Map.of("TagKey", "a", "TagValue", "b"))),
                new Request("UntagResource", "KeyId", "KEY", "TagKeys", List.of("a")),
                new Request("UpdateKeyDescription", "KeyId", "KEY", "Description", "x"));
    }

    static Stream<Request> all() {
        return Stream.concat(crossAccount(), withinAnAccount());
    }

    private TestAccount owners;
    private TestUser owner;
    private TestUser stranger;

    @BeforeEach
    void two_accounts(Kms kms) {
        owners = kms.newAccount();
        owner = owners.administrator();
        stranger = kms.newAccount().administrator();
    }

    /** A key in every condition that a stranger must not see. */
    private Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("absent", Keys.absent(owners.id()));
        keys.put("enabled", owner.createKey());
        keys.put("disabled", owner.createKey());
        owner.call("DisableKey", "KeyId", keys.get("disabled")).ok();
        keys.put("pending deletion", owner.createKey());
        owner.call("ScheduleKeyDeletion", "KeyId", keys.get("pending deletion")).ok();
        keys.put("denying", owner.createKey("Policy", Keys.denying(owner.arn(), stranger.arn())));
        return keys;
    }

    @ParameterizedTest
    @MethodSource("all")
    void absent_foreign_disabled_deleted_and_denied_keys_look_equal(Request request, Kms kms) {
        Map<String, Object> answers = new LinkedHashMap<>();
        Map<String, Object> records = new LinkedHashMap<>();
        keys().forEach((condition, key) -> {
            Answer answer = request.by(stranger, Map.of("KEY", key));
            answers.put(condition, answer.status() + answer.body());
            records.put(
                    condition, Json.write(Keys.comparable(kms.eventOf(answer))).replace(key, "KEY"));
        });

        assertThat(answers.values()).as(request.operation()).containsOnly(answers.get("absent"));
        assertThat(answers.get("absent").toString())
                .startsWith("400")
                .contains("AccessDeniedException", "on this resource " + UNKNOWN);
        assertThat(records.values()).containsOnly(records.get("absent"));
    }

    @ParameterizedTest
    @MethodSource("withinAnAccount")
    void operations_within_an_account_do_not_reach_a_key_that_invites_everyone(Request request) {
        String open = owner.createKey("Policy", Keys.EVERYONE);
        String policy = owner.call("GetKeyPolicy", "KeyId", open).ok().text("Policy");

        Answer answer = request.by(stranger, Map.of("KEY", open));

        assertThat(answer.code()).isEqualTo("AccessDeniedException");
        assertThat(owner.keyState(open)).isEqualTo("Enabled");
        assertThat(owner.call("GetKeyPolicy", "KeyId", open).ok().text("Policy"))
                .isEqualTo(policy);
    }

    static Stream<Request> allowedByPolicies() {
        return crossAccount().filter(request -> !request.operation().equals("RetireGrant"));
    }

    @ParameterizedTest
    @MethodSource("allowedByPolicies")
    void across_accounts_both_sides_must_allow(Request request, Kms kms) {
        String open = owner.createKey("Policy", Keys.EVERYONE);
        TestAccount others = kms.newAccount();

        Answer invited = request.by(others.userAllowed("invited", "kms:*"), Map.of("KEY", open));
        Answer uninvited = request.by(others.user("without-policies"), Map.of("KEY", open));

        assertThat(invited.body()).doesNotContain("AccessDenied");
        assertThat(uninvited.code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void an_alias_of_another_account_shows_neither_whether_it_is_there_nor_its_key(Kms kms) {
        String key = owner.createKey();
        owner.call("CreateAlias", "AliasName", "alias/there", "TargetKeyId", key)
                .ok();
        List<Object> seen = new ArrayList<>();
        for (String name : List.of("alias/there", "alias/nowhere")) {
            String arn = "arn:aws:kms:%s:%s:%s".formatted(Kms.REGION, owners.id(), name);

            Answer answer = stranger.call("DescribeKey", "KeyId", arn);

            assertThat(answer.code()).isEqualTo("AccessDeniedException");
            String record = Json.write(Keys.comparable(kms.eventOf(answer)));
            assertThat(record).doesNotContain(key);
            seen.add(answer.body() + record.replace(arn, "ALIAS"));
        }
        assertThat(seen.getFirst()).isEqualTo(seen.getLast());
    }

    @Test
    void a_ciphertext_does_not_show_whether_its_key_is_there(Kms kms) {
        List<String> keys = List.of(owner.createKey(), owner.createKey(), owner.createKey());
        List<byte[]> ciphertexts = new ArrayList<>();
        keys.forEach(key -> ciphertexts.add(owner.encrypt(key, "hello")));
        owner.call("DisableKey", "KeyId", keys.get(1)).ok();
        owner.call("ScheduleKeyDeletion", "KeyId", keys.get(2)).ok();
        byte[] changed = owner.encrypt(keys.getFirst(), "hello");
        changed[changed.length - 1] ^= 1;
        ciphertexts.add(changed);
        ciphertexts.add(Keys.ofAnotherKey(ciphertexts.getFirst()));

        List<Answer> answers = ciphertexts.stream()
                .map(ciphertext -> stranger.call("Decrypt", "CiphertextBlob", ciphertext))
                .toList();

        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        answers.getFirst()
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: kms:Decrypt on the resource associated with this"
                                        .formatted(stranger.arn())
                                + " ciphertext " + UNKNOWN);
        assertThat(answers)
                .extracting(answer -> Json.write(Keys.comparable(kms.eventOf(answer))))
                .containsOnly(Json.write(Keys.comparable(kms.eventOf(answers.getFirst()))));
    }

    @Test
    void a_key_that_a_ciphertext_of_the_callers_account_names_may_be_absent() {
        byte[] ciphertext = Keys.ofAnotherKey(owner.encrypt(owner.createKey(), "hello"));

        owner.call("Decrypt", "CiphertextBlob", ciphertext)
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: kms:Decrypt on the resource associated with this"
                                        .formatted(owner.arn())
                                + " ciphertext " + UNKNOWN);
    }

    @Test
    void reencrypt_to_a_strangers_key_looks_equal_too() {
        byte[] mine = stranger.encrypt(stranger.createKey(), "hello");
        List<String> bodies = new ArrayList<>();
        keys().values()
                .forEach(key -> bodies.add(stranger.call("ReEncrypt", "CiphertextBlob", mine, "DestinationKeyId", key)
                        .body()));

        assertThat(bodies).containsOnly(bodies.getFirst());
        assertThat(bodies.getFirst()).contains("kms:ReEncryptTo", UNKNOWN);
    }

    @Test
    void listing_the_aliases_of_a_foreign_key_tells_nothing_of_it() {
        List<String> bodies = new ArrayList<>();
        keys().values()
                .forEach(key -> bodies.add(
                        stranger.call("ListAliases", "KeyId", key).body().replace(key, "KEY")));

        assertThat(bodies).containsOnly("{\"__type\":\"NotFoundException\",\"message\":\"Key 'KEY' does not exist\"}");
    }
}
