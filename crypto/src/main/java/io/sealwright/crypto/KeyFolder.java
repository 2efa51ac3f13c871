// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Reads and writes a file that holds a key: ours alone, whole or not there at all. */
final class KeyFolder {
    private static final Set<PosixFilePermission> OURS_TO_READ = Set.of(OWNER_READ);
    private static final Set<PosixFilePermission> OURS = Set.of(OWNER_READ, OWNER_WRITE);

    private KeyFolder() {}

    /**
     * Writes {@code bytes} under a name of its own, to the disk, and only then gives it its name. A crash leaves the
     * whole file or none by that name. The caller holds the data lock, has seen that there is no such file, and calls
     * {@link #settle} next.
     */
    static void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished); // Of a start that died; nothing was ever sealed under it.
        var readable = PosixFilePermissions.asFileAttribute(OURS_TO_READ);
        ByteBuffer rest = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        try (FileChannel channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), readable)) {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } finally {
            wipe(rest);
        }
        Files.move(unfinished, file, ATOMIC_MOVE);
    }

    /** The file and its name are on the disk when this returns, whoever wrote them. */
    static void settle(Path file) throws IOException {
        for (Path path : List.of(file, file.toAbsolutePath().getParent())) {
            try (FileChannel channel = FileChannel.open(path, READ)) {
                channel.force(true);
            }
        }
    }

    /** Writes zeroes over a key file of ours, in its place and to the disk. What the disk itself keeps is its own. */
    static void overwrite(Path file) throws IOException {
        Files.setPosixFilePermissions(file, OURS);
        try (FileChannel channel = FileChannel.open(file, Set.of(WRITE, NOFOLLOW_LINKS))) {
            ByteBuffer zeroes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (zeroes.hasRemaining()) {
                channel.write(zeroes);
            }
            channel.force(true);
        }
    }

    /** Whoever can do this can {@link #overwrite}; not a file that is immutable, or on a read-only file system. */
    static void requireWritable(Path file) throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file, NOFOLLOW_LINKS);
        Files.setPosixFilePermissions(file, OURS);
        FileChannel.open(file, Set.of(WRITE, NOFOLLOW_LINKS)).close();
        Files.setPosixFilePermissions(file, found);
    }

    /** Gives {@code file} the name of {@code target}, whose file is gone then; on the disk when this returns. */
    static void rename(Path file, Path target) throws IOException {
        Files.move(file, target, ATOMIC_MOVE);
        settle(target);
    }

    /**
     * The bytes of {@code file}, which the caller wipes; one more than {@code most} if it is longer.
     *
     * @throws RootKeyRefused if it is missing, no plain file, not ours, open to others, or unreadable
     */
    static byte[] read(Path file, int most) throws RootKeyRefused {
        try {
            requireOurs(file);
            return read(FileChannel.open(file, Set.of(READ, NOFOLLOW_LINKS)), most + 1);
        } catch (NoSuchFileException e) {
            throw new RootKeyRefused(
                    "%s is missing: without the root key nothing in this store can be opened. Put it back from your copy; none is created in its place"
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new RootKeyRefused("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** Through a buffer of our own, because the JDK's stays with the thread, unwiped. Closes {@code channel}. */
    private static byte[] read(FileChannel channel, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(most);
        try (channel) {
            int count = 0;
            while (buffer.hasRemaining() && count >= 0) {
                count = channel.read(buffer);
            }
            byte[] bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            return bytes;
        } finally {
            wipe(buffer);
        }
    }

    private static void wipe(ByteBuffer buffer) {
        buffer.clear().put(new byte[buffer.capacity()]);
    }

    private static void requireOurs(Path file) throws IOException, RootKeyRefused {
        var attributes = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new RootKeyRefused("%s is not a plain file".formatted(file));
        }
        if (!OURS.containsAll(attributes.permissions())) {
            throw new RootKeyRefused("%s is open to others, with mode %s: make it 0400 and ask who may have read it"
                    .formatted(file, PosixFilePermissions.toString(attributes.permissions())));
        }
        Object owner = Files.getAttribute(file, "unix:uid", NOFOLLOW_LINKS);
        long ourselves = new UnixSystem().getUid();
        if (((Number) owner).longValue() != ourselves) {
            throw new RootKeyRefused("%s belongs to user %s, and this server runs as user %d: it must own the file"
                    .formatted(file, owner, ourselves));
        }
    }
}
