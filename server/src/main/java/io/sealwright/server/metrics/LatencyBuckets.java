// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.metrics;

/**
 * The fixed buckets of a latency histogram: two for each doubling, from 16 µs to 17 s. The index is computed, not
 * searched.
 */
final class LatencyBuckets {
    private static final int FIRST_BIT = 14;
    private static final int DOUBLINGS = 20;

    /** The last bucket holds everything that took longer. */
    static final int COUNT = 2 * DOUBLINGS + 2;

    private LatencyBuckets() {}

    /** The bucket of a duration: the first whose upper bound is not below it. */
    static int index(long nanos) {
        long above = Math.max(nanos, 1) - 1;
        int highestBit = 63 - Long.numberOfLeadingZeros(above | 1);
        if (highestBit < FIRST_BIT) {
            return 0;
        }
        int half = (int) (above >>> (highestBit - 1)) & 1;
        return Math.min(1 + 2 * (highestBit - FIRST_BIT) + half, COUNT - 1);
    }

    /** The upper bound of a bucket in seconds, inclusive; infinity for the last. */
    static double upperBoundSeconds(int index) {
        return index == COUNT - 1 ? Double.POSITIVE_INFINITY : upperBoundNanos(index) / 1e9;
    }

    /** The upper bound of a bucket but the last. */
    static long upperBoundNanos(int index) {
        long doubling = 1L << (FIRST_BIT + index / 2);
        return index % 2 == 0 ? doubling : doubling + doubling / 2;
    }
}
