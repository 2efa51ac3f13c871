// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sealwright.acceptance.SignedClient.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small one in memory, where the system lets us have it. */
class FullDiskTest {
    private static final String SIZE = "size=128m";
    private static final int MOST_CALLS = 20_000;
    private static final int MOST_RETRIES = 100;

    @TempDir
    Path folder;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", SIZE + ",mode=0700", "tmpfs", disk.toString())
                        .exitCode()
                == 0;
        assumeTrue(mounted, "this system does not let us mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", disk.toString()).succeeded();
        }
    }

    private Finished run(String... command) throws IOException, InterruptedException {
        return Finished.run(folder, Map.of(), List.of(command));
    }

    @Test
    void on_a_full_disk_changes_are_refused_before_they_commit_and_no_plaintext_leaves() throws Exception {
        Path data = disk.resolve("data");
        try (RunningServer server = RunningServer.start(data, "--ledger.segment-bytes", "4MiB")) {
            var client = new SignedClient(server.credentials());
            String key = client.require("CreateKey", "{}").object("KeyMetadata").string("KeyId");
            String dataKey = "{\"KeyId\":\"%s\",\"KeySpec\":\"AES_256\",\"EncryptionContext\":{\"much\":\"%s\"}}"
                    .formatted(key, "x".repeat(7_000));
            Path filler = fill();

            Answer change = untilRefused(client, "CreateKey", "{}");
            Answer use = untilRefused(client, "GenerateDataKey", dataKey);

            assertThat(change.status()).describedAs(change.text()).isEqualTo(500);
            assertThat(use.status()).describedAs(use.text()).isEqualTo(500);
            assertThat(use.text()).doesNotContain("Plaintext", "CiphertextBlob");

            Files.delete(filler);
            untilAnswered(client, "CreateKey", "{}");
            untilAnswered(client, "GenerateDataKey", dataKey);
            new Aftermath(server).requireAsRecorded(null);
        }
        Distribution.requireLedgerVerifies(data);
    }

    private static Answer untilRefused(SignedClient client, String operation, String body)
            throws IOException, InterruptedException {
        for (int i = 0; i < MOST_CALLS; i++) {
            Answer answer = client.call(operation, body);
            if (!answer.succeeded()) {
                return answer;
            }
        }
        throw new AssertionError("the full disk took %d calls".formatted(MOST_CALLS));
    }

    /** There is room again: it may take the server a moment to notice, and no restart. */
    private static void untilAnswered(SignedClient client, String operation, String body)
            throws IOException, InterruptedException {
        for (int i = 0; i < MOST_RETRIES; i++) {
            if (client.call(operation, body).succeeded()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(operation + " is refused although there is room again");
    }

    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }
}
