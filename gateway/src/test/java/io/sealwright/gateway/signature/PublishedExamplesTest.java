// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.crypto.SigV4SigningKey;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.Requests;
import io.sealwright.vocabulary.SecretBytes;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * AWS's own published examples.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/signature-v4-test-suite.html">Signature Version 4 test
 *     suite</a>
 */
final class PublishedExamplesTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Instant THEN = Instant.parse("2015-08-30T12:36:00Z");

    /** The suite signs for a service named "service", so canonical request and signature are held, not the verifier. */
    @ParameterizedTest
    @CsvSource({
        "GET /, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST /, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET /?Param2=value2&Param1=value1, b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    })
    void the_test_suite(String methodAndTarget, String signature) {
        HttpRequest request = Requests.parse(methodAndTarget + " HTTP/1.1\r\nHost:example.amazonaws.com\r\n"
                + "X-Amz-Date:20150830T123600Z\r\n\r\n");
        StatedSignature stated = new StatedSignature("host;x-amz-date".getBytes(US_ASCII));
        stated.signedHeadersEnd = "host;x-amz-date".length();
        SignatureScratch scratch = new SignatureScratch();

        CanonicalRequest.write(request, stated, scratch);
        scratch.hashAll();
        scratch.append(
                "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n".getBytes(US_ASCII));
        scratch.appendDigest();
        scratch.macAll(SigV4SigningKey.derive(
                SecretBytes.owning(SECRET.getBytes(US_ASCII)), "20150830", "us-east-1", "service"));
        scratch.appendDigest();

        assertThat(new String(scratch.bytes(), 0, scratch.length(), US_ASCII)).isEqualTo(signature);
    }

    @Test
    void the_example_of_the_iam_user_guide() {
        String text = String.join(
                "\r\n",
                "GET /?Action=ListUsers&Version=2010-05-08 HTTP/1.1",
                "Host: iam.amazonaws.com",
                "Content-Type: application/x-www-form-urlencoded; charset=utf-8",
                "X-Amz-Date: 20150830T123600Z",
                "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-date,"
                        + " Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
                "",
                "");
        HttpRequest request = Requests.parse(text);
        SignatureVerifier verifier = Signatures.verifier(id -> Signatures.key(id, SECRET), THEN);

        VerifiedSignature verified = verifier.verify(verifier.check(request), request, new SignatureScratch());

        assertThat(verified.key().id()).isEqualTo("AKIDEXAMPLE");
        assertThat(verified.scope().service()).isEqualTo(SigningService.IAM);
    }
}
