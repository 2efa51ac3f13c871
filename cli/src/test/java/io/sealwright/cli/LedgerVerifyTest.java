// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.ledger.Basis;
import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerConfig;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.TrailerMac;
import io.sealwright.server.Server;
import io.sealwright.server.config.Configuration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a ledger that the ledger itself wrote, with a few records in it. */
class LedgerVerifyTest {
    private static final int SEGMENT_BYTES = 4 << 20;
    private static final byte[] EVENT = "{\"eventName\":\"Encrypt\"}".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    /** A MAC that anyone can make: what is tested here is the command. */
    private static final TrailerMac MAC = new TrailerMac() {
        @Override
        public UUID keyId() {
            return new UUID(1, 2);
        }

        @Override
        public void mac(byte[] input, int offset, int length, byte[] output, int outputOffset) {
            Arrays.fill(output, outputOffset, outputOffset + 32, (byte) Arrays.hashCode(input));
        }
    };

    @BeforeEach
    void record() throws Exception {
        Path ledger = Files.createDirectories(folder.resolve("data/ledger"));
        var config = LedgerConfig.of(new UUID(3, 4)).withSegmentBytes(SEGMENT_BYTES);
        try (var open = Ledger.open(
                config,
                FileDisk.at(ledger),
                MAC,
                InstantSource.system(),
                Thread.ofPlatform().factory())) {
            for (int i = 0; i < 3; i++) {
                open.appendAndAwait(LedgerEntry.of(new UUID(5, i), Basis.NONE, EVENT));
            }
        }
    }

    private int verify(String... flags) throws InterruptedException {
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        var arguments = new ArrayList<>(List.of("ledger", "verify"));
        arguments.addAll(List.of(flags));
        return Main.run(arguments, new Terminal(stream, stream, Map.of(), folder));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void an_intact_ledger_is_exit_code_0_and_what_was_not_proved_is_said() throws InterruptedException {
        assertThat(verify()).isZero();

        assertThat(said()).contains("3 frames", "INTACT", "unproved");
    }

    @Test
    void a_flipped_bit_is_exit_code_1_and_segment_and_byte_are_named() throws Exception {
        Path segment;
        try (var files = Files.walk(folder.resolve("data/ledger"))) {
            segment = files.filter(file -> file.toFile().length() == SEGMENT_BYTES)
                    .min(Path::compareTo)
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Encrypt");
        bytes[at] ^= 1;
        Files.write(segment, bytes);

        assertThat(verify("--data", "data")).isEqualTo(1);

        assertThat(said()).contains("DAMAGED", segment.getFileName() + ", byte ", "NOT INTACT");
    }

    @Test
    void a_checkpoint_that_was_kept_is_held_against_it() throws Exception {
        Path kept = folder.resolve("kept");
        try (var files = Files.walk(folder.resolve("data/ledger"))) {
            Files.copy(
                    files.filter(file -> file.endsWith("checkpoint"))
                            .findFirst()
                            .orElseThrow(),
                    kept);
        }

        assertThat(verify("--since=kept")).isZero();
        assertThat(said()).contains("INTACT");
    }

    @Test
    void what_is_not_there_is_named() throws InterruptedException {
        assertThat(verify("--data", "elsewhere")).isEqualTo(1);
        assertThat(verify("--since", "absent")).isEqualTo(CommandFailed.USAGE);

        assertThat(said()).contains("no ledger in", "elsewhere", "--since absent");
    }

    @Test
    void with_the_root_key_the_ledger_of_a_real_server_is_proved_not_written_anew() throws Exception {
        Path data = folder.resolve("real");
        var configuration = Configuration.read(
                List.of("--data=" + data, "--listen=127.0.0.1:0", "--admin-listen=127.0.0.1:0"), Map.of(), folder);
        Server.start(configuration, InstantSource.system()).close();

        assertThat(verify("--data=real", "--key=real/root.key")).as(said()).isZero();

        assertThat(said()).contains("INTACT").doesNotContain("unproved without the key");
    }

    @Test
    void a_key_that_is_not_the_folders_own_or_not_there_is_refused_by_name() throws InterruptedException {
        assertThat(verify("--key", "other")).isEqualTo(1);
        assertThat(verify("--key", "root.key")).isEqualTo(1);

        assertThat(said())
                .contains("--key other: ", "a file named root.key", "--key root.key: ", "there is no store.db");
    }
}
