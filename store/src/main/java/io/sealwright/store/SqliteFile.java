// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The store's file on the disk: ours alone, and really a file. SQLite gives its companions the same mode. */
final class SqliteFile {

    static final String NAME = "store.db";

    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rw-------");

    private SqliteFile() {}

    /**
     * Makes the file if it is not there; its name is durable when this returns.
     *
     * @throws StoreRefused if the folder or a file in it is a link, is not what it should be, or is open to others
     */
    static Path prepare(Path folder) {
        Path file = folder.toAbsolutePath().resolve(NAME);
        if (file.toString().contains("?")) {
            throw new StoreRefused("the path of the store has a '?', which its driver reads as settings: " + file);
        }
        try {
            requireOurs(folder, Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS));
            create(file);
            for (Path each : new Path[] {file, folder.resolve(NAME + "-wal"), folder.resolve(NAME + "-shm")}) {
                if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
                    requireOurs(each, Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS));
                }
            }
        } catch (IOException e) {
            throw new StoreRefused("cannot use " + file, e);
        }
        return file;
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        } catch (FileAlreadyExistsException e) {
            return; // a later start
        }
        try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void requireOurs(Path path, boolean rightKind) throws IOException {
        if (!rightKind) {
            throw new StoreRefused(path + " is a link, or not what it should be");
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(PosixFilePermissions.fromString("---rwxrwx"));
        others.retainAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        if (!others.isEmpty()) {
            throw new StoreRefused(path + " is open to others: take their permissions away");
        }
    }
}
