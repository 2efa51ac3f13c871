// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Reads a segment unit by unit: frames, trailers, the end, or damage. It believes nothing: any bytes whatever give
 * units or damage, never an exception other than the disk's.
 */
final class SegmentScan {
    private final SegmentBytes bytes;
    private final long limit;
    private final CRC32C crc = new CRC32C();
    private final Sha256 sha256 = new Sha256();
    private long at;

    /** What is found at one place. */
    sealed interface Unit {
        long offset();
    }

    /** A frame whose CRC holds. */
    record Frame(
            long offset,
            int length,
            FrameKind kind,
            int lane,
            long number,
            UUID changeId,
            LedgerEntry entry,
            Blob leafHash)
            implements Unit {}

    /** A trailer whose CRC holds. */
    record Closing(long offset, Trailer trailer, Blob bytes) implements Unit {}

    /** A length of zero, or the end of the file: whether only zeroes follow is for the caller to see. */
    record End(long offset) implements Unit {}

    /** Something that is neither. */
    record Damage(long offset, String why) implements Unit {}

    /** From {@code start} up to {@code limit}, at most the end of the file. */
    SegmentScan(SegmentBytes bytes, long start, long limit) {
        this.bytes = bytes;
        this.limit = Math.min(limit, bytes.length());
        this.at = start;
    }

    /** Reads the next unit; after {@link End} and {@link Damage} it gives the same again. */
    Unit next() throws IOException {
        if (limit - at < SegmentFormat.FRAME_PREFIX_BYTES) {
            return new End(at);
        }
        int first = bytes.i32(at);
        if (first == 0) {
            return new End(at);
        }
        Unit unit = first == (int) (Trailer.MAGIC >>> 32) ? trailer() : frame(first);
        switch (unit) {
            case Frame frame -> at += frame.length();
            case Closing closing -> at += closing.bytes().length();
            case End _, Damage _ -> {}
        }
        return unit;
    }

    private Unit frame(int bodyLength) throws IOException {
        long whole = SegmentFormat.FRAME_PREFIX_BYTES + (long) bodyLength;
        if (bodyLength < SegmentFormat.MIN_BODY_BYTES
                || bodyLength > SegmentFormat.MAX_BODY_BYTES
                || whole > limit - at) {
            return new Damage(at, "neither a frame nor a trailer");
        }
        bytes.require(at, (int) whole);
        byte[] window = bytes.window();
        int start = bytes.index(at);
        int body = start + SegmentFormat.FRAME_PREFIX_BYTES;
        if (BigEndian.i32(window, start + 4) != SegmentFormat.crc(crc, window, body, bodyLength)) {
            return new Damage(at, "the frame's CRC does not hold");
        }
        Optional<FrameKind> kind = FrameKind.of(window[body]);
        if (kind.isEmpty()) {
            return new Damage(at, "a frame of unknown kind " + window[body]);
        }
        return frame(kind.get(), window, body, bodyLength);
    }

    private Unit frame(FrameKind kind, byte[] window, int body, int bodyLength) {
        LedgerEntry entry;
        try {
            entry = LedgerEntry.owning(
                    Arrays.copyOfRange(window, body + SegmentFormat.BODY_FIXED_BYTES, body + bodyLength));
        } catch (IllegalArgumentException e) {
            return new Damage(at, "the frame holds no entry: " + e.getMessage());
        }
        byte[] leaf = sha256.update((byte) 0).update(window, body, bodyLength).finish();
        return new Frame(
                at,
                SegmentFormat.FRAME_PREFIX_BYTES + bodyLength,
                kind,
                BigEndian.u16(window, body + 1),
                BigEndian.i64(window, body + 3),
                BigEndian.uuid(window, body + 11),
                entry,
                Blob.owning(leaf));
    }

    private Unit trailer() throws IOException {
        int available = (int) Math.min(SegmentFormat.MAX_TRAILER_BYTES, limit - at);
        bytes.require(at, available);
        int length = Trailer.statedLength(bytes.window(), bytes.index(at), available, at);
        if (length < 0 || length > available) {
            return new Damage(at, "a trailer whose length is not right");
        }
        byte[] encoded = bytes.copy(at, length);
        Optional<Trailer> trailer = Trailer.parse(encoded, at);
        if (trailer.isEmpty()) {
            return new Damage(at, "the trailer's CRC does not hold");
        }
        return new Closing(at, trailer.get(), Blob.owning(encoded));
    }
}
