// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.Domain;
import io.sealwright.server.config.Configuration;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Store and ledger remember each other: what was acknowledged cannot be taken back by exchanging a file. */
class HistoryTest {
    @TempDir
    Path folder;

    private Path data;
    private Path kept;

    @BeforeEach
    void aDataFolder() {
        data = folder.resolve("data");
        kept = folder.resolve("kept");
    }

    @Test
    void a_start_whose_store_and_ledger_agree_goes_on() {
        startAndStop("us-east-1");

        assertThatCode(() -> startAndStop("us-east-1")).doesNotThrowAnyException();
    }

    @Test
    void a_store_older_than_the_ledger_is_refused_by_name() throws IOException {
        startAndStop("us-east-1");
        copy(data.resolve("store.db"), kept);
        changeSomething();

        Files.copy(kept, data.resolve("store.db"), StandardCopyOption.REPLACE_EXISTING);

        assertRefused("store is not the one");
    }

    @Test
    void a_ledger_that_was_taken_away_is_refused_by_name() throws IOException {
        startAndStop("us-east-1");
        changeSomething();

        removeLedger();

        assertRefused("ledger is not the one");
    }

    @Test
    void an_older_ledger_is_refused_by_name() throws IOException {
        startAndStop("us-east-1");
        copyLedger(data.resolve("ledger"), kept);
        changeSomething();
        changeSomething();

        removeLedger();
        copyLedger(kept, data.resolve("ledger"));

        assertRefused("ledger is not the one");
    }

    @Test
    void another_management_account_an_older_domain_key_and_another_memory_of_the_ledger_are_refused_by_name()
            throws Exception {
        changeSomething();
        for (String attack : List.of(
                "UPDATE installation SET account = '999988887777'",
                "DELETE FROM domain_key WHERE domain = 'eu-west-1'",
                "UPDATE ledger_seen SET tree_size = 1")) {
            copy(data.resolve("store.db"), kept);
            Workshop.write(data, attack);

            assertRefused("the row is not the one that was written last");
            Files.move(kept, data.resolve("store.db"), StandardCopyOption.REPLACE_EXISTING);
        }
        startAndStop("us-east-1");
    }

    @Test
    void a_default_region_outside_of_the_partition_is_refused_by_name() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start("mars-north-1"))
                .withMessageContaining("default-region = mars-north-1");
        assertThatCode(() -> startAndStop("eu-central-1")).doesNotThrowAnyException();
    }

    private void assertRefused(String words) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start("us-east-1"))
                .withMessageContaining(words);
    }

    /** A Region that is used for the first time gets keys of its own: that is a change, with a record. */
    private void changeSomething() {
        startAndStop("us-east-1");
        try (Server server = start("us-east-1")) {
            server.foundation().crypto().prepare(Domain.of(unused(server)));
        } catch (StartRefused | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Region unused(Server server) {
        return Stream.of("eu-west-1", "eu-west-2", "eu-west-3")
                .map(Region::new)
                .filter(region -> !server.foundation()
                        .store()
                        .read(snapshot ->
                                snapshot.first("SELECT 1 FROM domain_key WHERE domain = ?", row -> true, region.name()))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private void startAndStop(String region) {
        try (Server server = start(region)) {
            assertThat(server.endpoint().getPort()).isPositive();
        } catch (StartRefused | IOException e) {
            throw new AssertionError(e);
        }
    }

    private Server start(String region) throws StartRefused {
        Configuration configuration = Configuration.read(
                List.of(
                        "--data=" + data,
                        "--listen=127.0.0.1:0",
                        "--admin-listen=127.0.0.1:0",
                        "--ledger.segment-bytes=4MiB",
                        "--default-region=" + region),
                Map.of(),
                folder);
        return Server.start(configuration, InstantSource.system());
    }

    private void removeLedger() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("ledger"))) {
            files.forEach(HistoryTest::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyLedger(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
