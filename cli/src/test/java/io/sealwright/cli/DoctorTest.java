// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.server.Server;
import io.sealwright.server.config.Configuration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int doctor(String... flags) throws InterruptedException {
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        var arguments = new ArrayList<>(List.of("doctor"));
        arguments.addAll(List.of(flags));
        return Main.run(arguments, new Terminal(stream, stream, Map.of(), folder));
    }

    @Test
    void a_danger_is_exit_code_1_and_comes_with_what_to_do() throws Exception {
        var configuration = Configuration.read(
                List.of("--data=" + folder.resolve("data"), "--listen=127.0.0.1:0", "--admin-listen=127.0.0.1:0"),
                Map.of(),
                folder);
        Server.start(configuration, InstantSource.system()).close();
        assertThat(doctor()).as(said.toString(StandardCharsets.UTF_8)).isZero();

        Files.delete(folder.resolve("data/root.key"));

        assertThat(doctor("--data=data")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("DANGER   root.key is not in the data folder", "-> put it back from where you keep its copy");
    }

    @Test
    void a_folder_that_is_not_there_is_a_danger_and_an_unknown_flag_is_refused() throws InterruptedException {
        assertThat(doctor("--data", "absent")).isEqualTo(1);
        assertThat(doctor("--colour", "red")).isEqualTo(CommandFailed.USAGE);
    }
}
