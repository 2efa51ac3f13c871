// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.time.Duration;
import java.util.UUID;

/**
 * How the ledger writes. A default for each value, bounds checked here.
 *
 * @param node who writes; stays the same for the life of the data folder
 * @param segmentBytes size of a segment file, preallocated with zeroes
 * @param maxEntryBytes longest entry that is taken
 * @param pendingBytes room of each {@link Appender}, and of the shared door, for frames that are not durable yet
 * @param pendingFrames most frames of one appender that are not durable yet; a power of two
 * @param batchBytes most bytes of frames in one write
 * @param changeReserveBytes room that uses leave to changes when no new segment can be had
 * @param keepFreeBytes room on the disk that preallocation leaves to others
 * @param retryPause least time between two attempts to get a segment after one failed
 */
public record LedgerConfig(
        UUID node,
        int segmentBytes,
        int maxEntryBytes,
        int pendingBytes,
        int pendingFrames,
        int batchBytes,
        int changeReserveBytes,
        long keepFreeBytes,
        Duration retryPause) {

    public LedgerConfig {
        int longest = SegmentFormat.FRAME_PREFIX_BYTES + SegmentFormat.BODY_FIXED_BYTES + maxEntryBytes;
        check(maxEntryBytes >= 64 && maxEntryBytes <= 1 << 20, "ledger.max-entry-bytes", maxEntryBytes);
        check(
                segmentBytes >= SegmentFormat.HEADER_BYTES + longest + SegmentFormat.MAX_TRAILER_BYTES
                        && segmentBytes <= 1 << 30
                        && segmentBytes % SegmentFormat.HEADER_BYTES == 0,
                "ledger.segment-bytes",
                segmentBytes);
        check(pendingBytes >= 2 * (longest + Sha256.BYTES), "ledger.pending-bytes", pendingBytes);
        check(
                pendingFrames >= 2 && pendingFrames <= 1 << 20 && Integer.bitCount(pendingFrames) == 1,
                "ledger.pending-frames",
                pendingFrames);
        check(batchBytes >= longest && batchBytes <= 1 << 28, "ledger.batch-bytes", batchBytes);
        check(
                changeReserveBytes >= 0
                        && changeReserveBytes
                                <= segmentBytes - SegmentFormat.HEADER_BYTES - SegmentFormat.MAX_TRAILER_BYTES,
                "ledger.change-reserve-bytes",
                changeReserveBytes);
        check(keepFreeBytes >= 0, "ledger.keep-free-bytes", keepFreeBytes);
        check(!retryPause.isNegative(), "ledger.retry-pause", retryPause);
    }

    /** 64 MiB segments; each event loop may have 4 MiB or 4,096 frames on the way. */
    public static LedgerConfig of(UUID node) {
        return new LedgerConfig(
                node, 64 << 20, 512 << 10, 4 << 20, 4_096, 4 << 20, 16 << 20, 64 << 20, Duration.ofSeconds(1));
    }

    /** The same with other segments, for small disks and tests; the reserve for changes shrinks with them. */
    public LedgerConfig withSegmentBytes(int bytes) {
        int reserve = Math.min(changeReserveBytes, bytes / 4);
        int entry = Math.min(maxEntryBytes, bytes / 4);
        return new LedgerConfig(
                node, bytes, entry, pendingBytes, pendingFrames, batchBytes, reserve, keepFreeBytes, retryPause);
    }

    /** Of a frame in memory, with the leaf hash before it. */
    int longestFrame() {
        return Sha256.BYTES + SegmentFormat.FRAME_PREFIX_BYTES + SegmentFormat.BODY_FIXED_BYTES + maxEntryBytes;
    }

    private static void check(boolean valid, String setting, Object value) {
        if (!valid) {
            throw new IllegalArgumentException("%s = %s is out of range".formatted(setting, value));
        }
    }
}
