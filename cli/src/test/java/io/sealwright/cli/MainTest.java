// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.server.config.Setting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(Map<String, String> environment, String... arguments) throws InterruptedException {
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder);
        return Main.run(List.of(arguments), terminal);
    }

    @Test
    void help_lists_every_command_and_every_setting_with_its_default() throws InterruptedException {
        assertThat(run(Map.of(), "help")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("serve", "crypto providers", "ledger verify", "version")
                .contains(List.of(Setting.values()).stream().map(Setting::flag).toList())
                .contains("(default 127.0.0.1:4599)")
                .doesNotContain("training-run");
    }

    @Test
    void without_a_command_there_is_help() throws InterruptedException {
        assertThat(run(Map.of())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: sealwright COMMAND");
    }

    @Test
    void version_names_both_sealwright_and_java() throws InterruptedException {
        assertThat(run(Map.of(), "version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("sealwright ", "java 25");
    }

    @Test
    void crypto_providers_says_who_computes_what() throws InterruptedException {
        assertThat(run(Map.of(), "crypto", "providers")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("AES-256-GCM +SunJCE");
    }

    @ParameterizedTest
    @CsvSource({
        "bogus, unknown command bogus",
        "crypto bogus, unknown command crypto",
        "version x, unexpected argument x",
        "serve x, unexpected argument x",
        "serve --lisen x, unknown flag --lisen",
        "serve --listen, --listen needs a value",
        "serve --listen 10.0.0.1:4599, listen = 10.0.0.1:4599",
        "ledger verify --dta x, unknown flag --dta",
        "training-run, takes the folder",
    })
    void what_is_not_understood_is_refused_by_name_with_exit_code_2(String line, String named)
            throws InterruptedException {
        assertThat(run(Map.of(), line.split(" "))).isEqualTo(CommandFailed.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("sealwright: ")
                .contains(named);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void an_unknown_variable_of_ours_stops_a_start() throws InterruptedException {
        assertThat(run(Map.of("SEALWRIGHT_LISEN", "x"), "serve")).isEqualTo(CommandFailed.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("SEALWRIGHT_LISEN");
    }
}
