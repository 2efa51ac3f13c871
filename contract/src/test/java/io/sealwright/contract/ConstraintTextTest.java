// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static io.sealwright.contract.Bodies.refusalOfForm;
import static io.sealwright.contract.Bodies.refusalOfJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.IamError;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.vocabulary.ServiceException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts of broken limits, as real AWS was recorded to say them. */
class ConstraintTextTest {
    private static final String KEY = "\"KeyId\":\"1234abcd-12ab-34cd-56ef-1234567890ab\"";

    @Test
    void a_number_below_its_bound_is_quoted_with_its_path() {
        assertRefused(
                refusalOfJson(KmsContract.GENERATE_RANDOM, "{\"NumberOfBytes\":0}"),
                "1 validation error detected: Value '0' at 'numberOfBytes' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 1");
    }

    @Test
    void a_number_above_its_bound_names_that_bound() {
        assertRefused(
                refusalOfJson(KmsContract.GENERATE_RANDOM, "{\"NumberOfBytes\":1025}"),
                "1 validation error detected: Value '1025' at 'numberOfBytes' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 1024");
    }

    @Test
    void a_blob_prints_no_value() {
        String tooLong = Base64.getEncoder().encodeToString(new byte[4097]);

        assertRefused(
                refusalOfJson(KmsContract.ENCRYPT, "{" + KEY + ",\"Plaintext\":\"" + tooLong + "\"}"),
                "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 4096");
        assertRefused(
                refusalOfJson(KmsContract.DECRYPT, "{\"CiphertextBlob\":\"\"}"),
                "1 validation error detected: Value at 'ciphertextBlob' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1");
    }

    @Test
    void enum_sets_print_unquoted_in_the_order_of_the_model() {
        assertRefused(
                refusalOfJson(
                        KmsContract.GENERATE_MAC, "{" + KEY + ",\"Message\":\"AA==\",\"MacAlgorithm\":\"HMAC_MD5\"}"),
                "1 validation error detected: Value 'HMAC_MD5' at 'macAlgorithm' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: "
                        + "[HMAC_SHA_224, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512]");
    }

    @Test
    void list_members_have_paths_from_one_and_the_whole_value_is_echoed() {
        String key = "k".repeat(129);
        String value = "v".repeat(257);

        assertRefused(
                refusalOfJson(
                        KmsContract.TAG_RESOURCE,
                        "{" + KEY + ",\"Tags\":[{\"TagKey\":\"" + key + "\",\"TagValue\":\"" + value + "\"}]}"),
                "2 validation errors detected: Value '" + key + "' at 'tags.1.member.tagKey' failed to satisfy "
                        + "constraint: Member must have length less than or equal to 128; Value '" + value
                        + "' at 'tags.1.member.tagValue' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 256");
    }

    @Test
    void a_pattern_is_shown_as_the_model_writes_it() {
        assertRefused(
                refusalOfForm(
                        StsContract.ASSUME_ROLE,
                        "RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FR&RoleSessionName=Session1%3A2"),
                StsError.VALIDATION,
                "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [\\w+=,.@-]*");
    }

    @Test
    void an_absent_required_member_is_told_together_with_the_others() {
        assertRefused(
                refusalOfJson(KmsContract.SIGN, "{" + KEY + ",\"Message\":\"AA==\",\"MessageType\":\"RAW\"}"),
                "1 validation error detected: Value null at 'signingAlgorithm' failed to satisfy constraint: "
                        + "Member must not be null");
        assertThat(refusalOfJson(KmsContract.ENCRYPT, "{}").text())
                .contains("2 validation errors detected: Value null at 'keyId' failed to satisfy constraint: "
                        + "Member must not be null; Value null at 'plaintext' failed to satisfy constraint: "
                        + "Member must not be null");
    }

    @Test
    void null_means_absent() {
        assertThat(refusalOfJson(KmsContract.ENABLE_KEY, "{\"KeyId\":null}").text())
                .hasValueSatisfying(text -> assertThat(text).contains("Value null at 'keyId'"));
    }

    @Test
    void of_two_breaches_on_one_member_the_pattern_comes_first() {
        String policy = " ".repeat(129);

        assertRefused(
                refusalOfJson(KmsContract.GET_KEY_POLICY, "{" + KEY + ",\"PolicyName\":\"" + policy + "\"}"),
                "2 validation errors detected: Value '" + policy + "' at 'policyName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [\\w]+; Value '" + policy
                        + "' at 'policyName' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 128");
    }

    @Test
    void lists_of_scalars_stop_at_the_list_and_name_every_rule_of_an_element() {
        assertRefused(
                refusalOfJson(KmsContract.UNTAG_RESOURCE, "{" + KEY + ",\"TagKeys\":[\"a\",\"\"]}"),
                "1 validation error detected: Value '[a, ]' at 'tagKeys' failed to satisfy constraint: "
                        + "Member must satisfy constraint: [Member must have length less than or equal to 128, "
                        + "Member must have length greater than or equal to 1, Member must not be null]");
        assertThat(refusalOfJson(
                                KmsContract.CREATE_GRANT,
                                "{" + KEY + ",\"GranteePrincipal\":\"p\",\"Operations\":[\"Fly\"]}")
                        .text())
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("1 validation error detected: Value '[Fly]' at 'operations' failed to satisfy "
                                + "constraint: Member must satisfy constraint: [Member must satisfy enum value set: "
                                + "[Decrypt, Encrypt, ")
                        .endsWith("], Member must not be null]"));
    }

    @Test
    void a_null_element_or_value_breaks_its_list_or_map() {
        assertThat(refusalOfJson(KmsContract.UNTAG_RESOURCE, "{" + KEY + ",\"TagKeys\":[null]}")
                        .text())
                .hasValueSatisfying(text ->
                        assertThat(text).contains("Value '[null]' at 'tagKeys'").endsWith("must not be null]"));
        assertThat(refusalOfJson(
                                KmsContract.GENERATE_DATA_KEY,
                                "{" + KEY + ",\"KeySpec\":\"AES_256\",\"EncryptionContext\":{\"a\":null}}")
                        .text())
                .contains("1 validation error detected: Value '{a=null}' at 'encryptionContext' failed to satisfy "
                        + "constraint: Map value must satisfy constraint: [Member must not be null]");
    }

    @Test
    void lengths_count_code_points() {
        String twoUnitsEach = "\uD83D\uDD11".repeat(128);

        assertThat(Bodies.json(KmsContract.UNTAG_RESOURCE, "{" + KEY + ",\"TagKeys\":[\"" + twoUnitsEach + "\"]}")
                        .tagKeys())
                .containsExactly(twoUnitsEach);
        assertThat(refusalOfJson(KmsContract.UNTAG_RESOURCE, "{" + KEY + ",\"TagKeys\":[\"" + twoUnitsEach + "k\"]}"))
                .isNotNull();
    }

    @Test
    void iam_does_not_show_the_value() {
        assertRefused(
                refusalOfForm(IamContract.CREATE_USER, "UserName=a%20b"),
                IamError.VALIDATION,
                "1 validation error detected: Value at 'userName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [\\w+=,.@-]+");
    }

    @Test
    void a_secret_text_is_never_shown() {
        assertRefused(
                refusalOfJson(
                        KmsContract.CREATE_CUSTOM_KEY_STORE,
                        "{\"CustomKeyStoreName\":\"store\",\"KeyStorePassword\":\"short\"}"),
                "1 validation error detected: Value at 'keyStorePassword' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 7");
    }

    @Test
    void a_body_of_thousands_of_broken_members_is_not_answered_with_a_longer_text() {
        String tags = "{\"TagKey\":\"\",\"TagValue\":\"\"},".repeat(10_000);

        ServiceException refusal = refusalOfJson(
                KmsContract.TAG_RESOURCE, "{" + KEY + ",\"Tags\":[" + tags.substring(0, tags.length() - 1) + "]}");

        assertThat(refusal.text()).hasValueSatisfying(text -> assertThat(text).hasSizeLessThan(20_000));
    }

    private static void assertRefused(ServiceException refusal, String text) {
        assertRefused(refusal, KmsError.VALIDATION, text);
    }

    private static void assertRefused(ServiceException refusal, ModelError code, String text) {
        assertThat(refusal).isNotNull().returns(code, ServiceException::code);
        assertThat(refusal.text()).contains(text);
    }

    /** Texts: AWS's reports of INVALID_PATTERN and INVALID_ENUM, the model's sentences of the others. */
    @Test
    void organizations_tells_a_reason_and_neither_member_nor_value() {
        assertReason(
                "{\"AccountId\":\"x\"}",
                "INVALID_PATTERN",
                "You provided a value that does not match the required pattern.");
        assertReason("{}", "INPUT_REQUIRED", "You must include a value for all required parameters.");
        assertThat(refusalOfJson(OrganizationsContract.LIST_POLICIES, "{\"Filter\":\"X\"}"))
                .hasMessage("You specified an invalid value.");
        assertThat(refusalOfJson(OrganizationsContract.LIST_ROOTS, "{\"MaxResults\":21}"))
                .hasMessage("You provided a numeric parameter that has a larger value than allowed.");
        assertThat(refusalOfJson(OrganizationsContract.LIST_ROOTS, "{\"MaxResults\":0}"))
                .hasMessage("You provided a numeric parameter that has a smaller value than allowed.");
    }

    /** PostgreSQL cannot keep it in a text, so that no engine gets it. */
    @Test
    void no_text_has_the_character_u_0000() {
        String rule = "failed to satisfy constraint: Member must satisfy regular expression pattern: [^\\u0000]*";
        assertRefused(
                refusalOfJson(KmsContract.CREATE_KEY, "{\"Description\":\"a\\u0000\"}"),
                "1 validation error detected: Value 'a\0' at 'description' " + rule);
        assertRefused(
                refusalOfForm(IamContract.CREATE_OPEN_ID_CONNECT_PROVIDER, "Url=https%3A%2F%2Fa%00"),
                IamError.VALIDATION,
                "1 validation error detected: Value at 'url' " + rule);
        for (String context : List.of("{\"\\u0000\":\"v\"}", "{\"k\":\"\\u0000\"}")) {
            assertThat(refusalOfJson(
                            KmsContract.ENCRYPT,
                            "{" + KEY + ",\"Plaintext\":\"\",\"EncryptionContext\":" + context + "}"))
                    .returns(KmsError.VALIDATION, ServiceException::code);
        }
        assertThat(refusalOfForm(StsContract.ASSUME_ROLE, "RoleArn=arn%3Aaws%3Aiam%3A%3A1&RoleSessionName=a%00"))
                .returns(StsError.VALIDATION, ServiceException::code);
        assertThat(refusalOfJson(OrganizationsContract.CREATE_POLICY, """
                {"Name":"n","Type":"SERVICE_CONTROL_POLICY","Description":"","Content":"a\\u0000"}
                """))
                .returns(new Reasoned(OrganizationsError.INVALID_INPUT, "INVALID_PATTERN"), ServiceException::code);
    }

    private static void assertReason(String body, String reason, String text) {
        ServiceException refused = refusalOfJson(OrganizationsContract.DESCRIBE_ACCOUNT, body);

        assertThat(refused.code()).isEqualTo(new Reasoned(OrganizationsError.INVALID_INPUT, reason));
        assertThat(refused).hasMessage(text);
    }
}
