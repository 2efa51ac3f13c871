// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.crypto.DevelopmentAuthority;
import io.sealwright.crypto.OsRandomSource;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sealwright tls init} leaves behind: a key that nobody else reads, whatever stood there before. */
class TlsFolderTest {

    @TempDir
    Path data;

    private static DevelopmentAuthority.Made made() {
        return new DevelopmentAuthority(new OsRandomSource())
                .make(
                        List.of("localhost"),
                        List.of(InetAddress.getLoopbackAddress()),
                        InstantSource.system().instant());
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void the_key_is_the_owner_s_alone_and_so_is_the_folder() throws IOException {
        TlsFolder folder = TlsFolder.in(data);

        folder.write(made());

        assertThat(mode(folder.key())).isEqualTo("rw-------");
        assertThat(mode(data.resolve("tls"))).isEqualTo("rwx------");
        assertThat(folder.chain()).exists();
        assertThat(TlsFolder.authorityBeside(folder.chain())).isEqualTo(folder.authority());
        assertThat(folder.exists()).isTrue();
    }

    @Test
    void a_key_that_others_could_read_before_is_replaced_and_not_written_into() throws IOException {
        TlsFolder folder = TlsFolder.in(data);
        Files.createDirectories(data.resolve("tls"));
        Files.writeString(folder.key(), "open");
        Files.setPosixFilePermissions(folder.key(), PosixFilePermissions.fromString("rw-r--r--"));
        Path elsewhere = Files.createLink(data.resolve("elsewhere"), folder.key());

        folder.write(made());

        assertThat(mode(folder.key())).isEqualTo("rw-------");
        assertThat(elsewhere).hasContent("open"); // Another name of the old file does not lead to the new key.
    }

    @Test
    void where_the_key_would_be_a_link_to_somewhere_else_the_link_is_replaced() throws IOException {
        TlsFolder folder = TlsFolder.in(data);
        Files.createDirectories(data.resolve("tls"));
        Path target = Files.writeString(data.resolve("target"), "untouched");
        Files.createSymbolicLink(folder.key(), target);

        folder.write(made());

        assertThat(target).hasContent("untouched");
        assertThat(Files.isSymbolicLink(folder.key())).isFalse();
    }
}
