// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.data;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The folder that holds everything that must survive, locked for this process until it is closed.
 *
 * <p>The lock is the kernel's: it ends with the process, however that ends, so no stale lock is ever to be removed.
 */
public final class DataFolder implements AutoCloseable {
    /** The ledger's folder in it. */
    public static final String LEDGER = "ledger";

    private static final String LOCK = "lock";
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_OF_OURS = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Makes the folder where there is none, checks it, and locks it.
     *
     * @param path absolute
     * @throws DataFolderRefused when others can read, write or replace it, or another process uses it
     */
    public static DataFolder open(Path path) throws IOException, DataFolderRefused {
        long us = new UnixSystem().getUid();
        new PathTrust(us).check(path);
        create(path);
        Path real = path.toRealPath();
        new PathTrust(us).check(real);
        requirePrivate(real, us);
        return lock(real);
    }

    private static void create(Path path) throws IOException, DataFolderRefused {
        if (Files.isDirectory(path)) {
            return;
        }
        if (Files.exists(path)) {
            throw new DataFolderRefused(path, "is not a folder");
        }
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        Durable.folder(path.toAbsolutePath().getParent());
    }

    private static void requirePrivate(Path real, long us) throws IOException, DataFolderRefused {
        if (((Number) Files.getAttribute(real, "unix:uid")).longValue() != us) {
            throw new DataFolderRefused(real, "belongs to another user; the data folder must be our own");
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(real));
        others.removeAll(OURS_ALONE);
        if (!others.isEmpty()) {
            throw new DataFolderRefused(real, "others may enter it; its mode must be 0700: chmod 700 " + real);
        }
    }

    @SuppressWarnings("ReferenceEquality") // A null answer is how the channel says that another process holds the lock.
    private static DataFolder lock(Path real) throws IOException, DataFolderRefused {
        FileChannel file = FileChannel.open(
                real.resolve(LOCK),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(FILE_OF_OURS));
        FileLock lock = null;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException oneOfOurOwn) {
            throw new DataFolderRefused(real, "is in use by this very process");
        } finally {
            if (lock == null) {
                file.close();
            }
        }
        if (lock == null) {
            throw new DataFolderRefused(real, "is in use by another Sealwright process");
        }
        return new DataFolder(real, file, lock);
    }

    /** Whether a process, this one included, has it open. Makes nothing. */
    public static boolean isInUse(Path path) throws IOException {
        Path file = path.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held == null;
        } catch (OverlappingFileLockException oneOfOurOwn) {
            return true;
        }
    }

    /** The folder's path without links. */
    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** The administrator's credentials, written on the first start. */
    public CredentialsFile credentials() {
        return new CredentialsFile(path.resolve("credentials"));
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
