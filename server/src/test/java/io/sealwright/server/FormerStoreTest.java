// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.KeyId;
import io.sealwright.crypto.KeyMaterialId;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that version 0.1.0 made and filled before rows were registered. */
class FormerStoreTest {
    @TempDir
    Path folder;

    private Path data;
    private List<String> facts;

    @BeforeEach
    void the_folder_as_it_was() throws IOException {
        data = Files.createDirectory(folder.resolve("data"), mode("rwx------"));
        try (InputStream packed = Objects.requireNonNull(FormerStoreTest.class.getResourceAsStream("store-0.1.0.zip"));
                ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpack(entry, zip);
            }
        }
        facts = Files.readAllLines(data.resolve("facts"));
    }

    private void unpack(ZipEntry entry, ZipInputStream zip) throws IOException {
        Path target = data.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectory(target, mode("rwx------"));
            return;
        }
        Files.write(target, zip.readAllBytes());
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    }

    private static java.nio.file.attribute.FileAttribute<?> mode(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }

    private Workshop.Key key() throws Exception {
        List<Object> material = Workshop.row(data, "kms_key_material WHERE key_id = '%s'".formatted(facts.getFirst()));
        return new Workshop.Key(
                new KeyAddress(
                        new AccountId("111122223333"),
                        new Region("us-east-1"),
                        KeyId.parse(facts.getFirst()).orElseThrow()),
                new KeyMaterialId(Blob.owning((byte[]) material.get(3))));
    }

    @Test
    void it_is_registered_as_it_stands_and_opens_what_it_sealed() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (Workshop shop = Workshop.open(data)) {
                assertThat(shop.findings()).isEmpty();
                assertThat(shop.decrypts(key(), Blob.owning(Base64.getDecoder().decode(facts.get(2)))))
                        .isTrue();
            }
        }
    }

    @Test
    void keys_destroyed_in_it_are_erased_and_the_others_are_not() throws Exception {
        try (Workshop shop = Workshop.open(data)) {
            Workshop.Key doomed = shop.key();
            Blob sealed = shop.sealed(doomed);
            shop.destroy(doomed);
            shop.pass(java.time.Duration.ofHours(12));
            shop.erase();

            assertThat(shop.opens(sealed, doomed)).isFalse();
            assertThat(shop.decrypts(key(), Blob.owning(Base64.getDecoder().decode(facts.get(2)))))
                    .isTrue();
            assertThat(shop.findings()).isEmpty();
        }
    }

    @Test
    void once_registered_it_is_not_registered_again_in_another_state() throws Exception {
        Workshop.open(data).close();
        Workshop.write(data, "UPDATE kms_key SET state = 'Enabled'");
        Workshop.write(data, "DELETE FROM row_register");
        Workshop.write(
                data, "UPDATE change_log SET previous_id = NULL, rows_written = NULL, nonce = NULL, masked_sum = NULL");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Workshop.open(data))
                .withMessageContaining("the register is gone");
    }

    @Test
    void a_look_at_it_changes_nothing_in_it() throws Exception {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(
                        () -> OfflineStore.verify(data, "", data.resolve("root.key"), java.time.InstantSource.system()))
                .withMessageContaining("no server of this version has run on it");

        assertThat(Workshop.row(data, "sqlite_schema WHERE name = 'schema_migration'"))
                .isNotEmpty();
        assertThatExceptionOfType(java.sql.SQLException.class)
                .isThrownBy(() -> Workshop.row(data, "row_register"))
                .withMessageContaining("no such table");
    }
}
