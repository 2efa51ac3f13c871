// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.Domain;
import io.sealwright.server.config.Configuration;
import io.sealwright.store.TestPostgres;
import io.sealwright.vocabulary.Region;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server on a database: first start, later starts, and a database that does not belong to its ledger. */
class PostgresServerTest {
    private final TestPostgres database = TestPostgres.shared();
    private final String schema = database.newSchema();

    @TempDir
    Path folder;

    private Server start(String data, String inSchema) throws StartRefused {
        return Server.start(
                Configuration.read(
                        List.of(
                                "--data=" + data,
                                "--listen=127.0.0.1:0",
                                "--admin-listen=127.0.0.1:0",
                                "--ledger.segment-bytes=4MiB",
                                "--store=" + database.url(inSchema)),
                        Map.of(),
                        folder),
                InstantSource.system());
    }

    @Test
    void what_one_start_wrote_the_next_one_has_and_nothing_of_it_lies_in_a_file() throws Exception {
        try (Server first = start("data", schema)) {
            first.foundation().crypto().prepare(Domain.of(new Region("eu-west-3")));
            assertThat(first.foundation().store().healthy()).isTrue();
        }

        try (Server second = start("data", schema)) {
            assertThat(second.foundation().store().isRegistered()).isTrue();
        }
        assertThat(folder.resolve("data/store.db")).doesNotExist();
        assertThat(OfflineStore.verify(
                                folder.resolve("data"),
                                database.url(schema),
                                folder.resolve("data/root.key"),
                                InstantSource.system())
                        .findings())
                .isEmpty();
    }

    @Test
    void a_second_server_and_another_database_are_refused_by_name() throws Exception {
        try (Server first = start("data", schema)) {
            assertThat(first.foundation().store().healthy()).isTrue();
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> start("other", schema).close())
                    .withMessageContaining("another process uses this database");
        }

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start("data", database.newSchema()).close())
                .withMessageContaining("there is a ledger but no store");
    }
}
