// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The fixed numbers of segment format version 1. Frozen: a change is a new version, and readers keep this one.
 *
 * <p>A segment is a header of 4,096 bytes and then batches, each some frames and one trailer; the rest is zeroes.
 */
final class SegmentFormat {
    static final int VERSION = 1;

    static final int HEADER_BYTES = 4_096;

    /** What a torn write loses or keeps as a whole: the smallest sector in use. */
    static final int SECTOR_BYTES = 512;

    /** Batches begin at multiples of this, so that no part of a batch within one sector is legitimately all zero. */
    static final int BATCH_ALIGNMENT = 8;

    static final int MAX_LANES = 64;

    /** Before a frame's body: its length (u32) and CRC-32C (u32). */
    static final int FRAME_PREFIX_BYTES = 8;

    /** Kind (u8), lane (u16), number (u64), change id (16), before the entry. */
    static final int BODY_FIXED_BYTES = 27;

    static final int MIN_BODY_BYTES = BODY_FIXED_BYTES + LedgerEntry.FIXED_BYTES;
    static final int MAX_BODY_BYTES = (1 << 20) + BODY_FIXED_BYTES;

    static final int LANE_BYTES = 2 + 8 + 16;
    static final int MAC_BYTES = 32;

    static final int MAX_TRAILER_BYTES =
            Trailer.FIXED_BYTES + MAX_LANES * LANE_BYTES + (BATCH_ALIGNMENT - 1) + Sha256.BYTES + MAC_BYTES;

    /** The next segment, already full of zeroes. */
    static final String RESERVE = "next.seg";

    static final String RESERVE_IN_THE_MAKING = "next.tmp";

    private static final String SUFFIX = ".seg";

    private SegmentFormat() {}

    static String fileName(int number) {
        return String.format(Locale.ROOT, "%08d%s", number, SUFFIX);
    }

    static boolean isSegment(String name) {
        return name.length() == 12
                && name.endsWith(SUFFIX)
                && name.chars().limit(8).allMatch(c -> c >= '0' && c <= '9');
    }

    static int number(String name) {
        return Integer.parseInt(name.substring(0, 8));
    }

    static int crc(CRC32C crc, byte[] bytes, int offset, int length) {
        crc.reset();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
