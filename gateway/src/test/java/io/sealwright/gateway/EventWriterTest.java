// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.kms.DescribeKeyRequest;
import io.sealwright.contract.kms.EncryptRequest;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.gateway.signature.SignedRequests;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import io.sealwright.vocabulary.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What records say of refusals, and how what callers chose is written. */
class EventWriterTest {
    private static final EventFragments DESCRIBE_KEY = EventFragments.of(KmsContract.SERVICE, "DescribeKey", true);

    private static Call call(String userAgent) {
        return new Call(
                SignedRequests.caller(),
                "AKIAIOSFODNN7EXAMPLE",
                new Region("eu-central-1"),
                "5a7e5f3c-0000-4000-8000-000000000000",
                SignedRequests.NOW,
                "127.0.0.1",
                userAgent,
                null);
    }

    private static String refused(EventFragments operation, String userAgent, String keyId, ServiceException why) {
        ByteWriter to = new ByteWriter();
        new EventWriter()
                .refused(
                        new EventWriter.Facts(call(userAgent), operation, located()),
                        KmsContract.DESCRIBE_KEY,
                        new DescribeKeyRequest(keyId, null),
                        why,
                        SignedRequests.NOW,
                        new UUID(1, 2),
                        to);
        return new String(to.toByteArray(), StandardCharsets.UTF_8);
    }

    private static Located located() {
        return new Script.Found(List.of(new Demand<>(Script.ACTION, Script.Thing.INSTANCE)));
    }

    @Test
    void what_callers_chose_is_escaped() {
        String record = refused(DESCRIBE_KEY, "a\"b\\", "x\"},\"y\":{\n", KmsError.NOT_FOUND.because("no \"x\""));

        assertThat(record)
                .contains("\"userAgent\":\"a\\\"b\\\\\"", "{\"keyId\":\"x\\\"},\\\"y\\\":{\\n\"}", "no \\\"x\\\"");
    }

    @Test
    void what_is_longer_than_cloudtrail_allows_is_cut() {
        String record = refused(
                EventFragments.of(KmsContract.SERVICE, "N".repeat(500), false),
                "u".repeat(5_000),
                "x",
                KmsError.NOT_FOUND.because("%s", "m".repeat(5_000)));

        assertThat(record)
                .contains(
                        "\"eventName\":\"" + "N".repeat(128) + "\"",
                        "\"userAgent\":\"" + "u".repeat(1_024) + "\"",
                        "\"errorMessage\":\"" + "m".repeat(1_024) + "\"");
    }

    @Test
    void a_refusal_without_text_has_a_code_and_no_message() {
        assertThat(refused(DESCRIBE_KEY, "a", "x", KmsError.INVALID_CIPHERTEXT.withoutMessage()))
                .contains("\"errorCode\":\"InvalidCiphertextException\",\"requestParameters\"")
                .contains("\"responseElements\":null");
    }

    @Test
    void whoever_was_denied_reads_no_resource_in_the_record() {
        assertThat(refused(DESCRIBE_KEY, "a", "x", KmsError.ACCESS_DENIED.because("no")))
                .doesNotContain("resources", Script.ARN.toString());
        assertThat(refused(DESCRIBE_KEY, "a", "x", KmsError.DISABLED.because("disabled")))
                .contains("\"resources\":[{\"ARN\":\"%s\"}]".formatted(Script.ARN));
    }

    @Test
    void a_secret_of_the_request_is_not_in_the_record_of_its_refusal() {
        ByteWriter to = new ByteWriter();
        var request = new EncryptRequest(
                "alias/x",
                SecretBytes.owning("very secret".getBytes(StandardCharsets.US_ASCII)),
                null,
                List.of("a-grant-token"),
                null,
                null);

        new EventWriter()
                .refused(
                        new EventWriter.Facts(call("a"), DESCRIBE_KEY, null),
                        KmsContract.ENCRYPT,
                        request,
                        KmsError.DISABLED.because("disabled"),
                        SignedRequests.NOW,
                        new UUID(1, 2),
                        to);

        assertThat(new String(to.toByteArray(), StandardCharsets.UTF_8))
                .contains("\"requestParameters\":{\"keyId\":\"alias/x\"}")
                .doesNotContain("secret", "dmVyeSBzZWNyZXQ=", "a-grant-token");
    }
}
