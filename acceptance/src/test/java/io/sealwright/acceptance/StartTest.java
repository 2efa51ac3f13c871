// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a start, and of one that is refused. */
@ExtendWith(SharedServer.class)
class StartTest {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    @TempDir
    Path folder;

    @Test
    void a_second_process_on_a_data_folder_is_refused_by_its_name(RunningServer server) throws Exception {
        requireRefused(server.data(), server.data().toString());

        assertThat(new SignedClient(server.credentials()).call("ListKeys", "{}").succeeded())
                .isTrue();
    }

    @Test
    void a_start_without_its_root_key_is_refused_by_the_name_of_the_file() throws Exception {
        Path data = usedFolder("data");
        Path rootKey = data.resolve("root.key");
        Path elsewhere = folder.resolve("kept");

        Files.move(rootKey, elsewhere);
        requireRefused(data, rootKey.toString());
        assertThat(rootKey).doesNotExist();

        Files.move(elsewhere, rootKey);
        try (RunningServer server = RunningServer.start(data)) {
            assertThat(new SignedClient(server.credentials())
                            .call("ListKeys", "{}")
                            .succeeded())
                    .isTrue();
        }
    }

    @Test
    void a_start_with_the_root_key_of_another_installation_is_refused_by_the_name_of_the_file() throws Exception {
        Path data = usedFolder("data");
        Path other = usedFolder("other");

        Files.copy(other.resolve("root.key"), data.resolve("root.key"), StandardCopyOption.REPLACE_EXISTING);

        requireRefused(data, data.resolve("root.key").toString());
    }

    @Test
    void later_starts_leave_the_credentials_file_alone() throws Exception {
        Path data = usedFolder("data");
        String first = Files.readString(data.resolve("credentials"));

        try (RunningServer _ = RunningServer.start(data)) {
            assertThat(data.resolve("credentials")).hasContent(first);
        }
    }

    /** Printed for the reader: time is never asserted on a machine that others use too. */
    @Test
    void a_warm_start_says_how_long_it_took() throws Exception {
        Path data = usedFolder("data");

        try (RunningServer server = RunningServer.start(data)) {
            Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/%d/status".formatted(server.pid()))));
            System.out.printf(
                    "warm start: ready in %d ms, %s KiB resident%n",
                    server.readyMillis(), resident.find() ? resident.group(1) : "unknown");
        }
    }

    private Path usedFolder(String name) throws IOException, InterruptedException {
        Path data = folder.resolve(name);
        RunningServer.start(data).close();
        return data;
    }

    private static void requireRefused(Path data, String name) throws IOException, InterruptedException {
        try (RunningServer refused = RunningServer.launch(data)) {
            assertThat(refused.becomesReady()).isFalse();
            assertThat(refused.awaitEnd()).isNotZero();
            assertThat(refused.said()).contains(name).doesNotContain("\tat ");
        }
    }
}
