// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.ledger.Disk;
import io.sealwright.ledger.SegmentFile;
import io.sealwright.store.FaultPoints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The ledger's disk on which a {@link CrashPoint} may lie: before, in and after a write, and after a sync. */
record CrashingDisk(Disk disk, FaultPoints points) implements Disk {

    @Override
    public List<String> list() throws IOException {
        return disk.list();
    }

    @Override
    public SegmentFile create(String name, int length) throws IOException {
        return new CrashingFile(disk.create(name, length), points);
    }

    @Override
    public SegmentFile open(String name, Access access) throws IOException {
        return new CrashingFile(disk.open(name, access), points);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return disk.read(name);
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        disk.replace(name, content);
    }

    @Override
    public long freeBytes() throws IOException {
        return disk.freeBytes();
    }

    private record CrashingFile(SegmentFile file, FaultPoints points) implements SegmentFile {

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            file.read(offset, into);
        }

        /** In two halves, so that a crash between them leaves a torn batch. */
        @Override
        public void write(long offset, ByteBuffer from) throws IOException {
            points.reached(CrashPoint.BEFORE_APPEND);
            int end = from.limit();
            int half = (end - from.position()) / 2;
            from.limit(from.position() + half);
            file.write(offset, from);
            points.reached(CrashPoint.IN_APPEND);
            from.limit(end);
            file.write(offset + half, from);
            points.reached(CrashPoint.AFTER_APPEND);
        }

        @Override
        public void sync() throws IOException {
            file.sync();
            points.reached(CrashPoint.AFTER_SYNC);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
