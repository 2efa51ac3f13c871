// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** curl signs by itself: a second signer that shares no line with the SDKs, nor with us. */
@Client("curl")
@ExtendWith(SharedServer.class)
class CurlTest {

    @TempDir
    Path folder;

    private Json kms(RunningServer server, String operation, String body) throws IOException, InterruptedException {
        Credentials caller = server.credentials();
        String answer = Finished.run(
                        folder,
                        Map.of(),
                        List.of(
                                "curl",
                                "--silent",
                                "--show-error",
                                "--noproxy",
                                "*",
                                "--aws-sigv4",
                                "aws:amz:%s:kms".formatted(caller.region()),
                                "--user",
                                caller.accessKeyId() + ":" + caller.secretAccessKey(),
                                "--header",
                                "Content-Type: application/x-amz-json-1.1",
                                "--header",
                                "X-Amz-Target: TrentService." + operation,
                                "--data-binary",
                                body,
                                caller.endpoint().toString()))
                .succeeded();
        return Json.parse(answer);
    }

    @Test
    void a_call_signed_by_curl_encrypts_and_decrypts(RunningServer server) throws Exception {
        String key = kms(server, "CreateKey", "{}").object("KeyMetadata").string("KeyId");
        String plaintext = Base64.getEncoder().encodeToString("hello".getBytes(UTF_8));

        Json encrypted = kms(server, "Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"%s\"}".formatted(key, plaintext));
        Json decrypted =
                kms(server, "Decrypt", "{\"CiphertextBlob\":\"%s\"}".formatted(encrypted.string("CiphertextBlob")));

        assertThat(decrypted.string("Plaintext")).isEqualTo(plaintext);
    }
}
