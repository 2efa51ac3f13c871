// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CreateKey, as its callers see it. */
@NullUnmarked
@ExtendWith(SharedKms.class)
class CreateKeyTest {

    private TestAccount account;
    private TestUser alice;

    @BeforeEach
    void an_account(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
    }

    @Test
    void the_metadata_of_a_default_key_has_exactly_the_members_that_aws_sends() {
        var metadata = alice.call("CreateKey").ok().object("KeyMetadata");

        assertThat(metadata)
                .containsOnlyKeys(
                        "AWSAccountId",
                        "Arn",
                        "CreationDate",
                        "CurrentKeyMaterialId",
                        "CustomerMasterKeySpec",
                        "Description",
                        "Enabled",
                        "EncryptionAlgorithms",
                        "KeyId",
                        "KeyManager",
                        "KeySpec",
                        "KeyState",
                        "KeyUsage",
                        "MultiRegion",
                        "Origin")
                .containsEntry("AWSAccountId", alice.account())
                .containsEntry("Description", "")
                .containsEntry("Enabled", true)
                .containsEntry("EncryptionAlgorithms", List.of("SYMMETRIC_DEFAULT"))
                .containsEntry("KeyManager", "CUSTOMER")
                .containsEntry("KeySpec", "SYMMETRIC_DEFAULT")
                .containsEntry("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT")
                .containsEntry("KeyState", "Enabled")
                .containsEntry("KeyUsage", "ENCRYPT_DECRYPT")
                .containsEntry("MultiRegion", false)
                .containsEntry("Origin", "AWS_KMS");
        assertThat(metadata.get("Arn"))
                .isEqualTo("arn:aws:kms:%s:%s:key/%s".formatted(Kms.REGION, alice.account(), metadata.get("KeyId")));
        assertThat(metadata.get("KeyId").toString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(metadata.get("CurrentKeyMaterialId").toString()).matches("[0-9a-f]{64}");
    }

    @Test
    void describe_key_tells_the_same_as_create_key() {
        var made = alice.call("CreateKey", "Description", "für ärzte \u20ac", "KeySpec", "SYMMETRIC_DEFAULT")
                .ok();

        assertThat(alice.call("DescribeKey", "KeyId", made.object("KeyMetadata").get("KeyId"))
                        .ok()
                        .body())
                .isEqualTo(made.body());
    }

    @Test
    void two_calls_make_two_keys() {
        assertThat(alice.createKey()).isNotEqualTo(alice.createKey());
    }

    @Test
    void combinations_of_spec_and_usage_are_refused_in_the_words_of_aws() {
        alice.call("CreateKey", "KeySpec", "RSA_2048")
                .isRefusal(
                        "ValidationException",
                        "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
        alice.call("CreateKey", "KeyUsage", "SIGN_VERIFY")
                .isRefusal(
                        "ValidationException", "KeyUsage SIGN_VERIFY is not compatible with KeySpec SYMMETRIC_DEFAULT");
        alice.call("CreateKey", "KeySpec", "SYMMETRIC_DEFAULT", "CustomerMasterKeySpec", "SYMMETRIC_DEFAULT")
                .isRefusal(
                        "ValidationException",
                        "You cannot specify KeySpec and CustomerMasterKeySpec in the same request."
                                + " CustomerMasterKeySpec is deprecated.");
    }

    @Test
    void what_is_not_offered_yet_is_refused_and_never_half_done() {
        for (Object[] members :
                List.of(new Object[] {"Origin", "EXTERNAL"}, new Object[] {"MultiRegion", true}, new Object[] {
                    "KeySpec", "RSA_2048", "KeyUsage", "ENCRYPT_DECRYPT"
                })) {
            assertThat(alice.call("CreateKey", members).code()).isEqualTo("UnsupportedOperationException");
        }
        assertThat(alice.call("ListKeys").ok().list("Keys")).isEmpty();
    }

    @Test
    void tags_need_a_right_of_their_own() {
        TestUser creator = account.userAllowed("creator", "kms:CreateKey");
        List<?> tags = List.of(Map.of("TagKey", "a", "TagValue", "b"));

        creator.call("CreateKey", "BypassPolicyLockoutSafetyCheck", true).ok();
        assertThat(creator.call("CreateKey", "Tags", tags, "BypassPolicyLockoutSafetyCheck", true)
                        .code())
                .isEqualTo("AccessDeniedException");
        account.userAllowed("tagger", "kms:CreateKey", "kms:TagResource")
                .call("CreateKey", "Tags", tags, "BypassPolicyLockoutSafetyCheck", true)
                .ok();
    }

    @Test
    void tags_are_checked_as_aws_checks_them() {
        alice.call("CreateKey", "Tags", tags(51)).isRefusal("TagException", "Too many tags");
        alice.call("CreateKey", "Tags", Collections.nCopies(2, tag("a")))
                .isRefusal("TagException", "Duplicate tag keys");
        for (String reserved : List.of("aws:x", "AWS:x")) {
            alice.call("CreateKey", "Tags", List.of(tag(reserved)))
                    .isRefusal("TagException", "Tags beginning with aws: are reserved");
        }
        alice.call("CreateKey", "Tags", List.of(tag("k".repeat(129))))
                .isRefusal(
                        "ValidationException",
                        "1 validation error detected: Value '%s' at 'tags.1.member.tagKey' failed to satisfy constraint:"
                                        .formatted("k".repeat(129))
                                + " Member must have length less than or equal to 128");
        String key = alice.createKey("Tags", tags(50));
        assertThat(alice.call("ListResourceTags", "KeyId", key).ok().list("Tags"))
                .isEqualTo(tags(50));
    }

    private static List<Map<String, String>> tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> tag("k" + i)).toList();
    }

    private static Map<String, String> tag(String key) {
        return Map.of("TagKey", key, "TagValue", "v");
    }

    @Test
    void a_repeat_with_the_same_signed_invocation_id_gets_the_key_of_the_first_answer() {
        var first = repeat("a2b1", "{}", Kms.REGION);

        assertThat(repeat("a2b1", "{}", Kms.REGION)).isEqualTo(first);
        assertThat(repeat("a2b2", "{}", Kms.REGION)).isNotEqualTo(first);
        assertThat(repeat("a2b1", "{\"Description\":\"another\"}", Kms.REGION)).isNotEqualTo(first);
        assertThat(repeat("a2b1", "{}", Kms.OTHER_REGION).toString()).contains(Kms.OTHER_REGION);
        assertThat(alice.call("ListKeys").ok().list("Keys")).hasSize(3);
    }

    private Object repeat(String invocationId, String body, String region) {
        return alice.in(region)
                .send(
                        "kms",
                        Map.of("x-amz-target", "TrentService.CreateKey", "amz-sdk-invocation-id", invocationId),
                        body)
                .ok()
                .object("KeyMetadata")
                .get("Arn");
    }

    @Test
    void an_invocation_id_that_is_not_signed_is_anybodys_and_says_nothing() {
        var headers = alice.sign("kms", Map.of("x-amz-target", "TrentService.CreateKey"), "{}");
        headers.put("amz-sdk-invocation-id", "a2b1");

        var keys = Stream.of(alice.post(headers, "{}"), alice.post(headers, "{}"))
                .map(answer -> answer.ok().object("KeyMetadata").get("KeyId"))
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void somebody_else_with_the_same_invocation_id_gets_a_key_of_their_own() {
        var first = repeat("a2b1", "{}", Kms.REGION);

        var other = account.userAllowed("other", "kms:*")
                .send("kms", Map.of("x-amz-target", "TrentService.CreateKey", "amz-sdk-invocation-id", "a2b1"), "{}")
                .ok()
                .object("KeyMetadata")
                .get("Arn");

        assertThat(other).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x-", "0"})
    void the_record_holds_request_and_metadata(String description, Kms kms) {
        var answer = alice.call("CreateKey", "Description", description).ok();

        var event = kms.eventOf(answer);
        assertThat(event.get("requestParameters")).isEqualTo(Map.of("description", description));
        assertThat(event.get("responseElements").toString())
                .contains("keyMetadata", answer.object("KeyMetadata").get("Arn").toString());
        assertThat(event).containsEntry("readOnly", false);
    }
}
