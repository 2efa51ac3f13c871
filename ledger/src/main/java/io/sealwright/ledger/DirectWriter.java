// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Writes a file past the page cache, in whole blocks from an aligned buffer. What a log writes is not read again soon:
 * in the page cache it is copied to a page that is not at hand, and pushes out what is.
 *
 * <p>A write mostly begins within the block in which the last one ended. The bytes of that block are kept, and written
 * once more as they are: a torn write leaves them as they were, as it would in the page cache. Not thread-safe.
 */
final class DirectWriter implements AutoCloseable {
    private static final int LEAST_ROOM = 256 << 10;

    private final FileChannel direct;
    private final FileChannel buffered;
    private final int block;
    private final byte[] last;
    private long lastAt = -1;
    private ByteBuffer room = ByteBuffer.allocate(0);

    /**
     * @param direct for writing only, past the page cache
     * @param buffered the same file, for reading
     * @param block what offsets, lengths and addresses are multiples of; a power of two
     */
    DirectWriter(FileChannel direct, FileChannel buffered, int block) {
        this.direct = direct;
        this.buffered = buffered;
        this.block = block;
        this.last = new byte[block];
    }

    /** Writes all of {@code from}; false, and nothing was done, if it would not end with a block. */
    boolean write(long offset, ByteBuffer from) throws IOException {
        int before = (int) (offset & (block - 1));
        long start = offset - before;
        int length = before + from.remaining();
        if (length == 0 || (length & (block - 1)) != 0) {
            lastAt = -1;
            return false;
        }
        ByteBuffer blocks = blocks(length);
        if (before > 0) {
            blocks.put(beginning(start, before), 0, before);
        }
        blocks.put(from);
        lastAt = start + length - block;
        blocks.get(length - block, last);
        FileDisk.writeFully(direct, start, blocks.flip());
        return true;
    }

    /** The block at {@code start}, of which the first {@code length} bytes are wanted. */
    private byte[] beginning(long start, int length) throws IOException {
        if (start != lastAt) {
            FileDisk.readFully(buffered, start, ByteBuffer.wrap(last, 0, length));
        }
        return last;
    }

    private ByteBuffer blocks(int length) {
        if (room.capacity() < length) {
            int capacity = Math.max(LEAST_ROOM, Integer.highestOneBit(length) << 1);
            room = ByteBuffer.allocateDirect(capacity + block).alignedSlice(block);
        }
        return room.clear().limit(length);
    }

    @Override
    public void close() throws IOException {
        direct.close();
    }
}
