// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Client("aws-cli")
@ExtendWith(SharedServer.class)
class AwsCliTest {

    /** What a shell may hold already; nothing answers at port 9, and no secure connection gets out of the shell. */
    private static final Map<String, String> OTHER_SETTINGS = Map.of(
            "AWS_PROFILE", "production",
            "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "AWS_SESSION_TOKEN", "token",
            "AWS_ENDPOINT_URL", "http://127.0.0.1:9",
            "AWS_ENDPOINT_URL_KMS", "http://127.0.0.1:9",
            "AWS_DEFAULT_REGION", "eu-north-1",
            "AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere",
            "HTTPS_PROXY", "http://127.0.0.1:9");

    @TempDir
    Path folder;

    private Json kms(RunningServer server, String... words) throws IOException, InterruptedException {
        Credentials caller = server.credentials();
        List<String> command = new ArrayList<>(
                List.of("aws", "--endpoint-url", caller.endpoint().toString()));
        command.addAll(List.of("--output", "json", "kms"));
        command.addAll(List.of(words));
        String answer = Finished.run(folder, caller.environment(), command).succeeded();
        return answer.isBlank() ? new Json(Map.of()) : Json.parse(answer);
    }

    @Test
    void the_commands_that_we_show_work(RunningServer server) throws Exception {
        String alias = "alias/cli-" + UUID.randomUUID();
        Path plain = Files.writeString(folder.resolve("plain.txt"), "hello\n");
        Path sealed = folder.resolve("sealed");

        Json key = kms(server, "create-key", "--description", "first").object("KeyMetadata");
        kms(server, "create-alias", "--alias-name", alias, "--target-key-id", key.string("KeyId"));
        Json encrypted = kms(
                server,
                "encrypt",
                "--key-id",
                alias,
                "--plaintext",
                "fileb://" + plain,
                "--encryption-context",
                "purpose=test");
        Files.write(sealed, Base64.getDecoder().decode(encrypted.string("CiphertextBlob")));
        Json decrypted = kms(
                server, "decrypt", "--ciphertext-blob", "fileb://" + sealed, "--encryption-context", "purpose=test");
        Json dataKey = kms(server, "generate-data-key", "--key-id", alias, "--key-spec", "AES_256");

        assertThat(encrypted.string("KeyId")).isEqualTo(key.string("Arn"));
        assertThat(Base64.getDecoder().decode(decrypted.string("Plaintext")))
                .asString()
                .isEqualTo("hello\n");
        assertThat(Base64.getDecoder().decode(dataKey.string("Plaintext"))).hasSize(32);
        assertThat(server.ledger().of("Decrypt").filter(record -> record.isAbout(key.string("Arn"))))
                .singleElement()
                .extracting(record -> record.event().object("requestParameters").object("encryptionContext"))
                .isEqualTo(new Json(Map.of("purpose", "test")));
    }

    @Test
    void the_lines_that_serve_prints_work_in_a_shell_that_holds_other_settings(RunningServer server) throws Exception {
        assertThat(createKeyInShell("bash", server)).contains(":us-east-1:");
    }

    @Test
    void the_lines_work_after_a_restart_at_another_address(@TempDir Path data) throws Exception {
        try (RunningServer first = RunningServer.start(data.resolve("d ' ata"))) {
            assertThat(first.endpoint()).isEqualTo(first.credentials().endpoint());
        }

        try (RunningServer second = RunningServer.start(data.resolve("d ' ata"))) {
            assertThat(createKeyInShell("sh", second)).contains(":us-east-1:");
        }
    }

    private String createKeyInShell(String shell, RunningServer server) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(OTHER_SETTINGS);
        String said = server.said();
        String lines = said.substring(said.indexOf("\n  unset "), said.indexOf("What this default"));
        String output = Finished.run(
                        folder, environment, List.of(shell, "-c", lines + "\naws --output json kms create-key"))
                .succeeded();
        return Json.parse(output).object("KeyMetadata").string("Arn");
    }
}
