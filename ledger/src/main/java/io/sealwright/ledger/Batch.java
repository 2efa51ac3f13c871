// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The bytes of the next write, and the state of the chain after it. One object and one buffer, used again and again.
 */
final class Batch {
    /** Room behind a batch for zeroes up to the end of its last page. */
    private static final int PADDING = 4_096;

    private final ByteBuffer buffer;
    private final CRC32C crc = new CRC32C();
    private ChainState next = ChainState.empty();
    private int room;

    Batch(LedgerConfig config) {
        buffer = ByteBuffer.allocateDirect(
                Math.max(config.batchBytes(), config.longestFrame()) + SegmentFormat.MAX_TRAILER_BYTES + PADDING);
    }

    /** Empty, going on from {@code state}; {@code room} bytes of frames fit. */
    void begin(ChainState state, long room) {
        buffer.clear();
        next = state.copy();
        this.room = (int) Math.max(0, Math.min(room, buffer.capacity() - SegmentFormat.MAX_TRAILER_BYTES - PADDING));
    }

    /** Adds a frame as {@link FrameEncoder} made it; false if it does not fit. */
    boolean add(byte[] source, int at, int length) {
        int onDisk = length - Sha256.BYTES;
        if (onDisk > room - buffer.position()) {
            return false;
        }
        buffer.put(source, at + Sha256.BYTES, onDisk);
        next.add(Arrays.copyOfRange(source, at, at + Sha256.BYTES), onDisk);
        return true;
    }

    boolean add(SharedFrame frame) {
        if (!add(frame.bytes(), 0, frame.bytes().length)) {
            return false;
        }
        if (frame.kind() == FrameKind.CHANGE) {
            next.change(frame.lane(), frame.number(), frame.changeId());
        }
        return true;
    }

    boolean isEmpty() {
        return next.openFrames() == 0;
    }

    int frames() {
        return next.openFrames();
    }

    int bytes() {
        return buffer.position();
    }

    /** Adds the trailer; the batch will lie at {@code offset}. What it gives is ready to be written. */
    ByteBuffer seal(long offset, Origin origin, long wallMillis, TrailerMac mac) {
        buffer.put(next.seal(offset + buffer.position(), origin, wallMillis, mac, crc));
        return buffer.flip();
    }

    /** The state of the chain with this batch. */
    ChainState next() {
        return next;
    }

    /** Event id and place of a use that was written, perhaps. */
    record LostUse(UUID eventId, int offset) {}

    /** The uses among the first {@code framesBytes} bytes; for a batch whose write failed. */
    List<LostUse> uses(int framesBytes) {
        List<LostUse> uses = new ArrayList<>();
        int at = 0;
        while (at < framesBytes) {
            int body = at + SegmentFormat.FRAME_PREFIX_BYTES;
            if (buffer.get(body) == FrameKind.USE.code()) {
                int eventId = body + SegmentFormat.BODY_FIXED_BYTES + 1;
                uses.add(new LostUse(new UUID(buffer.getLong(eventId), buffer.getLong(eventId + 8)), at));
            }
            at = body + buffer.getInt(at);
        }
        return uses;
    }
}
