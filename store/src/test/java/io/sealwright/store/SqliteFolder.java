// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders as the server makes them. */
final class SqliteFolder {
    private SqliteFolder() {}

    static Path ours(Path folder) {
        try {
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
