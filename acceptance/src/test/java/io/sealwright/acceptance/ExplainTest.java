// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;

/**
 * {@code sealwright explain}, {@code simulate} and {@code simulate access}, with the request id that an SDK's exception
 * shows.
 */
@ExtendWith(SharedServer.class)
class ExplainTest {
    private static final String NOBODY_ENCRYPTS = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%1$s:root"}, "Action": "kms:*", "Resource": "*"},
              {"Sid": "Nobody", "Effect": "Deny", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*"}]}""";

    @TempDir
    Path folder;

    private String sealwright(RunningServer server, String... words) throws Exception {
        Credentials caller = server.credentials();
        Path credentials = Files.writeString(
                folder.resolve("credentials"),
                "[default]\naws_access_key_id = %s\naws_secret_access_key = %s\nregion = %s\nendpoint_url = %s\n"
                        .formatted(caller.accessKeyId(), caller.secretAccessKey(), caller.region(), caller.endpoint()));
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--credentials", credentials.toString()));
        return Finished.run(folder, Map.of(), Distribution.command(all)).succeeded();
    }

    @Test
    void the_statement_that_denied_is_named_by_the_id_of_the_request(RunningServer server) throws Exception {
        try (KmsClient kms = JavaSdk.kms(server)) {
            String key = kms.createKey().keyMetadata().arn();
            String account = key.split(":", -1)[4];
            kms.putKeyPolicy(put -> put.keyId(key).policy(NOBODY_ENCRYPTS.formatted(account)));
            KmsException denied = catchThrowableOfType(
                    KmsException.class,
                    () -> kms.encrypt(encrypt -> encrypt.keyId(key).plaintext(SdkBytes.fromUtf8String("x"))));

            assertThat(sealwright(server, "explain", denied.requestId()))
                    .contains("kms:Encrypt on " + key + ": explicitDeny")
                    .contains("line 2 \"Nobody\": Deny, matched")
                    .contains("to allow it: the Deny in a resource-based policy must go");
        }
    }

    @Test
    void what_another_key_policy_would_refuse_is_told_before_it_is_put(RunningServer server) throws Exception {
        try (KmsClient kms = JavaSdk.kms(server)) {
            String key = kms.createKey().keyMetadata().arn();
            kms.encrypt(encrypt -> encrypt.keyId(key).plaintext(SdkBytes.fromUtf8String("x")));
            Path policy =
                    Files.writeString(folder.resolve("policy.json"), NOBODY_ENCRYPTS.formatted(key.split(":", -1)[4]));

            assertThat(sealwright(server, "simulate", "--key-arn", key, "--policy", policy.toString()))
                    .contains("1 kinds of call would be refused")
                    .contains("kms:Encrypt, 1 times")
                    .contains("0 kinds of call would newly be allowed");
        }
    }

    @Test
    void whether_somebody_may_do_something_is_told_without_doing_it(RunningServer server) throws Exception {
        try (KmsClient kms = JavaSdk.kms(server)) {
            String key = kms.createKey().keyMetadata().arn();
            String account = key.split(":", -1)[4];
            String[] question = {
                "simulate",
                "access",
                "--principal-arn",
                "arn:aws:iam::%s:root".formatted(account),
                "--action",
                "kms:Encrypt",
                "--resource-arn",
                key,
                "--context",
                "kms:EncryptionContext:a=b"
            };
            assertThat(sealwright(server, question))
                    .contains("kms:Encrypt on " + key + ": allowed")
                    .contains("\"Enable IAM User Permissions\": Allow, matched");

            kms.putKeyPolicy(put -> put.keyId(key).policy(NOBODY_ENCRYPTS.formatted(account)));

            assertThat(sealwright(server, question))
                    .contains(": explicitDeny")
                    .contains("line 2 \"Nobody\": Deny, matched");
            String[] asJson = Arrays.copyOf(question, question.length + 2);
            asJson[question.length] = "--output";
            asJson[question.length + 1] = "json";
            assertThat(sealwright(server, asJson)).startsWith("{").contains("\"Decision\":\"explicitDeny\"");
        }
    }
}
