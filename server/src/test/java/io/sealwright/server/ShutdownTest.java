// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a process of its own, since what is tested is how a process ends. */
class ShutdownTest {

    @ParameterizedTest
    @CsvSource({"clean, 0, closed", "failing, 1, the stop was not clean"})
    void sigterm_closes_the_server_and_the_process_exits_with_0_unless_the_stop_failed(
            String server, int exitCode, String said) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppableProcess.class.getName(),
                        server)
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("serving");

            process.toHandle().destroy(); // Unlike the process itself, it leaves the streams open.

            assertThat(lines.lines().collect(Collectors.joining("\n"))).contains(said);
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(exitCode);
    }
}
