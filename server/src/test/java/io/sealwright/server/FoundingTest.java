// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.server.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The organization is made at the first start, or at the next of an installation from before there were any. */
class FoundingTest {
    @TempDir
    Path folder;

    @Test
    void the_first_start_makes_the_organization_once() throws Exception {
        try (Server server = start()) {
            assertThat(server.foundation().ledger().healthy()).isTrue();
        }
        String first = text("SELECT organization FROM organizations_organization");
        try (Server server = start()) {
            assertThat(server.foundation().account().digits())
                    .isEqualTo(text("SELECT management FROM organizations_organization"));
        }

        assertThat(text("SELECT organization FROM organizations_organization")).isEqualTo(first);
        assertThat(text("SELECT account FROM organizations_member"))
                .isEqualTo(text("SELECT management FROM organizations_organization"));
    }

    @Test
    void a_store_from_before_there_were_organizations_gets_one_and_keeps_its_administrator() throws Exception {
        start().close();
        String account = text("SELECT account FROM organizations_account");
        String credentials = Files.readString(folder.resolve("data/credentials"));
        for (String table : List.of("organization", "unit", "member", "policy", "creation")) {
            run("DROP TABLE organizations_" + table);
            run("DELETE FROM row_register WHERE table_name = 'organizations_%s'".formatted(table));
        }
        run("DELETE FROM schema_migration WHERE name = 'organizations/0002-organization'");

        start().close();

        assertThat(text("SELECT management FROM organizations_organization")).isEqualTo(account);
        assertThat(text("SELECT name FROM organizations_unit")).isEqualTo("Root");
        assertThat(text("SELECT COUNT(*) FROM iam_user")).isEqualTo("1");
        assertThat(Files.readString(folder.resolve("data/credentials"))).isEqualTo(credentials);
        try (Server server = start()) {
            assertThat(server.foundation().store().healthy()).isTrue();
        }
    }

    private Server start() throws StartRefused {
        Configuration configuration = Configuration.read(
                List.of(
                        "--data=" + folder.resolve("data"),
                        "--listen=127.0.0.1:0",
                        "--admin-listen=127.0.0.1:0",
                        "--ledger.segment-bytes=4MiB"),
                Map.of(),
                folder);
        return Server.start(configuration, InstantSource.system());
    }

    private String text(String query) throws SQLException {
        try (Connection database = open();
                var found = database.createStatement().executeQuery(query)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    private void run(String statement) throws SQLException, IOException {
        try (Connection database = open();
                var prepared = database.createStatement()) {
            prepared.execute(statement);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/store.db"));
    }
}
