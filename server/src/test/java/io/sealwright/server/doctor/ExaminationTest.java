// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.crypto.DevelopmentAuthority;
import io.sealwright.crypto.OsRandomSource;
import io.sealwright.server.Server;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.data.TlsFolder;
import io.sealwright.server.doctor.Finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a folder that a real server made. */
class ExaminationTest {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    Path folder;

    private Path data;
    private Path proc;

    @BeforeEach
    void install() throws Exception {
        data = folder.resolve("data");
        proc = folder.resolve("proc");
        var _ = Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("swaps"), "Filename\tType\tSize\tUsed\tPriority\n");
        limits("1048576", "0");
        start().close();
    }

    private Server start() throws Exception {
        return Server.start(
                Configuration.read(
                        List.of("--data=" + data, "--listen=127.0.0.1:0", "--admin-listen=127.0.0.1:0"),
                        Map.of(),
                        folder),
                InstantSource.system());
    }

    private void limits(String files, String core) throws IOException {
        Files.writeString(proc.resolve("self/limits"), """
                Limit                     Soft Limit           Hard Limit           Units
                Max core file size        %-20s unlimited            bytes
                Max open files            %-20s 1048576              files
                """.formatted(core, files));
    }

    private List<Finding> examine(InstantSource clock) {
        return examine(NOBODY, clock);
    }

    private List<Finding> examine(String admin, InstantSource clock) {
        return Examination.of(new Patient(data, "", admin, List.of(), proc, clock));
    }

    private List<String> worse(InstantSource clock) {
        return examine(clock).stream()
                .filter(found -> found.severity() != Severity.NOTE)
                .map(found -> found.severity() + " " + found.what())
                .toList();
    }

    private List<String> worse() {
        return worse(InstantSource.system());
    }

    private static InstantSource in(Duration later) {
        return () -> Instant.now().plus(later);
    }

    @Test
    void a_sound_installation_gets_notes_only() {
        assertThat(worse()).isEmpty();
        assertThat(examine(InstantSource.system()))
                .extracting(Finding::what)
                .anyMatch(what -> what.startsWith("root.key lies beside the data"))
                .contains("no server runs on this folder");
    }

    @Test
    void the_worst_comes_first() throws IOException {
        Files.writeString(proc.resolve("swaps"), "Filename\tType\n/dev/sda2\tpartition\n");
        Files.setPosixFilePermissions(data.resolve("credentials"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(examine(InstantSource.system()))
                .extracting(Finding::severity)
                .startsWith(Severity.DANGER, Severity.WARNING, Severity.NOTE);
    }

    @Test
    void what_others_may_read_is_named_with_its_mode() throws IOException {
        Files.setPosixFilePermissions(data.resolve("credentials"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(worse()).singleElement().asString().startsWith("DANGER").contains("credentials has mode 0644");
    }

    @Test
    void a_link_in_the_folder_is_named() throws IOException {
        Files.createSymbolicLink(data.resolve("elsewhere"), folder);

        assertThat(worse()).singleElement().asString().startsWith("WARNING").contains("elsewhere is a link");
    }

    @Test
    void without_its_root_key_nothing_opens() throws IOException {
        Files.delete(data.resolve("root.key"));

        assertThat(worse()).anyMatch(what -> what.startsWith("DANGER root.key is not in the data folder"));
    }

    @Test
    void a_changed_byte_of_the_ledger_is_found() throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("ledger"))) {
            Path segment = all.filter(file ->
                            file.toString().endsWith(".seg") || file.toFile().length() > 1 << 20)
                    .min(Path::compareTo)
                    .orElseThrow();
            try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
                file.seek(4_200);
                int was = file.read();
                file.seek(4_200);
                file.write(was ^ 1);
            }
        }

        assertThat(worse()).anyMatch(what -> what.startsWith("DANGER ledger: "));
    }

    @Test
    void of_a_running_server_it_asks_for_its_health_and_proves_nothing_behind_its_back() throws Exception {
        try (Server server = start()) {
            List<Finding> found = examine("127.0.0.1:" + server.banner().admin().getPort(), InstantSource.system());

            assertThat(found).extracting(Finding::severity).containsOnly(Severity.NOTE);
            assertThat(found)
                    .extracting(Finding::what)
                    .anyMatch(what -> what.startsWith("the store was not proved"))
                    .anyMatch(what -> what.startsWith("the ledger was not proved"));
            assertThat(worse()).singleElement().asString().contains("nothing answers on http://" + NOBODY);
        }
    }

    @Test
    void a_clock_behind_the_ledger_is_a_danger() {
        assertThat(worse(in(Duration.ofMinutes(-90))))
                .anyMatch(what -> what.matches("DANGER the clock is (89|90) minutes behind the ledger's newest file"));
        assertThat(worse(in(Duration.ofMinutes(-4)))).isEmpty();
    }

    @Test
    void the_first_administrators_key_grows_old() throws IOException {
        FileTime then = FileTime.from(Instant.now().minus(Duration.ofDays(91)));
        Files.setLastModifiedTime(data.resolve("credentials"), then);

        assertThat(worse()).singleElement().asString().contains("access key is 91 days old");
    }

    @Test
    void a_certificate_that_ends_is_warned_of_and_one_that_ended_is_a_danger() throws Exception {
        DevelopmentAuthority.Made made =
                new DevelopmentAuthority(new OsRandomSource()).make(List.of("localhost"), List.of(), Instant.now());
        TlsFolder.in(data).write(made);
        Instant end;
        try (InputStream pem = Files.newInputStream(TlsFolder.in(data).chain())) {
            end = ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem))
                    .getNotAfter()
                    .toInstant();
        }

        assertThat(worse()).isEmpty();
        assertThat(worse(InstantSource.fixed(end.minus(Duration.ofDays(29)))))
                .anyMatch(what -> what.startsWith("WARNING") && what.contains("the certificate of"));
        assertThat(worse(InstantSource.fixed(end.plusSeconds(1))))
                .anyMatch(what -> what.startsWith("DANGER") && what.contains(" ended at "));
    }

    @Test
    void swap_few_files_and_core_dumps_are_named() throws IOException {
        Files.writeString(proc.resolve("swaps"), "Filename\tType\n/dev/sda2\tpartition\n");
        limits("1024", "unlimited");

        assertThat(worse())
                .containsExactly(
                        "WARNING memory is swapped to /dev/sda2, unwrapped keys too",
                        "WARNING a process from here may open 1024 files");
        assertThat(examine(InstantSource.system()))
                .extracting(Finding::what)
                .contains("a process from here may write a core dump, with keys in it");
    }

    @Test
    void what_is_no_folder_is_said() {
        data = folder.resolve("absent");

        assertThat(worse()).singleElement().asString().endsWith("absent is not a folder");
    }
}
