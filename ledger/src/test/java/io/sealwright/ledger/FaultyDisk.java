// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that can be filled, can fail, and can lose power: what was not synced is then there or not, sector
 * by sector, as the random generator says. Thread-safe; every decision comes from its seed.
 */
public final class FaultyDisk implements Disk {
    /** Lost or kept as a whole when the power goes. */
    private static final int SECTOR = 512;

    /** A write that is cut short stops at any of these. */
    private static final int WORD = 8;

    private final RandomGenerator random;
    private final Map<String, Content> files = new HashMap<>();
    private long capacity = Long.MAX_VALUE;
    private long operationsToCrash = Long.MAX_VALUE;
    private long writesToFail = Long.MAX_VALUE;
    private long syncsToFail = Long.MAX_VALUE;
    private long failuresInARow = 1;
    private boolean crashed;
    private @Nullable Runnable beforeSync;

    /** One file: what programs see, and what would survive. */
    private static final class Content {
        byte[] seen;
        byte[] durable;

        Content(int length) {
            seen = new byte[length];
            durable = new byte[length];
        }
    }

    public FaultyDisk(RandomGenerator random) {
        this.random = random;
    }

    /** All files together hold at most {@code bytes}. */
    public synchronized void limit(long bytes) {
        capacity = bytes;
    }

    /** The power goes at the {@code operations}th write or sync from now on, somewhere within it. */
    public synchronized void crashAfter(long operations) {
        operationsToCrash = operations;
    }

    /** {@code count} writes fail, after {@code writes} that do not; each leaves any part of its bytes. */
    public synchronized void failWrites(long writes, long count) {
        writesToFail = writes;
        failuresInARow = count;
    }

    /** {@code count} syncs fail, after {@code syncs} that do not. */
    public synchronized void failSyncs(long syncs, long count) {
        syncsToFail = syncs;
        failuresInARow = count;
    }

    /** Runs before each sync, outside the disk's lock: may wait. */
    public synchronized void beforeSync(Runnable action) {
        beforeSync = action;
    }

    public synchronized boolean hasCrashed() {
        return crashed;
    }

    /** The power comes back: unsynced sectors are there or not. Open files of the former life stay dead. */
    public synchronized FaultyDisk reboot() {
        FaultyDisk next = new FaultyDisk(random);
        next.capacity = capacity;
        files.forEach((name, content) -> {
            Content kept = new Content(content.seen.length);
            for (int at = 0; at < content.seen.length; at += SECTOR) {
                byte[] source = random.nextBoolean() ? content.seen : content.durable;
                int end = Math.min(at + SECTOR, source.length);
                System.arraycopy(source, at, kept.seen, at, end - at);
            }
            kept.durable = kept.seen.clone();
            next.files.put(name, kept);
        });
        crashed = true;
        return next;
    }

    /** The same files as they are seen now, all synced, on a disk without faults. */
    public synchronized FaultyDisk copy() {
        FaultyDisk copy = new FaultyDisk(random);
        files.forEach((name, content) -> {
            Content same = new Content(0);
            same.seen = content.seen.clone();
            same.durable = content.seen.clone();
            copy.files.put(name, same);
        });
        return copy;
    }

    /** The bytes as programs see them; changing them changes the file, as bit rot does. */
    public synchronized byte[] bytes(String name) {
        Content content = files.get(name);
        if (content == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        return content.seen;
    }

    @Override
    public synchronized List<String> list() throws IOException {
        requirePower();
        return List.copyOf(files.keySet());
    }

    @Override
    public synchronized SegmentFile create(String name, int length) throws IOException {
        step();
        files.remove(name);
        if (used() + length > capacity) {
            throw new IOException("No space left on device");
        }
        files.put(name, new Content(length));
        return open(name, Access.READ_WRITE);
    }

    @Override
    public synchronized SegmentFile open(String name, Access access) throws IOException {
        requirePower();
        return new OpenFile(find(name));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        step();
        Content content = find(from);
        files.remove(from);
        files.put(to, content);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        step();
        find(name);
        files.remove(name);
    }

    @Override
    public synchronized Optional<byte[]> read(String name) throws IOException {
        requirePower();
        Content content = files.get(name);
        return content == null ? Optional.empty() : Optional.of(content.seen.clone());
    }

    @Override
    public synchronized void replace(String name, byte[] bytes) throws IOException {
        step();
        Content content = new Content(bytes.length);
        content.seen = bytes.clone();
        content.durable = bytes.clone();
        files.put(name, content);
    }

    @Override
    public synchronized long freeBytes() throws IOException {
        requirePower();
        return capacity == Long.MAX_VALUE ? -1 : capacity - used();
    }

    private long used() {
        return files.values().stream().mapToLong(content -> content.seen.length).sum();
    }

    private Content find(String name) throws IOException {
        Content content = files.get(name);
        if (content == null) {
            throw new IOException("no file " + name);
        }
        return content;
    }

    private void requirePower() throws IOException {
        if (crashed) {
            throw new IOException("the power is gone");
        }
    }

    private void step() throws IOException {
        requirePower();
        operationsToCrash--;
        if (operationsToCrash < 0) {
            crashed = true;
        }
        requirePower();
    }

    private synchronized void write(Content content, long offset, ByteBuffer from) throws IOException {
        requirePower();
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        if (offset + bytes.length > content.seen.length) {
            throw new IOException("a write behind the end of a preallocated file");
        }
        operationsToCrash--;
        boolean failing = --writesToFail < 0 && failuresInARow > 0;
        if (operationsToCrash < 0 || failing) {
            int part = random.nextInt(bytes.length / WORD + 1) * WORD;
            System.arraycopy(bytes, 0, content.seen, (int) offset, part);
            crashed = operationsToCrash < 0;
            failuresInARow--;
            throw new IOException("Input/output error in a write");
        }
        System.arraycopy(bytes, 0, content.seen, (int) offset, bytes.length);
    }

    private void sync(Content content) throws IOException {
        Runnable action = beforeSync();
        if (action != null) {
            action.run();
        }
        synchronized (this) {
            step();
            if (--syncsToFail < 0 && failuresInARow > 0) {
                failuresInARow--;
                throw new IOException("Input/output error in a sync");
            }
            content.durable = Arrays.copyOf(content.seen, content.seen.length);
        }
    }

    private synchronized @Nullable Runnable beforeSync() {
        return beforeSync;
    }

    private final class OpenFile implements SegmentFile {
        private final Content content;

        OpenFile(Content content) {
            this.content = content;
        }

        @Override
        public long length() {
            return content.seen.length;
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            synchronized (FaultyDisk.this) {
                requirePower();
                into.put(content.seen, (int) offset, into.remaining());
            }
        }

        @Override
        public void write(long offset, ByteBuffer from) throws IOException {
            FaultyDisk.this.write(content, offset, from);
        }

        @Override
        public void sync() throws IOException {
            FaultyDisk.this.sync(content);
        }

        @Override
        public void close() {}
    }
}
