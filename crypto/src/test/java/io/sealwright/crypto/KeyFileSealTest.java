// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The root key's file, against "Root key" in security.md 1 and the key files of security.md 6. */
class KeyFileSealTest {
    private final RandomSource random = new SeededRandomSource(6);

    @TempDir
    private Path folder;

    @Test
    void the_first_start_makes_a_file_that_only_its_owner_reads() throws Exception {
        KeyFileSeal seal = KeyFileSeal.first(folder, random);

        assertThat(seal.file()).isEqualTo(folder.resolve("root.key")).hasSize(185);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(seal.file())))
                .isEqualTo("r--------");
        assertThat(filesIn(folder)).containsExactly(seal.file());
    }

    @Test
    void later_starts_open_what_the_first_one_wrapped() throws Exception {
        KeyFileSeal first = KeyFileSeal.first(folder, random);
        WrappedDomainKey wrapped = wrap(first);

        KeyFileSeal later = KeyFileSeal.open(folder, random, first.stamp());

        assertThat(later.stamp()).isEqualTo(first.stamp());
        try (SecretBytes opened = later.unwrap(wrapped)) {
            assertThat(opened.exposedBytes()).isEqualTo(new byte[32]);
        }
    }

    @Test
    void a_missing_file_is_a_refusal_that_names_it_and_nothing_is_created_in_its_place() throws Exception {
        KeyFileSeal first = KeyFileSeal.first(folder, random);
        Files.delete(first.file());

        assertRefused(first.stamp(), "is missing");
        assertThat(filesIn(folder)).isEmpty();
    }

    @Test
    void a_file_that_goes_missing_while_the_server_runs_is_not_replaced() throws Exception {
        KeyFileSeal seal = KeyFileSeal.first(folder, random);
        Files.delete(seal.file());

        assertThatExceptionOfType(RootKeyRefused.class).isThrownBy(() -> wrap(seal));
        assertThat(filesIn(folder)).isEmpty();
    }

    @Test
    void another_installation_s_file_is_refused_by_both_names() throws Exception {
        KeyFileSeal first = KeyFileSeal.first(folder, random);
        RootKeyStamp other = new InMemorySeal(random).stamp();

        assertRefused(other, first.stamp().toString());
        assertRefused(other, other.toString());
    }

    @Test
    void another_key_under_the_right_id_is_refused() throws Exception {
        KeyFileSeal first = KeyFileSeal.first(folder, random);
        byte[] id = first.stamp().id().toByteArray();
        put(RootKeyFile.encode(id, random.bytes(32)));

        assertRefused(first.stamp(), "put that key's file back");
    }

    @Test
    void a_file_with_any_byte_changed_is_damaged() throws Exception {
        KeyFileSeal first = KeyFileSeal.first(folder, random);
        byte[] whole = Files.readAllBytes(first.file());

        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x20; // 'a' becomes 'A': also an other spelling is not the file we wrote.
            assertThat(RootKeyFile.decode(changed)).as("byte %d", at).isEmpty();
        }
        whole[50] ^= 1;
        put(whole);
        assertRefused(first.stamp(), "is damaged");
        assertThat(Files.readAllBytes(first.file())).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 184, 186, 4096})
    void a_file_of_another_length_is_damaged(int length) throws Exception {
        KeyFileSeal first = KeyFileSeal.first(folder, random);
        put(java.util.Arrays.copyOf(Files.readAllBytes(first.file()), length));

        assertRefused(first.stamp(), "is damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--r-----", "r-----r--", "rw--w----", "r---w----", "r-x------", "rw------x"})
    void a_file_open_to_others_is_refused_with_its_mode(String mode) throws Exception {
        KeyFileSeal first = KeyFileSeal.first(folder, random);
        Files.setPosixFilePermissions(first.file(), PosixFilePermissions.fromString(mode));

        assertRefused(first.stamp(), mode);
    }

    @Test
    void mode_0600_is_ours_alone_too() throws Exception {
        KeyFileSeal first = KeyFileSeal.first(folder, random);
        Files.setPosixFilePermissions(first.file(), PosixFilePermissions.fromString("rw-------"));

        assertThat(KeyFileSeal.open(folder, random, first.stamp()).stamp()).isEqualTo(first.stamp());
    }

    @Test
    void a_file_of_another_user_is_refused() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can give a file away");
        KeyFileSeal first = KeyFileSeal.first(folder, random);
        Files.setAttribute(first.file(), "unix:uid", 12_345);

        assertRefused(first.stamp(), "belongs to user 12345");
    }

    @Test
    void a_link_or_a_folder_in_the_file_s_place_is_refused(@TempDir Path elsewhere) throws Exception {
        KeyFileSeal first = KeyFileSeal.first(elsewhere, random);
        Files.createSymbolicLink(folder.resolve("root.key"), first.file());
        assertRefused(first.stamp(), "is not a plain file");

        Files.delete(folder.resolve("root.key"));
        Files.createDirectory(folder.resolve("root.key"));
        assertRefused(first.stamp(), "is not a plain file");
        assertThatExceptionOfType(RootKeyRefused.class).isThrownBy(() -> KeyFileSeal.first(folder, random));
    }

    @Test
    void a_first_start_that_died_after_the_file_was_made_is_taken_up_and_the_key_kept() throws Exception {
        KeyFileSeal died = KeyFileSeal.first(folder, random);

        KeyFileSeal again = KeyFileSeal.first(folder, random);

        assertThat(again.stamp()).isEqualTo(died.stamp());
    }

    @Test
    void a_first_start_that_died_while_writing_leaves_nothing_that_counts() throws Exception {
        Files.writeString(folder.resolve("root.key.unfinished"), "sealwright-root-k");

        KeyFileSeal seal = KeyFileSeal.first(folder, random);

        assertThat(filesIn(folder)).containsExactly(seal.file());
    }

    @Test
    void a_first_start_never_replaces_a_damaged_file() throws Exception {
        put("my only copy".getBytes(US_ASCII));

        assertThatExceptionOfType(RootKeyRefused.class)
                .isThrownBy(() -> KeyFileSeal.first(folder, random))
                .withMessageContaining("is damaged");
        assertThat(folder.resolve("root.key")).hasContent("my only copy");
    }

    @Test
    void a_folder_that_is_not_there_is_a_refusal() {
        assertThatExceptionOfType(RootKeyRefused.class)
                .isThrownBy(() -> KeyFileSeal.first(folder.resolve("absent"), random))
                .withMessageContaining("absent");
    }

    @Test
    void two_installations_have_two_root_keys(@TempDir Path other) throws Exception {
        KeyFileSeal one = KeyFileSeal.first(folder, random);
        KeyFileSeal two = KeyFileSeal.first(other, random);

        assertThat(one.stamp()).isNotEqualTo(two.stamp());
        assertThatExceptionOfType(BadSeal.class).isThrownBy(() -> two.unwrap(wrap(one)));
    }

    @Test
    void the_store_s_stamp_says_nothing_of_the_key() throws Exception {
        KeyFileSeal seal = KeyFileSeal.first(folder, random);
        String file = Files.readString(seal.file());

        Blob check = seal.stamp().check();

        assertThat(file).doesNotContain(java.util.HexFormat.of().formatHex(check.sharedBytes()));
        assertThat(file).contains(seal.stamp().toString().substring("root key ".length()));
    }

    private WrappedDomainKey wrap(KeyFileSeal seal) throws RootKeyRefused {
        try (SecretBytes key = SecretBytes.owning(new byte[32])) {
            return seal.wrap(Domain.GLOBAL, 1, key);
        }
    }

    private void put(byte[] content) throws IOException {
        Path file = folder.resolve("root.key");
        Files.deleteIfExists(file);
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    }

    private void assertRefused(RootKeyStamp stamp, String why) {
        assertThatExceptionOfType(RootKeyRefused.class)
                .isThrownBy(() -> KeyFileSeal.open(folder, random, stamp))
                .withMessageContaining(folder.resolve("root.key").toString())
                .withMessageContaining(why);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
