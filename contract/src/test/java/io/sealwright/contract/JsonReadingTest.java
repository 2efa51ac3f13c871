// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static io.sealwright.contract.Bodies.json;
import static io.sealwright.contract.Bodies.refusalOfJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sealwright.contract.kms.DecryptRequest;
import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.secretsmanager.SecretsManagerContract;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import io.sealwright.vocabulary.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS JSON 1.1 takes, and what it refuses with SerializationException: never a 500, never silently coerced. */
class JsonReadingTest {

    @Test
    void a_request_becomes_a_record() {
        DecryptRequest request = json(KmsContract.DECRYPT, """
                { "CiphertextBlob" : "AQID", "EncryptionContext": {"b": "2", "a": "1"},
                  "EncryptionAlgorithm": "SYMMETRIC_DEFAULT", "GrantTokens": [] , "DryRun": true }
                """);

        assertThat(request.ciphertextBlob()).isEqualTo(Blob.copyOf(new byte[] {1, 2, 3}));
        assertThat(request.encryptionContext()).containsExactly(Map.entry("b", "2"), Map.entry("a", "1"));
        assertThat(request.encryptionAlgorithm()).isEqualTo(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT);
        assertThat(request.grantTokens()).isEmpty();
        assertThat(request.dryRun()).isTrue();
        assertThat(request.keyId()).isNull();
    }

    @Test
    void a_body_without_a_byte_is_an_empty_object() {
        assertThat(json(KmsContract.LIST_KEYS, "").limit()).isNull();
    }

    @Test
    void members_that_the_model_does_not_know_are_skipped() {
        assertThat(json(KmsContract.LIST_KEYS, "{\"__type\":\"x\",\"New\":{\"a\":[1,-2.5e3,true,null,{}]},\"Limit\":7}")
                        .limit())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"10,10", "10.0,10", "1e1,10", "100E-1,10", "0,0", "-0,0", "-3,-3"})
    void an_integer_member_takes_an_integer_however_it_is_written(String written, int value) {
        assertThat(json(ProbeRequest.OPERATION, body(written)).number()).isEqualTo(value);
    }

    private static String body(String written) {
        return "{\"Number\":" + written + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"10\"",
                "10.5",
                "true",
                "[10]",
                "{}",
                "2147483648",
                "1e400",
                "1e-400",
                "1e99999999999",
                "01",
                "+1",
                "1.",
                ".5",
                "-",
                "1e",
                "NaN",
                "Infinity",
                "0x10"
            })
    void anything_else_is_no_integer(String written) {
        assertSerialization(ProbeRequest.OPERATION, body(written));
    }

    @ParameterizedTest
    @CsvSource({
        "1790000000,2026-09-21T14:13:20Z",
        "1790000000.123,2026-09-21T14:13:20.123Z",
        "1.790000000123E9,2026-09-21T14:13:20.123Z",
        "1790000000.9996,2026-09-21T14:13:21Z",
        "-0.5,1969-12-31T23:59:59.500Z",
        "1e-300,1970-01-01T00:00:00Z",
        "0e99999999,1970-01-01T00:00:00Z"
    })
    void a_timestamp_is_any_finite_number_at_millisecond_precision(String written, Instant moment) {
        assertThat(json(ProbeRequest.OPERATION, "{\"Moment\":" + written + "}").moment())
                .isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-09-21T14:13:20Z\"", "1e300", "true", "1e17", "99999999999999999"})
    void anything_else_is_no_timestamp(String written) {
        assertSerialization(ProbeRequest.OPERATION, "{\"Moment\":" + written + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"{}\"",
                "{",
                "{}}",
                "{} {}",
                "{\"KeyId\"}",
                "{\"KeyId\":}",
                "{\"KeyId\":\"a\",}",
                "{,\"KeyId\":\"a\"}",
                "{KeyId:\"a\"}",
                "{'KeyId':'a'}",
                "{\"KeyId\":\"a\"; \"X\":1}",
                "{\"KeyId\":\"a}",
                "{\"KeyId\":\"a\\\"}",
                "{\"KeyId\":\"\\x\"}",
                "{\"KeyId\":\"\\u12g4\"}",
                "{\"KeyId\":\"\\u12\"}",
                "{\"KeyId\":\"a\tb\"}",
                "{\"KeyId\":\"a\",\"X\":tru}",
                "{\"KeyId\":\"a\",\"X\":nul}",
                "{\"KeyId\":\"a\",\"X\":\"\\q\"}",
                "{\"KeyId\":\"a\"}// comment",
                "\uFEFF{\"KeyId\":\"a\"}"
            })
    void broken_json_is_refused(String body) {
        assertSerialization(KmsContract.ENABLE_KEY, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"KeyId\":\"a\",\"KeyId\":\"a\"}",
                "{\"KeyId\":null,\"KeyId\":\"a\"}",
                "{\"KeyId\":\"a\",\"\\u004beyId\":\"b\"}",
                "{\"KeyId\":\"a\",\"X\":1,\"X\":1}",
                "{\"KeyId\":\"a\",\"X\":{\"y\":1,\"y\":2}}",
                "{\"KeyId\":\"a\",\"EncryptionContext\":{\"k\":\"1\",\"k\":\"2\"}}"
            })
    void a_member_name_twice_is_refused_wherever_it_stands(String body) {
        assertSerialization(KmsContract.GENERATE_DATA_KEY, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[\"a\"]"})
    void a_text_is_never_coerced_from_another_type(String written) {
        assertSerialization(KmsContract.ENABLE_KEY, "{\"KeyId\":" + written + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AQI", "AQ=I", "AQ==\\n", "A Q=", "AQI*", "_-8=", "\u00e4AAA"})
    void what_is_not_padded_base64_is_refused(String written) {
        assertSerialization(KmsContract.DECRYPT, "{\"CiphertextBlob\":\"" + written + "\"}");
    }

    @Test
    void base64_may_be_escaped_as_any_string() {
        assertThat(json(KmsContract.DECRYPT, "{\"CiphertextBlob\":\"\\/\\u002f8=\"}")
                        .ciphertextBlob())
                .isEqualTo(Blob.copyOf(new byte[] {-1, -1}));
    }

    @Test
    void thirty_two_containers_inside_each_other_are_read_and_thirty_three_are_not() {
        assertThat(json(KmsContract.LIST_KEYS, nested(31))).isNotNull();
        assertSerialization(KmsContract.LIST_KEYS, nested(32));
        assertSerialization(KmsContract.LIST_KEYS, nested(100_000));
    }

    private static String nested(int lists) {
        return "{\"X\":" + "[".repeat(lists) + "]".repeat(lists) + "}";
    }

    @Test
    void half_a_surrogate_pair_is_kept_for_the_operation_to_refuse() {
        assertThat(json(KmsContract.GENERATE_DATA_KEY, "{\"KeyId\":\"a\",\"EncryptionContext\":{\"k\":\"\\ud83d\"}}")
                        .encryptionContext())
                .containsEntry("k", "\uD83D");
    }

    @Test
    void escapes_and_utf_8_are_one_text() {
        assertThat(json(KmsContract.ENABLE_KEY, "{\"KeyId\":\"\\ud83d\\udd11 \uD83D\uDD11 \\u00e9 é \\t\\\\\"}")
                        .keyId())
                .isEqualTo("\uD83D\uDD11 \uD83D\uDD11 é é \t\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "EDA080", "F4908080", "80", "C3", "E282", "FF", "F0808080"})
    void bytes_that_are_not_utf_8_are_refused(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        var body = new ByteWriter().ascii("{\"KeyId\":\"").raw(bad).ascii("\"}").toByteArray();

        assertThat(catchThrowable(() -> KmsContract.ENABLE_KEY.decodeJson(body, 0, body.length)))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void only_the_given_range_of_the_array_is_read() {
        byte[] body = "xx{\"KeyId\":\"abcdefghijk\"}\"\"".getBytes(StandardCharsets.UTF_8);

        assertThat(KmsContract.ENABLE_KEY.decodeJson(body, 2, body.length - 4).keyId())
                .isEqualTo("abcdefghijk");
    }

    @Test
    void a_secret_text_is_read_as_utf_8_whatever_its_escapes() {
        var request = json(
                SecretsManagerContract.CREATE_SECRET,
                "{\"Name\":\"n\",\"SecretString\":\"{\\\"a\\\":\\\"\\u00e9é\\ud83d\\udd11\\n\\\"}\"}");

        SecretBytes secret = Objects.requireNonNull(request.secretString());
        assertThat(new String(secret.exposedBytes(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"éé\uD83D\uDD11\n\"}");
    }

    @Test
    void half_a_surrogate_pair_in_a_secret_text_is_refused() {
        assertThat(refusalOfJson(SecretsManagerContract.CREATE_SECRET, "{\"Name\":\"n\",\"SecretString\":\"\\ud83d\"}"))
                .isNotNull();
    }

    @Test
    void an_operation_without_input_reads_and_leaves_aside_what_comes() {
        assertThat(json(OrganizationsContract.DESCRIBE_ORGANIZATION, "{\"X\":1}"))
                .isSameAs(NoInput.INSTANCE);
    }

    private static void assertSerialization(OperationContract<?, ?> operation, String body) {
        assertThat(refusalOfJson(operation, body))
                .as(body.substring(0, Math.min(80, body.length())))
                .isNotNull()
                .returns(KmsError.SERIALIZATION, ServiceException::code);
    }
}
