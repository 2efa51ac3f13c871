// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A destroyed key opens nowhere: not in the folder, and not in an older copy of it with the present root key. */
class MaterialErasureTest {
    @TempDir
    Path folder;

    private int copies;

    private Path copyOf(Path data) {
        Path copy = folder.resolve("copy" + ++copies);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(data.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rootKey(Path data) throws IOException {
        return Files.readString(data.resolve("root.key"))
                .lines()
                .skip(2)
                .findFirst()
                .orElseThrow();
    }

    private static boolean holds(Path data, byte[] wanted) throws IOException {
        String text = new String(wanted, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void nothing_in_the_folder_opens_a_destroyed_key_nor_does_an_older_copy_with_the_present_root_key()
            throws Exception {
        Path data = folder.resolve("data");
        String firstRoot;
        Path before;
        Blob sealed;
        Workshop.Key doomed;
        try (Workshop shop = Workshop.open(data)) {
            firstRoot = rootKey(data);
            Workshop.Key living = shop.key();
            doomed = shop.key();
            sealed = shop.sealed(doomed);
            assertThat(shop.opens(sealed, doomed)).isTrue();
            before = copyOf(data);

            shop.destroy(doomed);
            assertThat(shop.opens(sealed, doomed))
                    .as("destroyed, and not erased yet")
                    .isTrue();
            shop.pass(Duration.ofHours(12));
            shop.erase();

            assertThat(shop.opens(sealed, doomed)).as("in the running server").isFalse();
            assertThat(shop.opens(shop.sealed(living), living)).isTrue();
            assertThat(shop.holdsWhatItEncrypted(living)).isTrue();
            assertThat(shop.owes()).isFalse();
            assertThat(shop.findings()).isEmpty();
        }
        assertThat(rootKey(data)).isNotEqualTo(firstRoot);
        assertThat(holds(data, firstRoot.getBytes(StandardCharsets.US_ASCII))).isFalse();
        assertThat(holds(data, HexFormat.of().parseHex(firstRoot))).isFalse();

        Files.copy(data.resolve("root.key"), before.resolve("root.key"), StandardCopyOption.REPLACE_EXISTING);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Workshop.open(before))
                .withMessageContaining("this store was sealed with");
        try (Workshop shop = Workshop.open(data)) {
            assertThat(shop.opens(sealed, doomed)).as("after a restart").isFalse();
        }
    }

    @Test
    void a_store_of_before_under_the_stamp_of_now_opens_nothing_either() throws Exception {
        Path data = folder.resolve("data");
        Path before;
        try (Workshop shop = Workshop.open(data)) {
            Workshop.Key doomed = shop.key();
            before = copyOf(data);
            shop.destroy(doomed);
            shop.pass(Duration.ofHours(12));
            shop.erase();
        }
        Files.copy(data.resolve("root.key"), before.resolve("root.key"), StandardCopyOption.REPLACE_EXISTING);
        List<Object> installation = Workshop.row(data, "installation");
        Workshop.write(
                before,
                "UPDATE installation SET root_key_id = ?, root_key_check = ?",
                installation.get(1),
                installation.get(2));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Workshop.open(before))
                .withMessageContaining("does not open with the root key");
    }

    @Test
    void killed_after_any_step_it_is_gone_on_with() throws Exception {
        Path data = folder.resolve("data");
        List<Path> images = new ArrayList<>();
        List<Workshop.Key> living = new ArrayList<>();
        Workshop.Key doomed;
        Blob sealed;
        try (Workshop shop = Workshop.open(data)) {
            for (int i = 0; i < 5; i++) {
                living.add(shop.key());
            }
            doomed = shop.key();
            sealed = shop.sealed(doomed);
            shop.destroy(doomed);
            shop.pass(Duration.ofHours(12));
            boolean more = true;
            while (more) {
                shop.prepareStepAndDie();
                images.add(copyOf(data));
                more = shop.stepAndDie();
                images.add(copyOf(data));
            }
        }
        assertThat(images)
                .as("begun, sealed anew, erased, each before and after its commit")
                .hasSizeGreaterThanOrEqualTo(6);

        for (Path image : images) {
            try (Workshop shop = Workshop.open(image)) {
                shop.pass(Duration.ofHours(12));
                shop.erase();

                assertThat(shop.owes()).as("%s", image).isFalse();
                assertThat(shop.opens(sealed, doomed)).isFalse();
                for (Workshop.Key key : living) {
                    assertThat(shop.holdsWhatItEncrypted(key)).as("%s", image).isTrue();
                }
                assertThat(shop.findings()).isEmpty();
                assertThat(image.resolve("root.key.next")).doesNotExist();
            }
        }
    }

    @Test
    void keys_made_and_destroyed_meanwhile_are_not_lost_and_not_forgotten() throws Exception {
        try (Workshop shop = Workshop.open(folder.resolve("data"))) {
            Workshop.Key first = shop.key();
            shop.destroy(first);
            shop.pass(Duration.ofHours(12));
            shop.stepAndDie();
            Workshop.Key made = shop.key();
            Workshop.Key second = shop.key();
            Blob sealed = shop.sealed(second);
            shop.destroy(second);
            shop.erase();

            assertThat(shop.holdsWhatItEncrypted(made)).isTrue();
            assertThat(shop.owes()).as("for the second").isTrue();
            shop.pass(Duration.ofHours(12));
            shop.erase();
            assertThat(shop.opens(sealed, second)).isFalse();
            assertThat(shop.holdsWhatItEncrypted(made)).isTrue();
            assertThat(shop.owes()).isFalse();
        }
    }

    @Test
    void a_key_that_was_sealed_before_and_is_stored_after_the_new_domain_key_is_sealed_again() throws Exception {
        try (Workshop shop = Workshop.open(folder.resolve("data"))) {
            shop.destroy(shop.key());
            Workshop.Prepared prepared = shop.prepare();
            shop.pass(Duration.ofHours(12));
            shop.stepAndDie();

            assertThatExceptionOfType(io.sealwright.store.Conflict.class).isThrownBy(() -> shop.store(prepared));
        }
    }

    @Test
    void nothing_is_erased_before_half_a_day_or_while_the_clock_is_in_doubt() throws Exception {
        try (Workshop shop = Workshop.open(folder.resolve("data"))) {
            Workshop.Key doomed = shop.key();
            Blob sealed = shop.sealed(doomed);
            shop.destroy(doomed);
            shop.pass(Duration.ofHours(12).minusSeconds(1));
            shop.erase();
            assertThat(shop.opens(sealed, doomed)).isTrue();

            shop.step(Duration.ofDays(1));
            shop.erase();
            assertThat(shop.opens(sealed, doomed)).isTrue();
        }
    }

    @Test
    void a_damaged_key_holds_the_erasure_up_rather_than_die() throws Exception {
        Path data = folder.resolve("data");
        try (Workshop shop = Workshop.open(data)) {
            Workshop.Key damaged = shop.key();
            Workshop.Key doomed = shop.key();
            shop.destroy(doomed);
            Workshop.write(data, "UPDATE kms_key SET description = 'x' WHERE key_id = ?", damaged.id());
            shop.pass(Duration.ofHours(12));
            shop.erase();

            assertThat(shop.owes()).isTrue();
            assertThat(shop.opens(shop.sealed(damaged), damaged)).isTrue();

            Workshop.write(data, "UPDATE kms_key SET description = '' WHERE key_id = ?", damaged.id());
            shop.erase();
            assertThat(shop.owes()).as("it goes on once the row is mended").isFalse();
            assertThat(shop.holdsWhatItEncrypted(damaged)).isTrue();
        }
    }

    /** Between the change that knows another root key and the files that still have the old names. */
    private static void upToTheReplacement(Workshop shop) throws Exception {
        shop.destroy(shop.key());
        shop.pass(Duration.ofHours(12));
        boolean more = true;
        while (more) {
            more = shop.stepAndDie();
        }
    }

    @Test
    void a_look_at_an_older_copy_with_the_live_root_key_takes_no_key_away() throws Exception {
        Path data = folder.resolve("data");
        Path lastNight;
        Path killed;
        try (Workshop shop = Workshop.open(data)) {
            lastNight = copyOf(data);
            upToTheReplacement(shop);
            killed = copyOf(data);
        }
        assertThat(killed.resolve("root.key.next")).exists();

        OfflineStore.verify(lastNight, "", killed.resolve("root.key"), InstantSource.system());
        OfflineStore.verify(killed, "", killed.resolve("root.key"), InstantSource.system());

        assertThat(rootKey(killed)).as("nor does it change a file").isEqualTo(rootKey(lastNight));
        try (Workshop shop = Workshop.open(killed)) {
            assertThat(shop.findings()).isEmpty();
        }
        assertThat(killed.resolve("root.key.next")).doesNotExist();
    }

    @Test
    void while_a_root_key_cannot_take_its_name_the_server_starts_and_erases_nothing_more() throws Exception {
        Path data = folder.resolve("data");
        Path killed;
        try (Workshop shop = Workshop.open(data)) {
            upToTheReplacement(shop);
            killed = copyOf(data);
        }
        Files.delete(killed.resolve("root.key"));
        Path inTheWay = Files.createFile(
                Files.createDirectory(killed.resolve("root.key")).resolve("in-the-way"));

        try (Workshop shop = Workshop.open(killed)) {
            Workshop.Key doomed = shop.key();
            Blob sealed = shop.sealed(doomed);
            shop.destroy(doomed);
            shop.pass(Duration.ofHours(12));
            shop.erase();
            assertThat(shop.opens(sealed, doomed)).isTrue();
            assertThat(shop.owes()).isTrue();

            Files.delete(inTheWay);
            Files.delete(killed.resolve("root.key"));
            shop.erase();
            assertThat(shop.opens(sealed, doomed)).isFalse();
            assertThat(shop.owes()).isFalse();
        }
        assertThat(killed.resolve("root.key.next")).doesNotExist();
    }

    @Test
    void a_key_whose_row_is_out_of_sight_is_not_erased_with_the_others() throws Exception {
        Path data = folder.resolve("data");
        try (Workshop shop = Workshop.open(data)) {
            Workshop.Key hidden = shop.key();
            shop.destroy(shop.key());
            shop.pass(Duration.ofHours(12));

            for (String table : List.of("kms_key", "kms_key_material")) {
                Workshop.write(data, "UPDATE " + table + " SET region = 'eu-west-9' WHERE key_id = ?", hidden.id());
                shop.erase();
                assertThat(shop.owes()).as(table).isTrue();
                assertThat(shop.opens(shop.sealed(hidden), hidden)).as(table).isTrue();
            }

            Workshop.write(data, "UPDATE kms_key SET region = 'us-east-1'");
            Workshop.write(data, "UPDATE kms_key_material SET region = 'us-east-1'");
            shop.erase();
            assertThat(shop.owes()).as("it goes on once the rows are mended").isFalse();
            assertThat(shop.holdsWhatItEncrypted(hidden)).isTrue();
        }
    }

    @Test
    void a_damaged_row_in_one_region_holds_up_no_other() throws Exception {
        Path data = folder.resolve("data");
        Region other = new Region("eu-west-1");
        try (Workshop shop = Workshop.open(data)) {
            Workshop.Key damaged = shop.key();
            shop.destroy(shop.key());
            shop.pass(Duration.ofHours(1));
            Workshop.Key living = shop.key(other);
            Workshop.Key doomed = shop.key(other);
            Blob sealed = shop.sealed(doomed);
            shop.destroy(doomed);
            Workshop.write(data, "UPDATE kms_key SET description = 'x' WHERE key_id = ?", damaged.id());
            shop.pass(Duration.ofHours(12));

            shop.erase();

            assertThat(shop.opens(sealed, doomed)).isFalse();
            assertThat(shop.holdsWhatItEncrypted(living)).isTrue();
            assertThat(shop.owes()).as("the one with the damaged row").isTrue();
            assertThat(shop.opens(shop.sealed(damaged), damaged)).isTrue();
        }
    }
}
