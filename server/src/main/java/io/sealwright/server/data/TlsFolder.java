// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.data;

import io.sealwright.crypto.DevelopmentAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where {@code sealwright tls init} puts a certificate: the folder {@code tls} beside the data. */
public final class TlsFolder {
    private static final String NAME = "tls";
    private static final String AUTHORITY = "ca.pem";
    private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    private TlsFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder in this data folder, which need not exist. */
    public static TlsFolder in(Path data) {
        return new TlsFolder(data.resolve(NAME));
    }

    /** What clients of a certificate are to trust, where it was made by {@link #write}; it need not exist. */
    public static Path authorityBeside(Path chain) {
        return chain.resolveSibling(AUTHORITY);
    }

    public boolean exists() {
        return Files.exists(folder);
    }

    public Path authority() {
        return folder.resolve(AUTHORITY);
    }

    public Path chain() {
        return folder.resolve("server.pem");
    }

    public Path key() {
        return folder.resolve("server.key");
    }

    /** Keeps what was made; durable when it returns. */
    public void write(DevelopmentAuthority.Made made) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        Durable.replace(key(), made.key().getBytes(StandardCharsets.US_ASCII), OURS);
        Durable.replace(chain(), made.chain().getBytes(StandardCharsets.US_ASCII), OPEN);
        Durable.replace(authority(), made.authority().getBytes(StandardCharsets.US_ASCII), OPEN);
    }
}
