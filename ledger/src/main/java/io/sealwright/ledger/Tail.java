// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tells, of the bytes behind the last whole batch, an unfinished write from damage.
 *
 * <p>The file held zeroes before, at most one batch is ever unsynced, and it is written behind the last whole one. So
 * what a crash leaves of it is sectors that are right and sectors that are still zero. If a sector of the batch is
 * missing, the disk never confirmed it and nobody was answered: it may be dropped. If none is missing, the batch was
 * whole once and is damaged now: dropping it would lose what was acknowledged.
 */
final class Tail {
    private final SegmentBytes bytes;
    private final long nextBatch;
    private final @Nullable TrailerMac mac;

    /** What lies behind the last whole batch. */
    sealed interface Verdict {
        /** Zeroes. */
        record Clean() implements Verdict {}

        /** A batch that was never confirmed, up to {@code end}. */
        record Torn(long end) implements Verdict {}

        /** Bytes that were whole once. */
        record Damaged(String why) implements Verdict {}
    }

    Tail(SegmentBytes bytes, ChainState state, @Nullable TrailerMac mac) {
        this.bytes = bytes;
        this.nextBatch = state.batch() + 1;
        this.mac = mac;
    }

    Verdict judge(SegmentWalk.Stop stop) throws IOException {
        long last = bytes.lastNonZero(stop.end());
        if (last < 0) {
            return new Verdict.Clean();
        }
        String why = stop.why().orElse("bytes behind the last batch");
        long own = 0;
        for (long at = nextMagic(stop.end(), last); at >= 0; at = nextMagic(at + 1, last)) {
            SegmentScan.Unit unit = new SegmentScan(bytes, at, bytes.length()).next();
            if (!(unit instanceof SegmentScan.Closing closing) || !isOurs(closing)) {
                continue;
            }
            if (closing.trailer().batch() != nextBatch || at - closing.trailer().framesBytes() != stop.end()) {
                return new Verdict.Damaged(why
                        + "; the whole trailer of batch %d follows at byte %d"
                                .formatted(closing.trailer().batch(), at));
            }
            own = at + closing.bytes().length();
        }
        if (own > 0) {
            return missesSector(stop.end(), own) && last < own ? new Verdict.Torn(own) : new Verdict.Damaged(why);
        }
        long end = Math.min(roundUp(last + 1), bytes.length());
        if (isZero(stop.end(), Math.min(stop.end() + SegmentFormat.FRAME_PREFIX_BYTES, end))) {
            return new Verdict.Torn(end); // No batch begins with zeroes; a drop that was itself cut short does.
        }
        return missesSector(stop.end(), end) || reachesBeyond(stop.badAt(), last + 1)
                ? new Verdict.Torn(end)
                : new Verdict.Damaged(why);
    }

    private boolean isOurs(SegmentScan.Closing closing) {
        return mac == null || Trailer.macHolds(closing.bytes().sharedBytes(), mac);
    }

    /** Where a trailer may begin, from {@code from} on; -1 if nowhere up to {@code last}. */
    private long nextMagic(long from, long last) throws IOException {
        for (long at = from; at + Long.BYTES <= last; at++) {
            bytes.require(at, Long.BYTES);
            byte[] window = bytes.window();
            int index = bytes.index(at);
            if (window[index] == (byte) 0xFF && BigEndian.i64(window, index) == Trailer.MAGIC) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the part of any sector within [from, to) is all zero, which no part of a whole batch is. */
    private boolean missesSector(long from, long to) throws IOException {
        for (long at = from; at < to; ) {
            long end = Math.min(roundUp(at + 1), to);
            if (isZero(at, end)) {
                return true;
            }
            at = end;
        }
        return false;
    }

    private boolean isZero(long from, long to) throws IOException {
        for (long at = from; at < to; at++) {
            bytes.require(at, 1);
            if (bytes.window()[bytes.index(at)] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the unit that begins at {@code at} was to go on behind {@code end}, where only zeroes are: a write may
     * also stop within a sector. A whole batch ends with a MAC, which does not end with eight zeroes.
     */
    private boolean reachesBeyond(long at, long end) throws IOException {
        if (end - at < SegmentFormat.FRAME_PREFIX_BYTES) {
            return true;
        }
        int first = bytes.i32(at);
        if (first != (int) (Trailer.MAGIC >>> 32)) {
            return first >= SegmentFormat.MIN_BODY_BYTES
                    && first <= SegmentFormat.MAX_BODY_BYTES
                    && at + SegmentFormat.FRAME_PREFIX_BYTES + first > end;
        }
        if (end - at < Trailer.FIXED_BYTES) {
            return true;
        }
        bytes.require(at, Trailer.FIXED_BYTES);
        int length = Trailer.statedLength(bytes.window(), bytes.index(at), Trailer.FIXED_BYTES, at);
        return length > 0 && at + length >= end + Long.BYTES;
    }

    private static long roundUp(long offset) {
        return (offset + SegmentFormat.SECTOR_BYTES - 1) / SegmentFormat.SECTOR_BYTES * SegmentFormat.SECTOR_BYTES;
    }
}
