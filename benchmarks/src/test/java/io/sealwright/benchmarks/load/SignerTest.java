// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The worked example of AWS's signing document. */
class SignerTest {

    @Test
    void signs_the_example_of_the_aws_document_to_the_published_signature() {
        var signer = new Signer("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "us-east-1");
        var headers = new TreeMap<>(Map.of(
                "content-type", "application/x-www-form-urlencoded; charset=utf-8",
                "host", "iam.amazonaws.com",
                "x-amz-date", Signer.timestamp(Instant.parse("2015-08-30T12:36:00Z"))));

        String authorization = signer.authorization(
                "GET", "Action=ListUsers&Version=2010-05-08", headers, signer.hash(new byte[0]), "iam");

        assertThat(authorization)
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                        + "SignedHeaders=content-type;host;x-amz-date, "
                        + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }
}
