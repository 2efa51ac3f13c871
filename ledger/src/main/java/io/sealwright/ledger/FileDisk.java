// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real folder. It is 0700 and its files 0600, whatever the umask allows beyond; no file is opened through a link.
 *
 * <p>A new name is durable only once its folder was synced too, so every change of a name syncs the folder. Threads
 * that write through it must not be interrupted: the platform closes a channel under an interrupted thread.
 */
public final class FileDisk implements Disk {
    /** Zeroes go out in slices with a sync each, so that a batch in another file waits for one slice, not for all. */
    private static final int SLICE_BYTES = 1 << 20;

    private static final Optional<OpenOption> DIRECT = direct();

    private final Path folder;

    private FileDisk(Path folder) {
        this.folder = folder;
    }

    /** The folder itself, made if it is missing; its parent must exist. */
    public static FileDisk at(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                syncFolder(parent);
            }
        }
        return new FileDisk(folder);
    }

    /** A folder that must be there already, for those who only read. */
    public static FileDisk existing(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(folder.toString());
        }
        return new FileDisk(folder);
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Override
    public SegmentFile create(String name, int length) throws IOException {
        FileChannel channel = open(
                name,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            if (!zeroDirectly(name, length)) {
                zero(channel, length);
            }
            channel.force(true);
            syncFolder(folder);
            return new ChannelFile(channel, directWriter(name, channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void zero(FileChannel channel, int length) throws IOException {
        ByteBuffer zeroes = ByteBuffer.allocateDirect(Math.min(length, SLICE_BYTES));
        for (int at = 0; at < length; at += zeroes.limit()) {
            zeroes.clear().limit(Math.min(zeroes.capacity(), length - at));
            writeFully(channel, at, zeroes);
            channel.force(true);
        }
    }

    /**
     * The same past the page cache, for a fraction of the processor's time. Not every file system can: then nothing is
     * lost, and the zeroes are written as anything else is.
     */
    private boolean zeroDirectly(String name, int length) throws IOException {
        int block = Math.toIntExact(Files.getFileStore(folder).getBlockSize());
        if (DIRECT.isEmpty() || Integer.bitCount(block) != 1 || block > SLICE_BYTES || length % block != 0) {
            return false;
        }
        try (FileChannel direct = open(name, StandardOpenOption.WRITE, DIRECT.get())) {
            ByteBuffer zeroes = ByteBuffer.allocateDirect(SLICE_BYTES + block).alignedSlice(block);
            for (int at = 0; at < length; at += zeroes.limit()) {
                zeroes.clear().limit(Math.min(SLICE_BYTES, length - at));
                writeFully(direct, at, zeroes);
            }
            return true;
        } catch (UnsupportedOperationException | IOException notHere) {
            return false; // A full disk says so again when it is written to as anything else is.
        }
    }

    /** By its name: the compiler warns of the package that it lies in, and no warning is tolerated here. */
    private static Optional<OpenOption> direct() {
        try {
            return Stream.of(
                            Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException anotherJdk) {
            return Optional.empty();
        }
    }

    @Override
    public SegmentFile open(String name, Access access) throws IOException {
        return switch (access) {
            case READ -> new ChannelFile(open(name, StandardOpenOption.READ), null);
            case READ_WRITE -> {
                FileChannel channel = open(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
                yield new ChannelFile(channel, directWriter(name, channel));
            }
        };
    }

    /** Null where the file system cannot: then what is written goes through the page cache. */
    private @Nullable DirectWriter directWriter(String name, FileChannel channel) {
        if (DIRECT.isEmpty()) {
            return null;
        }
        try {
            int block = Math.toIntExact(Files.getFileStore(folder).getBlockSize());
            return Integer.bitCount(block) == 1
                    ? new DirectWriter(open(name, StandardOpenOption.WRITE, DIRECT.get()), channel, block)
                    : null;
        } catch (UnsupportedOperationException | IOException notHere) {
            return null;
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folder);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
        syncFolder(folder);
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try (FileChannel channel = open(name, StandardOpenOption.READ)) {
            ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            readFully(channel, 0, content);
            return Optional.of(content.array());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        String temporary = name + ".tmp";
        try (FileChannel channel = open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeFully(channel, 0, ByteBuffer.wrap(content));
            channel.force(true);
        }
        rename(temporary, name);
    }

    @Override
    public long freeBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private FileChannel open(String name, OpenOption... options) throws IOException {
        Set<OpenOption> all = Stream.concat(Stream.of(options), Stream.of(LinkOption.NOFOLLOW_LINKS))
                .collect(Collectors.toSet());
        return FileChannel.open(
                folder.resolve(name),
                all,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void writeFully(FileChannel channel, long offset, ByteBuffer from) throws IOException {
        long at = offset;
        while (from.hasRemaining()) {
            at += channel.write(from, at);
        }
    }

    static void readFully(FileChannel channel, long offset, ByteBuffer into) throws IOException {
        long at = offset;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                throw new IOException("the file ends at byte " + at);
            }
            at += count;
        }
    }

    private record ChannelFile(
            FileChannel channel, @Nullable DirectWriter direct) implements SegmentFile {

        @Override
        public long length() throws IOException {
            return channel.size();
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            readFully(channel, offset, into);
        }

        @Override
        public void write(long offset, ByteBuffer from) throws IOException {
            if (direct == null || !direct.write(offset, from)) {
                writeFully(channel, offset, from);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                if (direct != null) {
                    direct.close();
                }
            }
        }
    }
}
