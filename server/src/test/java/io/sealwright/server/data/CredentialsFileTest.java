// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    private static final URI ENDPOINT = URI.create("http://127.0.0.1:4599");

    @TempDir
    Path folder;

    @Test
    void it_is_an_aws_credentials_file_that_only_we_can_read() throws IOException {
        var file = new CredentialsFile(folder.resolve("credentials"));

        write(file);

        assertThat(Files.readString(file.path())).isEqualTo("""
                        [default]
                        aws_access_key_id = AKIAEXAMPLE
                        aws_secret_access_key = wJalr/EXAMPLE
                        region = eu-central-1
                        endpoint_url = http://127.0.0.1:4599
                        """);
        assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(file.endpoint()).contains(ENDPOINT);
        try (var names = Files.list(folder)) {
            assertThat(names).containsExactly(file.path());
        }
    }

    @Test
    void what_a_crash_left_half_written_is_in_nobodys_way() throws IOException {
        Files.writeString(folder.resolve("credentials.new"), "[defau");
        var file = new CredentialsFile(folder.resolve("credentials"));

        assertThat(file.exists()).isFalse();
        write(file);

        assertThat(file.exists()).isTrue();
    }

    @Test
    void one_that_was_changed_by_hand_has_perhaps_no_endpoint() throws IOException {
        Path path = Files.writeString(folder.resolve("credentials"), "[default]\nendpoint_url = ht tp://\n");

        assertThat(new CredentialsFile(path).endpoint()).isEmpty();
    }

    private static void write(CredentialsFile file) throws IOException {
        try (var secret = SecretBytes.owning("wJalr/EXAMPLE".getBytes(StandardCharsets.US_ASCII))) {
            file.write("AKIAEXAMPLE", secret, new Region("eu-central-1"), ENDPOINT);
        }
    }
}
