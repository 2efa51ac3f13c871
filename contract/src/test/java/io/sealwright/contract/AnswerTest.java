// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static io.sealwright.contract.Bodies.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.IamError;
import io.sealwright.contract.iam.ListUsersResponse;
import io.sealwright.contract.iam.UpdateRoleResponse;
import io.sealwright.contract.kms.DecryptResponse;
import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.contract.kms.KeyMetadata;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.ListResourceTagsResponse;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.contract.secretsmanager.SecretsManagerContract;
import io.sealwright.contract.secretsmanager.SecretsManagerError;
import io.sealwright.contract.sts.GetCallerIdentityResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.vocabulary.SecretBytes;
import io.sealwright.vocabulary.ServiceException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers and refusals, byte by byte as clients need them. */
class AnswerTest {
    private static final String REQUEST_ID = "01234567-89ab-cdef-0123-456789abcdef";

    @Test
    void json_leaves_absent_members_out_and_keeps_empty_lists() {
        assertThat(written(to -> KmsContract.LIST_RESOURCE_TAGS.encodeJson(
                        new ListResourceTagsResponse(List.of(), null, false), to)))
                .isEqualTo("{\"Tags\":[],\"Truncated\":false}");
    }

    @Test
    void json_writes_the_members_in_the_order_of_the_model() {
        var output = DecryptResponse.builder()
                .keyId("arn:aws:kms:eu-central-1:111122223333:key/k")
                .plaintext(SecretBytes.copyOf(new byte[] {1, 2, 3, 4}))
                .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .build();

        assertThat(written(to -> KmsContract.DECRYPT.encodeJson(output, to)))
                .isEqualTo("{\"KeyId\":\"arn:aws:kms:eu-central-1:111122223333:key/k\",\"Plaintext\":\"AQIDBA==\","
                        + "\"EncryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}");
    }

    @Test
    void json_timestamps_are_seconds_with_a_fraction_where_there_is_one() {
        assertThat(seconds("2026-01-01T00:00:00Z")).isEqualTo("1767225600");
        assertThat(seconds("2026-01-01T00:00:00.050Z")).isEqualTo("1767225600.050");
        assertThat(seconds("1969-12-31T23:59:59.5Z")).isEqualTo("-0.500");
    }

    private static String seconds(String moment) {
        return written(to -> JsonWriter.seconds(Instant.parse(moment), to));
    }

    @Test
    void json_strings_escape_what_they_must() {
        assertThat(written(to -> to.jsonString("a\"\\\n\u0001\u007Fé\uD83D\uDD11\uD83D!")))
                .isEqualTo("\"a\\\"\\\\\\n\\u0001\u007Fé\uD83D\uDD11\\ud83d!\"");
    }

    @Test
    void a_question_mark_and_what_is_not_latin_are_told_apart() {
        assertThat(written(to -> to.jsonString("what? what? what?"))).isEqualTo("\"what? what? what?\"");
        assertThat(written(to -> to.jsonString("abcdefgh\u20AC"))).isEqualTo("\"abcdefgh\u20AC\"");
        assertThat(written(to -> to.jsonString("\u20ACabcdefgh"))).isEqualTo("\"\u20ACabcdefgh\"");
        assertThat(written(to -> to.jsonString("\uD83Dabcdefgh"))).isEqualTo("\"\\ud83dabcdefgh\"");
    }

    @Test
    void an_operation_without_output_answers_an_empty_json_body() {
        assertThat(KmsContract.ENABLE_KEY.hasOutput()).isFalse();
        assertThat(written(to -> KmsContract.ENABLE_KEY.encodeJson(NoOutput.INSTANCE, to)))
                .isEmpty();
    }

    @Test
    void query_answers_have_a_result_and_a_request_id() {
        var output = new GetCallerIdentityResponse("AIDA", "111122223333", "arn:aws:iam::111122223333:user/a&b");

        assertThat(written(to -> StsContract.GET_CALLER_IDENTITY.encodeXml(output, REQUEST_ID, to)))
                .isEqualTo("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<GetCallerIdentityResult><UserId>AIDA</UserId><Account>111122223333</Account>"
                        + "<Arn>arn:aws:iam::111122223333:user/a&amp;b</Arn></GetCallerIdentityResult>"
                        + "<ResponseMetadata><RequestId>" + REQUEST_ID + "</RequestId></ResponseMetadata>"
                        + "</GetCallerIdentityResponse>");
    }

    @Test
    void an_empty_result_stands_and_is_absent_only_without_output_in_the_model() {
        assertThat(written(to -> IamContract.UPDATE_ROLE.encodeXml(new UpdateRoleResponse(), REQUEST_ID, to)))
                .contains("<UpdateRoleResult/>");
        assertThat(written(to -> IamContract.DELETE_USER.encodeXml(NoOutput.INSTANCE, REQUEST_ID, to)))
                .doesNotContain("Result")
                .startsWith("<DeleteUserResponse ")
                .contains("<RequestId>");
    }

    @Test
    void the_list_of_a_list_operation_is_present_when_empty() {
        assertThat(written(to -> IamContract.LIST_USERS.encodeXml(
                        new ListUsersResponse(List.of(), false, null), REQUEST_ID, to)))
                .contains("<ListUsersResult><Users/><IsTruncated>false</IsTruncated></ListUsersResult>");
    }

    @Test
    void kms_says_message_but_access_denied_says_Message() {
        assertThat(refusal(KmsContract.SERVICE, KmsError.NOT_FOUND.saying("Key '%s' does not exist")))
                .isEqualTo("{\"__type\":\"NotFoundException\",\"message\":\"Key '%s' does not exist\"}");
        assertThat(refusal(KmsContract.SERVICE, KmsError.ACCESS_DENIED.saying("no")))
                .isEqualTo("{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}");
        assertThat(refusal(KmsContract.SERVICE, KmsError.VALIDATION.saying(""))).endsWith(",\"message\":\"\"}");
    }

    @Test
    void a_refusal_without_text_has_no_message_member() {
        assertThat(refusal(KmsContract.SERVICE, KmsError.INVALID_CIPHERTEXT.withoutMessage()))
                .isEqualTo("{\"__type\":\"InvalidCiphertextException\"}");
    }

    @Test
    void secrets_manager_and_organizations_say_Message() {
        assertThat(refusal(SecretsManagerContract.SERVICE, SecretsManagerError.RESOURCE_NOT_FOUND.saying("no")))
                .isEqualTo("{\"__type\":\"ResourceNotFoundException\",\"Message\":\"no\"}");
        assertThat(refusal(
                        Contracts.ofTarget("AWSOrganizationsV20161128.X"),
                        OrganizationsError.ACCOUNT_NOT_FOUND.saying("no")))
                .contains("\"Message\":\"no\"");
    }

    @Test
    void query_refusals_have_type_code_message_and_request_id() {
        assertThat(refusal(StsContract.SERVICE, StsError.VALIDATION.saying("<arn> is invalid")))
                .isEqualTo("<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
                        + "<Type>Sender</Type><Code>ValidationError</Code><Message>&lt;arn&gt; is invalid</Message>"
                        + "</Error><RequestId>" + REQUEST_ID + "</RequestId></ErrorResponse>");
        assertThat(refusal(IamContract.SERVICE, IamError.SERVICE_FAILURE.saying("x")))
                .contains("<Type>Receiver</Type>");
    }

    @Test
    void statuses_are_those_of_the_model() {
        assertThat(KmsError.NOT_FOUND.httpStatus()).isEqualTo(400);
        assertThat(KmsError.KEY_UNAVAILABLE.httpStatus()).isEqualTo(500);
        assertThat(IamError.NO_SUCH_ENTITY.httpStatus()).isEqualTo(404);
        assertThat(IamError.NO_SUCH_ENTITY.wireName()).isEqualTo("NoSuchEntity");
        assertThat(IamError.DELETE_CONFLICT.httpStatus()).isEqualTo(409);
        assertThat(StsError.ACCESS_DENIED.httpStatus()).isEqualTo(403);
    }

    @Test
    void what_sdks_must_retry_is_a_500_of_every_service() {
        for (ServiceContract service : Contracts.all()) {
            assertThat(service.internal().httpStatus()).as(service.toString()).isEqualTo(500);
            assertThat(service.retryable().httpStatus()).as(service.toString()).isEqualTo(500);
        }
        assertThat(KmsContract.SERVICE.retryable()).isEqualTo(KmsError.DEPENDENCY_TIMEOUT);
        assertThat(SecretsManagerContract.SERVICE.internal().wireName()).isEqualTo("InternalServiceError");
    }

    @Test
    void a_record_without_a_required_member_cannot_exist() {
        org.assertj.core.api.Assertions.assertThatNullPointerException()
                .isThrownBy(() -> KeyMetadata.builder().build())
                .withMessage("KeyId");
    }

    private static String refusal(@org.jspecify.annotations.Nullable ServiceContract service, ServiceException why) {
        return written(to -> java.util.Objects.requireNonNull(service).encodeRefusal(why, REQUEST_ID, to));
    }
}
