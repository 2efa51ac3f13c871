// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/**
 * What the writer has done since the start; for metrics.
 *
 * @param groups transactions that were committed
 * @param changes changes in them
 * @param undone changes that were refused, met a conflict, or failed
 * @param waiting changes that wait for the writer now
 */
public record StoreStatistics(long groups, long changes, long undone, int waiting) {}
