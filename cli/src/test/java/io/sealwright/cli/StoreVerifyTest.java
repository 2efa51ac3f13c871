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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the data folder of a real server. */
class StoreVerifyTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Server start() throws Exception {
        return Server.start(
                Configuration.read(
                        List.of(
                                "--data=" + folder.resolve("data"),
                                "--listen=127.0.0.1:0",
                                "--admin-listen=127.0.0.1:0",
                                "--ledger.segment-bytes=4MiB"),
                        Map.of(),
                        folder),
                InstantSource.system());
    }

    private int verify(String... flags) throws InterruptedException {
        said.reset();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        var arguments = new ArrayList<>(List.of("store", "verify"));
        arguments.addAll(List.of(flags));
        return Main.run(arguments, new Terminal(stream, stream, Map.of(), folder));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void attack(String statement) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/store.db"))) {
            assertThat(database.createStatement().executeUpdate(statement)).isPositive();
        }
    }

    @Test
    void an_intact_store_is_exit_code_0_and_what_was_not_proved_is_said() throws Exception {
        start().close();

        assertThat(verify()).as(said()).isZero();
        assertThat(said()).contains("all is as it was written", "not proved: that the ledger is whole");
    }

    @Test
    void while_the_server_runs_it_is_refused() throws Exception {
        try (Server running = start()) {
            assertThat(running.endpoint()).isNotNull();
            assertThat(verify()).isEqualTo(1);
            assertThat(said()).contains("in use by this very process");
        }
    }

    @Test
    void what_is_wrong_is_named_worst_first_and_exit_code_1() throws Exception {
        start().close();
        attack("UPDATE iam_user SET path = '/x/'");
        attack("DELETE FROM iam_access_key");
        attack("UPDATE change_log SET record = x'00' WHERE n = 3");

        assertThat(verify("--data", "data")).isEqualTo(1);

        List<String> lines = said().lines().toList();
        assertThat(lines.get(0)).startsWith("HISTORY: change 3 of lane 0 is not as it was written");
        assertThat(lines.get(1)).startsWith("HISTORY: change 3 of lane 0 is another one than the ledger has");
        assertThat(lines.get(2))
                .startsWith("MISSING: table iam_access_key, row AKIA")
                .endsWith("was taken away");
        assertThat(lines.get(3)).startsWith("CHANGED: table iam_user").contains("administrator");
        assertThat(lines.get(4)).contains("4 findings, worst first");
    }

    @Test
    void a_change_of_before_there_was_a_register_is_held_against_the_ledger() throws Exception {
        start().close();
        attack("UPDATE change_log SET record = x'00' WHERE n = 1");

        assertThat(verify()).isEqualTo(1);
        assertThat(said()).contains("HISTORY: change 1 of lane 0 is another one than the ledger has");
    }

    @Test
    void a_feed_whose_end_was_cut_does_not_agree_with_the_ledger() throws Exception {
        start().close();
        attack("DELETE FROM change_log WHERE n = (SELECT max(n) FROM change_log)");
        attack("UPDATE change_lane SET n = n - 1");

        assertThat(verify()).isEqualTo(1);
        assertThat(said()).contains("HISTORY: the ledger has change ", "and the store ends at change ");
    }

    @Test
    void another_root_key_or_none_is_refused_by_name() throws Exception {
        start().close();
        Files.delete(folder.resolve("data/root.key"));

        assertThat(verify()).isEqualTo(1);
        assertThat(said()).contains("root.key is missing");
        assertThat(verify("--data", "elsewhere")).isEqualTo(1);
        assertThat(said()).contains("there is no store.db");
    }
}
