// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Makes frames: leaf hash (32 bytes, not on disk) || length || CRC-32C || body. The hashing is done here, in the
 * caller's thread, so that the writer only copies. Not thread-safe: each appender has its own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.1">RFC 9162, 2.1.1: the leaf hash</a>
 */
final class FrameEncoder {
    static final UUID NO_CHANGE = new UUID(0, 0);

    private static final int PREFIX = Sha256.BYTES;
    private static final int BODY = PREFIX + SegmentFormat.FRAME_PREFIX_BYTES;

    private final Sha256 sha256 = new Sha256();
    private final CRC32C crc = new CRC32C();

    /** What {@link #encode} writes. */
    static int length(EntrySource entry) {
        return BODY + SegmentFormat.BODY_FIXED_BYTES + entry.length();
    }

    void encode(FrameKind kind, int lane, long number, UUID changeId, EntrySource entry, byte[] into, int at) {
        int body = at + BODY;
        into[body] = kind.code();
        BigEndian.putU16(into, body + 1, lane);
        BigEndian.putI64(into, body + 3, number);
        BigEndian.putUuid(into, body + 11, changeId);
        entry.copyTo(into, body + SegmentFormat.BODY_FIXED_BYTES);
        int length = SegmentFormat.BODY_FIXED_BYTES + entry.length();
        BigEndian.putI32(into, at + PREFIX, length);
        BigEndian.putI32(into, at + PREFIX + 4, SegmentFormat.crc(crc, into, body, length));
        sha256.update((byte) 0).update(into, body, length).finish(into, at);
    }

    byte[] encode(FrameKind kind, int lane, long number, UUID changeId, EntrySource entry) {
        byte[] frame = new byte[length(entry)];
        encode(kind, lane, number, changeId, entry, frame, 0);
        return frame;
    }
}
