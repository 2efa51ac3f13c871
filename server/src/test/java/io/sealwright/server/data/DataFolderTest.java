// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void resolve_the_systems_own_links() throws IOException {
        root = temporary.toRealPath();
    }

    @Test
    void it_is_made_with_mode_0700_below_folders_that_are_made_too() throws Exception {
        try (var folder = DataFolder.open(root.resolve("a/b/data"))) {
            assertThat(Files.getPosixFilePermissions(folder.path()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(Files.getPosixFilePermissions(folder.resolve("lock")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void one_that_others_may_enter_is_refused_by_name() throws IOException {
        Path open = Files.createDirectory(root.resolve("data"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertRefused(open, open, "0700");
    }

    @Test
    void one_below_a_folder_that_others_can_write_is_refused_by_that_folders_name() throws IOException {
        Path shared = Files.createDirectory(root.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertRefused(shared.resolve("data"), shared, "other users can write here");
    }

    @Test
    void one_below_a_sticky_folder_is_ours_as_long_as_we_own_it() throws Exception {
        Path sticky = Files.createDirectory(root.resolve("sticky"));
        Files.setAttribute(sticky, "unix:mode", 01777);

        DataFolder.open(sticky.resolve("data")).close();
    }

    @Test
    void a_link_in_its_path_is_followed_when_only_we_can_change_it() throws Exception {
        Path real = Files.createDirectory(root.resolve("real"));
        Path link = Files.createSymbolicLink(root.resolve("link"), real);

        try (var folder = DataFolder.open(link.resolve("data"))) {
            assertThat(folder.path()).isEqualTo(real.resolve("data"));
        }
    }

    @Test
    void a_link_that_leads_through_a_folder_of_others_is_refused() throws IOException {
        Path shared = Files.createDirectory(root.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("shared/inner"));

        assertRefused(link.resolve("data"), shared, "other users can write here");
    }

    @Test
    void links_in_a_circle_are_refused() throws IOException {
        Path one = root.resolve("one");
        Files.createSymbolicLink(one, Path.of("two"));
        Files.createSymbolicLink(root.resolve("two"), Path.of("one"));

        assertThatThrownBy(() -> DataFolder.open(one))
                .isInstanceOf(DataFolderRefused.class)
                .hasMessageContaining("links");
    }

    @Test
    void a_file_in_its_place_is_refused() throws IOException {
        Path file = Files.createFile(root.resolve("data"));

        assertRefused(file, file, "is not a folder");
    }

    @Test
    void the_same_process_cannot_open_it_twice_and_can_again_once_it_is_closed() throws Exception {
        Path path = root.resolve("data");
        try (var first = DataFolder.open(path)) {
            assertRefused(path, first.path(), "in use");
        }

        DataFolder.open(path).close();
    }

    @Test
    void a_second_process_is_refused_and_the_lock_dies_with_its_holder_even_by_kill_9() throws Exception {
        Path path = root.resolve("data");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DataFolderHolder.class.getName(),
                        path.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = holder.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");

            assertRefused(path, path, "is in use by another Sealwright process");
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();

        DataFolder.open(path).close();
    }

    private static void assertRefused(Path opened, Path named, String why) {
        assertThatThrownBy(() -> DataFolder.open(opened))
                .isInstanceOf(DataFolderRefused.class)
                .hasMessageStartingWith(named + ": ")
                .hasMessageContaining(why);
    }
}
