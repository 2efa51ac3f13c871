// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.SecretBytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The signing key, against the examples in AWS's documentation of Signature Version 4. */
class SigV4SigningKeyTest {

    @Test
    void the_documented_string_to_sign_gets_the_documented_signature() {
        String stringToSign = """
                AWS4-HMAC-SHA256
                20150830T123600Z
                20150830/us-east-1/iam/aws4_request
                f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59""";

        try (SecretBytes secret = SecretBytes.copyOf("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".getBytes(UTF_8))) {
            HmacSha256 key = SigV4SigningKey.derive(secret, "20150830", "us-east-1", "iam");

            assertThat(HexFormat.of().formatHex(key.mac(stringToSign.getBytes(UTF_8))))
                    .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
        }
    }

    @Test
    void the_secret_is_not_consumed() {
        try (SecretBytes secret = SecretBytes.copyOf("secret".getBytes(UTF_8))) {
            byte[] first = SigV4SigningKey.derive(secret, "20260101", "eu-central-1", "kms")
                    .mac();
            byte[] second = SigV4SigningKey.derive(secret, "20260101", "eu-central-1", "kms")
                    .mac();

            assertThat(first).isEqualTo(second);
        }
    }
}
