// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Where the password of the database role comes from. It is never printed. */
public sealed interface PostgresPassword {

    /** There is none: the server asks for none, or for a certificate. */
    record None() implements PostgresPassword {}

    /** One that stands in the setting itself. */
    final class Given implements PostgresPassword {
        private final String text;

        public Given(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return "a password";
        }
    }

    /** The first line of a file that is read anew for each connection, so that it may be changed while we run. */
    record InFile(Path file) implements PostgresPassword {

        private String read() {
            try {
                Set<PosixFilePermission> others =
                        EnumSet.copyOf(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
                others.retainAll(PosixFilePermissions.fromString("---rwxrwx"));
                if (!others.isEmpty()) {
                    throw new StoreRefused(file + " is open to others: take their permissions away");
                }
                try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
                    return lines.findFirst().orElseThrow(() -> new StoreRefused(file + " is empty"));
                }
            } catch (IOException e) {
                throw new StoreRefused("cannot read the database password in " + file, e);
            }
        }
    }

    /** The text that the driver takes; empty where there is none. */
    default String text() {
        return switch (this) {
            case None() -> "";
            case Given given -> given.text;
            case InFile file -> file.read();
        };
    }
}
