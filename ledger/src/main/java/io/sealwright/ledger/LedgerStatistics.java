// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

/**
 * Counters since the ledger was opened, and gauges of now.
 *
 * @param syncNanos time spent in writing and syncing batches
 * @param failedBatches batches whose write or sync failed
 * @param roomBytes what can still be written without a new segment
 * @param freeBytes what the disk has beside; -1 if it does not say
 */
public record LedgerStatistics(
        long batches,
        long frames,
        long bytes,
        long syncNanos,
        long failedBatches,
        long segments,
        long treeSize,
        long roomBytes,
        long freeBytes) {

    LedgerStatistics withBatch(int moreFrames, long moreBytes, long nanos, long size) {
        return new LedgerStatistics(
                batches + 1,
                frames + moreFrames,
                bytes + moreBytes,
                syncNanos + nanos,
                failedBatches,
                segments,
                size,
                roomBytes,
                freeBytes);
    }

    LedgerStatistics withFailedBatch() {
        return new LedgerStatistics(
                batches, frames, bytes, syncNanos, failedBatches + 1, segments, treeSize, roomBytes, freeBytes);
    }

    LedgerStatistics withRoom(int segment, long room) {
        return new LedgerStatistics(
                batches, frames, bytes, syncNanos, failedBatches, segment, treeSize, room, freeBytes);
    }

    LedgerStatistics withFree(long free) {
        return new LedgerStatistics(
                batches, frames, bytes, syncNanos, failedBatches, segments, treeSize, roomBytes, free);
    }
}
