// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.vocabulary.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One root key takes another's place, and may be interrupted anywhere. */
class RootKeySuccessionTest {
    private final RandomSource random = new SeededRandomSource(11);

    @TempDir
    Path folder;

    private KeyFileSeal first;
    private String firstKey;
    private WrappedDomainKey wrapped;

    @BeforeEach
    void a_root_key_that_wrapped_something() throws Exception {
        first = KeyFileSeal.first(folder, random);
        firstKey = key(first.file());
        try (SecretBytes domainKey = SecretBytes.owning(new byte[HeldKey.LENGTH])) {
            wrapped = first.wrap(Domain.GLOBAL, 1, domainKey);
        }
    }

    private static String key(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII)
                .lines()
                .skip(2)
                .findFirst()
                .orElseThrow();
    }

    private boolean isSomewhere(String key) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(key)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void the_next_key_takes_the_place_and_the_name_and_the_old_one_is_nowhere() throws Exception {
        KeyFileSeal next = first.successor();
        String nextKey = key(next.file());

        first.replaceBy(next.stamp());

        assertThat(names()).containsExactly("root.key");
        assertThat(key(folder.resolve("root.key"))).isEqualTo(nextKey).isNotEqualTo(firstKey);
        assertThat(isSomewhere(firstKey)).isFalse();
        assertThat(KeyFileSeal.open(folder, random, next.stamp()).stamp()).isEqualTo(next.stamp());
    }

    @Test
    void what_the_old_one_wrapped_does_not_open_with_the_new_one() throws Exception {
        KeyFileSeal next = first.successor();
        RootKeyStamp before = first.stamp();
        first.replaceBy(next.stamp());

        assertThatExceptionOfType(BadSeal.class).isThrownBy(() -> first.unwrap(wrapped));
        assertThatExceptionOfType(RootKeyRefused.class).isThrownBy(() -> KeyFileSeal.open(folder, random, before));
    }

    /** As a start opens the folder. */
    private KeyFileSeal restart(Path in, RootKeyStamp stored) throws RootKeyRefused {
        KeyFileSeal seal = KeyFileSeal.open(in, random, stored);
        seal.replaceBy(stored);
        return seal;
    }

    @Test
    void opening_changes_no_file_whichever_of_the_two_keys_the_store_is_under() throws Exception {
        RootKeyStamp next = first.successor().stamp();
        String nextKey = key(folder.resolve(KeyFileSeal.NEXT));

        for (RootKeyStamp stored : List.of(first.stamp(), next)) {
            assertThat(KeyFileSeal.open(folder, random, stored).stamp()).isEqualTo(stored);
        }

        assertThat(key(folder.resolve("root.key"))).isEqualTo(firstKey);
        assertThat(key(folder.resolve(KeyFileSeal.NEXT))).isEqualTo(nextKey);
    }

    @Test
    void a_next_key_that_this_store_never_heard_of_is_left_for_the_next_erasure() throws Exception {
        RootKeyStamp next = first.successor().stamp();

        KeyFileSeal again = restart(folder, first.stamp());

        assertThat(names()).containsExactly("root.key", "root.key.next");
        assertThat(again.successor().stamp()).isEqualTo(next);
        try (SecretBytes opened = again.unwrap(wrapped)) {
            assertThat(opened.length()).isEqualTo(HeldKey.LENGTH);
        }
    }

    @Test
    void a_next_key_that_the_store_has_becomes_the_root_key_at_the_next_start() throws Exception {
        RootKeyStamp stored = first.successor().stamp();

        KeyFileSeal again = restart(folder, stored);

        assertThat(again.stamp()).isEqualTo(stored);
        assertThat(names()).containsExactly("root.key");
        assertThat(isSomewhere(firstKey)).isFalse();
    }

    @Test
    void a_key_that_cannot_be_overwritten_gets_no_successor() throws Exception {
        try (Immutable _ = Immutable.make(first.file())) {
            assertThatExceptionOfType(RootKeyRefused.class)
                    .isThrownBy(first::successor)
                    .withMessageContaining("could not be overwritten");
        }

        assertThat(names()).containsExactly("root.key");
        assertThat(first.successor().stamp()).isNotEqualTo(first.stamp());
    }

    @Test
    void a_successor_that_cannot_take_the_name_opens_every_start_and_gets_no_successor() throws Exception {
        KeyFileSeal next = first.successor();
        try (Immutable _ = Immutable.make(first.file())) {
            assertThatExceptionOfType(RootKeyRefused.class)
                    .isThrownBy(() -> first.replaceBy(next.stamp()))
                    .withMessageContaining("cannot be replaced");

            assertThat(first.stamp()).isEqualTo(next.stamp());
            assertThatExceptionOfType(RootKeyRefused.class)
                    .isThrownBy(first::successor)
                    .withMessageContaining("still to be renamed");
            KeyFileSeal again = KeyFileSeal.open(folder, random, next.stamp());
            assertThatExceptionOfType(RootKeyRefused.class).isThrownBy(again::successor);
        }

        first.replaceBy(next.stamp());
        assertThat(names()).containsExactly("root.key");
        assertThat(isSomewhere(firstKey)).isFalse();
        assertThat(first.successor().stamp()).isNotEqualTo(next.stamp());
    }

    @Test
    void so_it_does_when_the_old_one_was_overwritten_already_or_in_part() throws Exception {
        RootKeyStamp stored = first.successor().stamp();
        for (String left : List.of("", "sealwright-root-key-1\n", "\0".repeat(RootKeyFile.LENGTH))) {
            Path copy = Files.createDirectory(folder.resolve("copy" + left.length()));
            Files.copy(folder.resolve(KeyFileSeal.NEXT), copy.resolve(KeyFileSeal.NEXT));
            KeyFolder.write(copy.resolve("root.key"), left.getBytes(StandardCharsets.US_ASCII));

            assertThat(restart(copy, stored).stamp()).isEqualTo(stored);
        }
    }

    @Test
    void a_damaged_next_key_destroys_nothing() throws Exception {
        RootKeyStamp stored = first.successor().stamp();
        KeyFolder.overwrite(folder.resolve(KeyFileSeal.NEXT));

        assertThatExceptionOfType(RootKeyRefused.class).isThrownBy(() -> KeyFileSeal.open(folder, random, stored));
        assertThat(key(folder.resolve("root.key"))).isEqualTo(firstKey);
        assertThat(names()).hasSize(2);
    }

    @Test
    void an_attempt_that_failed_is_gone_on_with() throws Exception {
        RootKeyStamp attempted = first.successor().stamp();

        assertThat(first.successor().stamp()).isEqualTo(attempted);
    }

    @Test
    void between_the_store_s_change_and_the_files_both_keys_are_found() throws Exception {
        KeyFileSeal next = first.successor();
        try (SecretBytes domainKey = SecretBytes.owning(new byte[HeldKey.LENGTH])) {
            WrappedDomainKey anew = next.wrap(Domain.GLOBAL, 1, domainKey);
            Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("r-x------"));
            try {
                first.replaceBy(next.stamp());
            } catch (RootKeyRefused cannotRename) {
                assertThat(cannotRename).hasMessageContaining("cannot be replaced");
            } finally {
                Files.setPosixFilePermissions(
                        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
            }

            first.replaceBy(next.stamp());
            try (SecretBytes opened = first.unwrap(anew)) {
                assertThat(opened.length()).isEqualTo(HeldKey.LENGTH);
            }
        }
    }
}
